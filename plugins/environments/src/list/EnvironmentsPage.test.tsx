import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anEnvironment } from '../__testUtils__/examples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';

const one = async () => ({
  items: [anEnvironment()],
  totalItems: 1,
  pageInfo: {},
});

describe('the list of environments', () => {
  it('shows each environment in words, with a link to its page', async () => {
    const api = environmentsApiMock({ listEnvironments: one });
    renderEnvironments(api);
    const row = await screen.findByRole('row', { name: /shop-preview/ });
    expect(within(row).getByRole('link', { name: 'shop-preview' })).toHaveAttribute(
      'href',
      `/environments/${anEnvironment().id}`,
    );
    expect(within(row).getByText('Ready')).toBeInTheDocument();
    expect(within(row).getByText('Temporary')).toBeInTheDocument();
    expect(await within(row).findByText('Amazon EKS')).toBeInTheDocument();
    expect(screen.getByText('AWS simulator – nothing real is created')).toBeInTheDocument();
  });

  it('marks what ends within a day', async () => {
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
    renderEnvironments(
      environmentsApiMock({
        listEnvironments: async () => ({
          items: [
            anEnvironment({ id: '1', name: 'later', expiresAt: hours(80.5) }),
            anEnvironment({ id: '2', name: 'sooner', expiresAt: hours(5.5) }),
          ],
          pageInfo: {},
        }),
      }),
    );
    const soon = await screen.findByRole('row', { name: /sooner/ });
    expect(within(soon).getByText('5 h left')).toBeInTheDocument();
    expect(within(soon).getByTitle('Ends soon')).toBeInTheDocument();
    const later = screen.getByRole('row', { name: /later/ });
    expect(within(later).getByText('3 days left')).toBeInTheDocument();
    expect(within(later).queryByTitle('Ends soon')).not.toBeInTheDocument();
  });

  it('tells of those asleep when they wake, and of those that have ended what becomes of them', async () => {
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
    renderEnvironments(
      environmentsApiMock({
        listEnvironments: async () => ({
          items: [
            anEnvironment({
              id: '1',
              name: 'napping',
              status: 'hibernated',
              nextWakeAt: hours(5.5),
            }),
            anEnvironment({ id: '2', name: 'working', nextSleepAt: hours(3.5) }),
            anEnvironment({
              id: '3',
              name: 'leftover',
              status: 'hibernated',
              nextWakeAt: hours(5.5),
              expiresAt: hours(-2),
              graceEndsAt: hours(80.5),
            }),
            anEnvironment({
              id: '4',
              name: 'kept',
              expiresAt: hours(-2),
              deletionProtection: true,
            }),
          ],
          pageInfo: {},
        }),
      }),
    );
    const row = async (name: string) => screen.findByRole('row', { name: new RegExp(name) });
    expect(await row('napping')).toHaveTextContent(/^AsleepWakes in 5 h/);
    expect(await row('working')).toHaveTextContent(/^ReadySleeps in 3 h/);
    const ended = await row('leftover');
    expect(ended).toHaveTextContent('deleted in 3 days');
    expect(ended).not.toHaveTextContent('Wakes');
    const kept = await row('kept');
    expect(kept).toHaveTextContent('has ended, kept');
    expect(within(kept).getByTitle('Protected from deletion')).toBeInTheDocument();
    expect(within(kept).queryByTitle('Ends soon')).not.toBeInTheDocument();
  });

  it('gives the exact end to those who point at it and to those who listen', async () => {
    const expiresAt = '2126-03-01T12:00:00.000Z';
    renderEnvironments(
      environmentsApiMock({
        listEnvironments: async () => ({ items: [anEnvironment({ expiresAt })], pageInfo: {} }),
      }),
    );
    const left = await screen.findByText(/^\d+ days left$/);
    expect(left).toHaveAttribute('title', expect.stringContaining('2126-03-01 12:00:00 UTC'));
    expect(left).toHaveTextContent(/days left \(Ends .*2126-03-01 12:00:00 UTC\)\)$/);
  });

  it('opens with what ends soonest first', async () => {
    const api = environmentsApiMock({ listEnvironments: one });
    const { address } = renderEnvironments(api);
    const left = await screen.findByRole('columnheader', { name: 'Time left' });
    expect(left).toHaveAttribute('aria-sort', 'ascending');
    expect(api.listEnvironments).toHaveBeenCalledWith(
      { order: 'expiresAt,asc' },
      expect.anything(),
    );
    await userEvent.click(within(left).getByRole('button'));
    expect(address()).toBe('/environments?order=expiresAt%2Cdesc');
  });

  it('asks for what the URL says', async () => {
    const api = environmentsApiMock({ listEnvironments: one });
    renderEnvironments(
      api,
      '/environments?status=failed&region=us-east-1&order=name,asc&cursor=abc',
    );
    await screen.findByRole('link', { name: 'shop-preview' });
    expect(api.listEnvironments).toHaveBeenCalledWith(
      {
        status: ['failed'],
        region: 'us-east-1',
        order: 'name,asc',
        cursor: 'abc',
      },
      { signal: expect.any(AbortSignal) },
    );
  });

  it('puts filters into the URL, goes back to the first page, and clears them', async () => {
    const api = environmentsApiMock({ listEnvironments: one });
    const { address } = renderEnvironments(api, '/environments?cursor=abc');
    await userEvent.type(await screen.findByLabelText('Search'), 'shop');
    await waitFor(() => expect(address()).toBe('/environments?text=shop'));

    await userEvent.click(screen.getByLabelText(/^Type/));
    await userEvent.click(await screen.findByRole('option', { name: 'Permanent' }));
    await userEvent.click(screen.getByLabelText('Only mine'));
    await waitFor(() =>
      expect(api.listEnvironments).toHaveBeenLastCalledWith(
        {
          text: 'shop',
          type: 'permanent',
          owner: ['user:default/dana', 'group:default/team-a'],
          order: 'expiresAt,asc',
        },
        expect.anything(),
      ),
    );

    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(address()).toBe('/environments');
    await waitFor(() => expect(screen.getByLabelText('Search')).toHaveValue(''));
  });

  it('orders by the column that is chosen, and tells assistive technology', async () => {
    const { address } = renderEnvironments(environmentsApiMock({ listEnvironments: one }));
    await userEvent.click(await screen.findByRole('button', { name: 'Name' }));
    expect(address()).toBe('/environments?order=name%2Casc');
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
  });

  it('pages by cursor, there and back', async () => {
    const api = environmentsApiMock({
      listEnvironments: async query => ({
        items: [anEnvironment({ name: query?.cursor ?? 'first' })],
        totalItems: 500,
        pageInfo: query?.cursor ? { prevCursor: 'back' } : { nextCursor: 'second' },
      }),
    });
    const { address } = renderEnvironments(api);
    await screen.findByRole('link', { name: 'first' });
    expect(screen.getByText('500 environments')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Previous' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('link', { name: 'second' });
    expect(address()).toBe('/environments?cursor=second');
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    await screen.findByRole('link', { name: 'back' });
  });

  it('leads to the template where there is nothing yet', async () => {
    renderEnvironments(environmentsApiMock());
    await screen.findByRole('heading', { name: 'No environments yet' });
    for (const link of screen.getAllByRole('button', {
      name: 'Create environment',
    })) {
      expect(link).toHaveAttribute('href', '/create/templates/default/eks-environment');
    }
  });

  it('offers to clear the filters where nothing matches', async () => {
    renderEnvironments(environmentsApiMock(), '/environments?text=nothing');
    await screen.findByRole('heading', { name: 'Nothing matches' });
    const [clear] = screen.getAllByRole('button', { name: 'Clear filters' });
    await userEvent.click(clear);
    expect(await screen.findByRole('heading', { name: 'No environments yet' })).toBeInTheDocument();
  });

  it('says why it could not load, in the server’s words, and tries again', async () => {
    const api = environmentsApiMock({ listEnvironments: one });
    api.listEnvironments.mockRejectedValueOnce(
      await answerOf(503, 'ServiceUnavailableError', 'Back in a minute'),
    );
    renderEnvironments(api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Could not load the environments');
    expect(alert).toHaveTextContent('Back in a minute');
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByRole('link', { name: 'shop-preview' });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says what keeps a provider from working', async () => {
    const { items } = await environmentsApiMock().listProviders();
    renderEnvironments(
      environmentsApiMock({
        listProviders: async () => ({
          items: [{ ...items[0], problems: ['eksctl was not found.'] }],
        }),
      }),
    );
    expect(await screen.findByText('Amazon EKS: eksctl was not found.')).toBeInTheDocument();
  });
});
