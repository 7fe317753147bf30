import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentEvent } from '@eks-environments/plugin-environments-common';
import { environmentId } from '../__testUtils__/examples';
import { environmentsApiMock, renderEnvironments } from '../__testUtils__/renderEnvironments';
import { byDay, dayInWords } from './days';

const path = `/environments/${environmentId}?tab=events`;

/** At noon (UTC) that many days ago. */
function event(kind: string, daysAgo: number, changes: Partial<EnvironmentEvent> = {}) {
  const at = new Date();
  at.setUTCHours(12, 0, 0, 0);
  at.setUTCDate(at.getUTCDate() - daysAgo);
  return { id: `${kind} ${daysAgo}`, at: at.toISOString(), kind, message: kind, ...changes };
}

const texts = (items: HTMLElement[]) => items.map(item => item.textContent);

describe('the timeline of an environment', () => {
  it('goes day by day from the newest to the oldest: what, when, by whom, to which status it led', async () => {
    const api = environmentsApiMock({
      listEvents: async () => ({
        items: [
          event('updated', 0, { message: 'It was described', status: 'hibernated' }),
          event('hibernated', 0, { message: 'It is asleep', status: 'hibernated' }),
          event('extended', 0, {
            message: 'Its end was moved',
            actor: 'user:default/dana',
          }),
          event('something-new', 400, { message: 'What no page knows yet' }),
        ],
        pageInfo: {},
      }),
    });
    renderEnvironments(api, path);
    const timeline = await screen.findByRole('list', { name: 'Events' });
    expect(screen.getByText('The newest first, in your time zone.')).toBeInTheDocument();
    const days = within(timeline).getAllByRole('heading');
    expect(texts(days)).toEqual(['Today', expect.stringMatching(/^\w{3} \d+ \w{3} \d{4}$/)]);
    const [today] = within(timeline).getAllByRole('listitem');
    expect(texts(within(today).getAllByRole('listitem'))).toEqual([
      expect.stringMatching(/^It was described\d\d:00 · automatically$/),
      expect.stringMatching(/^It is asleep\d\d:00 · automaticallyAsleep$/),
      expect.stringMatching(/^Its end was moved\d\d:00 · dana$/),
    ]);
    expect(screen.getByText('What no page knows yet')).toBeInTheDocument();
    expect(screen.getByText('There are no older events.')).toBeInTheDocument();
  });

  it('says changed schedules in words, and how they are written to those who point at them', async () => {
    const said = (list: string) => `Its sleep schedules were changed: ${list}`;
    const written = said(
      'sleep 0 20 * * 1-5, wake 0 7 * * 1-5, Europe/Berlin; sleep 0 18 1,15 * *, UTC; wake 0 6 * * 1, UTC',
    );
    const clipped = said('sleep 0 20 * * 1-5, wake 0 7 * …');
    const api = environmentsApiMock({
      listEvents: async () => ({
        items: [written, clipped, 'Its sleep schedules were removed'].map((message, index) => ({
          ...event('schedules-changed', index),
          message,
        })),
        pageInfo: {},
      }),
    });
    renderEnvironments(api, path);
    const words = await screen.findByText(
      said(
        'Nights and weekends, 20:00 to 07:00 (Europe/Berlin); Asleep at 18:00, on day 1 and 15 of the month (UTC); awake at 06:00, only on Monday (UTC)',
      ),
    );
    expect(words).toHaveAttribute('title', written);
    expect(screen.getByText(clipped)).toBeInTheDocument();
    expect(screen.getByText('Its sleep schedules were removed')).toBeInTheDocument();
  });

  it('goes back as far as there are events', async () => {
    const api = environmentsApiMock({
      listEvents: async (_, query) => {
        const page = Number(query?.cursor ?? 0);
        return {
          items: [event('updated', page, { message: `Page ${page}` })],
          pageInfo: page < 2 ? { nextCursor: `${page + 1}` } : {},
        };
      },
    });
    renderEnvironments(api, path);
    await screen.findByText('Page 0');
    await userEvent.click(screen.getByRole('button', { name: 'Show older events' }));
    await screen.findByText('Page 1');
    await userEvent.click(screen.getByRole('button', { name: 'Show older events' }));
    await screen.findByText('Page 2');
    expect(screen.getByText('Page 0')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show older events' })).not.toBeInTheDocument();
  });
});

describe('days of events', () => {
  it('keep the order of the events', () => {
    const events = [event('a', 0), event('b', 0), event('c', 1)];
    expect(byDay(events).map(day => day.events.map(({ kind }) => kind))).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
  });

  it('are named by people', () => {
    const now = Date.parse('2026-03-01T12:00:00.000Z');
    expect(dayInWords('2026-03-01', now)).toBe('Today');
    expect(dayInWords('2026-02-28', now)).toBe('Yesterday');
    expect(dayInWords('2026-02-27', now)).toBe('Fri 27 Feb 2026');
  });
});
