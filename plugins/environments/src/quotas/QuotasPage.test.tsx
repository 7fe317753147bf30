import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aQuota } from '../__testUtils__/quotaExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';

const reader = { capabilities: { update: false } };

function listing(...items: ReturnType<typeof aQuota>[]) {
  return environmentsApiMock({
    listQuotas: async () => ({ items, totalItems: items.length, pageInfo: {} }),
  });
}

/** What a meter is named by. */
const nameOf = (meter: HTMLElement) =>
  document.getElementById(meter.getAttribute('aria-labelledby') ?? '')?.textContent;

describe('the list of quotas', () => {
  it('is reached from the list of environments', async () => {
    const { address } = renderEnvironments(listing(aQuota()));
    await userEvent.click(await screen.findByRole('button', { name: 'Quotas' }));
    expect(await screen.findByRole('heading', { name: 'Quotas' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'All environments' }));
    expect(address()).toBe('/environments');
  });

  it('shows limit, use and source of each resource, in words', async () => {
    renderEnvironments(
      listing(aQuota(), aQuota({ scope: 'placements/eks/eu-west-1', kind: 'placement', uses: [] })),
      '/environments/quotas',
    );
    const list = await screen.findByRole('list', { name: 'Quotas' });
    expect(
      within(list).getByRole('heading', { name: 'Amazon EKS in eu-west-1' }),
    ).toBeInTheDocument();
    expect(within(list).getByRole('link', { name: 'team-a' })).toHaveAttribute(
      'href',
      '/catalog/default/group/team-a',
    );
    expect(within(list).getByRole('link', { name: 'Who holds it team-a' })).toHaveAttribute(
      'href',
      '/environments/quotas/owners/group/default/team-a',
    );
    const [team] = within(list).getAllByRole('list', { name: 'Limits and use' });
    expect(
      within(team)
        .getAllByRole('meter')
        .map(meter => `${nameOf(meter)}: ${meter.getAttribute('aria-valuetext')}`),
    ).toEqual([
      'Temporary environments: 2 in use of its own, 8 of 10 left',
      'Permanent environments: 0 in use of its own, 5 of 5 left',
      'Nodes: 12 in use, 8 of 20 left',
      'USD a month: 367.33 in use, 132.67 of 500.00 left',
    ]);
    const items = within(team).getAllByRole('listitem');
    expect(items[0]).toHaveTextContent('2 in use of its own · by default');
    expect(items[2]).toHaveTextContent('12 in use · set by pat on 1 Mar 2026');
    expect(items[3]).toHaveTextContent('vCPUno limit48 in use');
    expect(items[4]).toHaveTextContent(
      '367.33 in use, and 1 environment of unknown amount · configuration',
    );
    expect(list).toHaveTextContent('No limit and nothing in use: Memory (GiB)');
  });

  it('marks what is over its limit, and says that nothing is limited', async () => {
    renderEnvironments(
      listing(
        aQuota({
          uses: [{ resource: 'nodes', limit: 10, source: 'config', inUse: 12, total: 12 }],
        }),
        aQuota({
          scope: 'global',
          uses: [{ resource: 'nodes', source: 'none', inUse: 0, total: 0 }],
        }),
      ),
      '/environments/quotas',
    );
    expect(await screen.findByTitle('Over the limit')).toBeInTheDocument();
    expect(screen.getByText('Over the limit', { selector: 'span' })).toBeInTheDocument();
    expect(screen.getByText(/2 over the limit of 10/)).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'All environments' })).toBeInTheDocument();
    expect(screen.getByText('No limits, and nothing in use.')).toBeInTheDocument();
  });

  it('keeps filters and page in the URL and asks the server for them', async () => {
    const api = environmentsApiMock({
      listQuotas: async () => ({
        items: [aQuota()],
        totalItems: 500,
        pageInfo: { nextCursor: 'next' },
      }),
    });
    const { address } = renderEnvironments(api, '/environments/quotas?text=team&cursor=abc');
    expect(await screen.findByText('500 scopes')).toBeInTheDocument();
    expect(api.listQuotas).toHaveBeenCalledWith(
      { text: 'team', cursor: 'abc' },
      { signal: expect.any(AbortSignal) },
    );
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await waitFor(() => expect(address()).toBe('/environments/quotas?text=team&cursor=next'));
    await userEvent.click(screen.getByLabelText(/^Covers/));
    await userEvent.click(await screen.findByRole('option', { name: 'An owner' }));
    await waitFor(() => expect(address()).toBe('/environments/quotas?kind=owner&text=team'));
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(address()).toBe('/environments/quotas'));
  });

  it('goes to the first page where the page of an old link is no more', async () => {
    const api = listing(aQuota());
    const outdated = await answerOf(400, 'InputError', 'Pass a cursor.', { code: 'cursor' });
    api.listQuotas.mockImplementation(async query => {
      if (query?.cursor) throw outdated;
      return { items: [aQuota()], pageInfo: {} };
    });
    const { address } = renderEnvironments(api, '/environments/quotas?text=team&cursor=old');
    expect(await screen.findByRole('list', { name: 'Quotas' })).toBeInTheDocument();
    expect(address()).toBe('/environments/quotas?text=team');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('begins the next page at its top', async () => {
    const scrolled = jest.spyOn(Element.prototype, 'scrollIntoView');
    const api = environmentsApiMock({
      listQuotas: async () => ({ items: [aQuota()], pageInfo: { nextCursor: 'next' } }),
    });
    renderEnvironments(api, '/environments/quotas');
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    const [top] = scrolled.mock.contexts as Element[];
    expect(top).toContainElement(screen.getByRole('list', { name: 'Quotas' }));
    scrolled.mockRestore();
  });

  it('tells that there is nothing from that nothing matches', async () => {
    renderEnvironments(listing(), '/environments/quotas');
    expect(await screen.findByRole('heading', { name: 'No quotas yet' })).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText('Search'), 'x');
    expect(await screen.findByRole('heading', { name: 'Nothing matches' })).toBeInTheDocument();
  });

  it('says why it could not be loaded', async () => {
    const api = environmentsApiMock();
    api.listQuotas.mockRejectedValue(await answerOf(503, 'ServiceUnavailableError', 'Try later.'));
    renderEnvironments(api, '/environments/quotas');
    expect(await screen.findByRole('alert')).toHaveTextContent('Try later.');
  });

  it('offers to set a limit for what is not listed, to those who may', async () => {
    const { address } = renderEnvironments(listing(aQuota()), '/environments/quotas');
    await userEvent.click(await screen.findByRole('button', { name: 'Set a limit for …' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Continue' })).toBeDisabled();
    expect(dialog.getByPlaceholderText('A group or a person')).toBeInTheDocument();
    await userEvent.click(dialog.getByLabelText(/^Kind/));
    await userEvent.click(await screen.findByRole('option', { name: 'A provider and region' }));
    await userEvent.click(dialog.getByLabelText(/^Provider/));
    await userEvent.click(await screen.findByRole('option', { name: 'Amazon EKS' }));
    await userEvent.click(dialog.getByLabelText(/^Region/));
    await userEvent.click(await screen.findByRole('option', { name: 'us-east-1' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Continue' }));
    await waitFor(() =>
      expect(address()).toBe('/environments/quotas/placements/eks/us-east-1?edit=true'),
    );
    expect(await screen.findByRole('dialog', { name: /^Limits/ })).toBeInTheDocument();
  });

  it('does not offer it to others', async () => {
    const api = listing(aQuota(reader));
    renderEnvironments(api, '/environments/quotas');
    await screen.findByRole('list', { name: 'Quotas' });
    await waitFor(() => expect(api.listQuotas).toHaveBeenCalledTimes(2));
    expect(screen.queryByRole('button', { name: /Set a limit/ })).not.toBeInTheDocument();
  });
});
