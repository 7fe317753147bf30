import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { anEnvironment, environmentId } from '../__testUtils__/examples';
import { inHours } from '../__testUtils__/requestExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';
import { MyEnvironments } from './MyEnvironments';
import { MyEnvironmentsActions } from './MyEnvironmentsActions';

function listing(...items: EnvironmentListItem[]) {
  return environmentsApiMock({
    listEnvironments: async () => ({ items, totalItems: items.length, pageInfo: {} }),
  });
}

const render = (api: ReturnType<typeof environmentsApiMock>) =>
  renderEnvironments(
    api,
    '/environments',
    <>
      <MyEnvironments />
      <MyEnvironmentsActions />
    </>,
  );

describe('the widget of the home page', () => {
  it('shows one’s environments, the soonest to end first, with what comes next', async () => {
    const api = listing(
      anEnvironment({
        expiresAt: inHours(30.5),
        nextSleepAt: inHours(3.5),
        nextWakeAt: inHours(9),
      }),
      anEnvironment({
        id: 'b',
        name: 'shop-test',
        status: 'hibernated',
        expiresAt: inHours(80),
        nextSleepAt: inHours(20),
        nextWakeAt: inHours(10.5),
      }),
      anEnvironment({ id: 'c', name: 'shop-stage', type: 'permanent', status: 'waking' }),
    );
    render(api);
    const list = await screen.findByRole('list', { name: 'My environments' });
    const items = within(list).getAllByRole('listitem');
    expect(items.map(item => item.textContent?.replace(/ \(.*?UTC\)\)/, ''))).toEqual([
      'shop-previewReady30 h leftSleeps in 3 h',
      'shop-testAsleep3 days leftWakes in 10 h',
      'shop-stageWaking upNo end',
    ]);
    expect(screen.getByRole('link', { name: 'shop-preview' })).toHaveAttribute(
      'href',
      `/environments/${environmentId}`,
    );
    expect(api.listEnvironments).toHaveBeenCalledWith(
      { owner: ['user:default/dana', 'group:default/team-a'], order: 'expiresAt,asc' },
      { signal: expect.any(AbortSignal) },
    );
  });

  it('leads to all of them, and to a new one', async () => {
    const several = Array.from({ length: 11 }, (_, index) => anEnvironment({ id: `${index}` }));
    const { address } = render(listing(...several));
    expect(await screen.findAllByRole('listitem')).toHaveLength(8);
    expect(screen.getByRole('button', { name: 'Create environment' })).toHaveAttribute(
      'href',
      '/create/templates/default/eks-environment',
    );
    expect(screen.getByRole('link', { name: 'and 3 more' })).toHaveAttribute(
      'href',
      '/environments?mine=true',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(address()).toBe('/environments?mine=true');
  });

  it('says that there are none', async () => {
    render(listing());
    expect(await screen.findByText(/You and your teams have no environments/)).toBeInTheDocument();
  });

  it('says why they could not be loaded, and can be tried again', async () => {
    const api = listing(anEnvironment());
    api.listEnvironments.mockRejectedValueOnce(
      await answerOf(503, 'ServiceUnavailableError', 'Try later.'),
    );
    render(api);
    expect(await screen.findByRole('alert')).toHaveTextContent('Try later.');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'shop-preview' })).toBeInTheDocument();
  });
});
