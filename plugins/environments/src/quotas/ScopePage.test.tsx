import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { QuotaUsage } from '@eks-environments/plugin-environments-common';
import { environmentId } from '../__testUtils__/examples';
import { aQuota, aQuotaUsage } from '../__testUtils__/quotaExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';

const scope = 'owners/group/default/team-a';
const path = `/environments/quotas/${scope}`;

function showing(changes: Partial<QuotaUsage> = {}) {
  return environmentsApiMock({ getQuotaUsage: async () => aQuotaUsage(changes) });
}

describe('the page of a scope', () => {
  it('shows who holds what, and who changed the limits', async () => {
    const api = showing({ otherHolders: 2 });
    renderEnvironments(api, path);
    const table = within(await screen.findByRole('table', { name: 'Who holds what' }));
    expect(api.getQuotaUsage).toHaveBeenCalledWith(scope, expect.anything());
    expect(table.getAllByRole('columnheader').map(header => header.textContent)).toEqual([
      'Environment',
      'Owner',
      'Type',
      'Status',
      'Ends',
      'Nodes',
      'USD a month',
    ]);
    const row = within(table.getByRole('row', { name: /shop-preview/ }));
    expect(row.getByRole('link', { name: 'shop-preview' })).toHaveAttribute(
      'href',
      `/environments/${environmentId}`,
    );
    expect(row.getAllByRole('cell').map(cell => cell.textContent)).toEqual([
      'shop-preview',
      'team-a',
      'Temporary',
      'Ready',
      expect.stringMatching(/^\d+ days left \(Ends /),
      '3',
      'unknown',
    ]);
    expect(screen.getByText('And 2 more that you may not see.')).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Changes of the limits' })).toHaveTextContent(
      /Nodes: 10 → 20.* · pat/,
    );
    expect(screen.getByRole('link', { name: 'All quotas' })).toHaveAttribute(
      'href',
      '/environments/quotas',
    );
  });

  it('says that nobody holds anything and nobody changed anything', async () => {
    renderEnvironments(showing({ holders: [], changes: [] }), path);
    expect(await screen.findByText('Nobody holds anything of it.')).toBeInTheDocument();
    expect(screen.getByText('Nobody has set a limit here.')).toBeInTheDocument();
  });

  it('shows many holders in steps', async () => {
    const [holder] = aQuotaUsage().holders;
    const holders = Array.from({ length: 60 }, (_, n) => ({
      ...holder,
      environmentId: `${n}`,
      name: `shop-${n}`,
    }));
    renderEnvironments(showing({ holders }), path);
    await userEvent.click(await screen.findByRole('button', { name: 'Show more (10 left)' }));
    expect(screen.getByRole('link', { name: 'shop-59' })).toBeInTheDocument();
  });

  it.each(['/environments/quotas/nonsense', path])('says that there is no %s', async address => {
    const api = environmentsApiMock();
    api.getQuotaUsage.mockRejectedValue(await answerOf(404, 'NotFoundError', 'No such scope'));
    renderEnvironments(api, address);
    expect(
      await screen.findByRole('heading', { name: 'There is no such quota' }),
    ).toBeInTheDocument();
  });

  it('offers nothing to those who may not change limits', async () => {
    const quota = aQuota({ capabilities: { update: false } });
    renderEnvironments(showing({ quota }), `${path}?edit=true`);
    await screen.findByRole('table', { name: 'Who holds what' });
    expect(screen.queryByRole('button', { name: 'Edit limits' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /configuration/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('editing limits', () => {
  async function choose(label: RegExp, option: string) {
    await userEvent.click(within(screen.getByRole('dialog')).getByLabelText(label));
    await userEvent.click(await screen.findByRole('option', { name: option }));
  }

  it('saves numbers, no limit and what is left as configured, and closes', async () => {
    const api = showing();
    const { address } = renderEnvironments(api, path);
    await userEvent.click(await screen.findByRole('button', { name: 'Edit limits' }));
    expect(address()).toBe(`${path}?edit=true`);
    const dialog = within(await screen.findByRole('dialog', { name: 'Limits: team-a' }));
    const nodes = dialog.getByLabelText('Limit: Nodes');
    expect(nodes).toHaveValue('20');
    await userEvent.clear(nodes);
    await userEvent.type(nodes, '1.5');
    expect(nodes).toHaveAccessibleDescription('A whole number, 0 or more');
    expect(nodes).toHaveAttribute('aria-invalid', 'true');
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.clear(nodes);
    await userEvent.type(nodes, '10');
    expect(nodes).toHaveAccessibleDescription(
      'Less than the 12 in use: it blocks new requests; nothing that runs is touched.',
    );
    await choose(/^vCPU/, 'Unlimited');
    await choose(/^USD a month/, 'Limit');
    const usd = dialog.getByLabelText('Limit: USD a month');
    await userEvent.clear(usd);
    await userEvent.type(usd, '250.50{Enter}');
    await waitFor(() =>
      expect(api.setQuota).toHaveBeenCalledWith(
        scope,
        { nodes: 10, vcpu: 'unlimited', 'usd-per-month': 250.5 },
        { ifMatch: 'first' },
      ),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(address()).toBe(path);
    await waitFor(() => expect(api.getQuotaUsage).toHaveBeenCalledTimes(2));
  });

  it('goes back to the configuration when nothing is set any more', async () => {
    const api = showing();
    renderEnvironments(api, `${path}?edit=true`);
    await screen.findByRole('dialog');
    await choose(/^Nodes/, 'As configured');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.resetQuota).toHaveBeenCalledWith(scope, { ifMatch: 'first' }));
    expect(api.setQuota).not.toHaveBeenCalled();
  });

  it('says why it was refused and stays open', async () => {
    const api = showing();
    api.setQuota.mockRejectedValue(await answerOf(403, 'NotAllowedError', 'You may not.'));
    renderEnvironments(api, `${path}?edit=true`);
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('You may not.');
  });

  it('overwrites nothing unseen that somebody else has set meanwhile', async () => {
    const api = showing();
    renderEnvironments(api, `${path}?edit=true`);
    const dialog = within(await screen.findByRole('dialog'));
    const nodes = dialog.getByLabelText('Limit: Nodes');
    await userEvent.clear(nodes);
    await userEvent.type(nodes, '30');
    api.setQuota.mockRejectedValueOnce(
      await answerOf(409, 'ConflictError', 'Changed meanwhile', { code: 'version' }),
    );
    const quota = aQuota({
      limits: { nodes: 25, vcpu: 80 },
      etag: 'second',
      setBy: 'user:default/lee',
    });
    api.getQuotaUsage.mockResolvedValue(aQuotaUsage({ quota }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));

    const alert = await dialog.findByRole('alert');
    expect(alert).toHaveTextContent(/Somebody else has changed the limits meanwhile.*lee/);
    expect(
      within(alert)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Nodes: 20 → 25', 'vCPU: as configured → 80']);
    expect(nodes).toHaveValue('30');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(api.setQuota).toHaveBeenLastCalledWith(scope, { nodes: 30 }, { ifMatch: 'second' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('does not give up what somebody else has set meanwhile', async () => {
    const api = showing();
    renderEnvironments(api, path);
    await userEvent.click(await screen.findByRole('button', { name: 'Back to configuration' }));
    api.resetQuota.mockRejectedValue(
      await answerOf(409, 'ConflictError', 'Changed meanwhile', { code: 'version' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Back to configuration' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Somebody else has changed the limits meanwhile.',
    );
    await waitFor(() => expect(api.getQuotaUsage).toHaveBeenCalledTimes(2));
  });

  it('gives up what is set only after a question', async () => {
    const api = showing();
    renderEnvironments(api, path);
    const button = await screen.findByRole('button', { name: 'Back to configuration' });
    await userEvent.click(button);
    const dialog = within(await screen.findByRole('dialog', { name: 'Back to configuration?' }));
    expect(api.resetQuota).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Back to configuration' }));
    await waitFor(() => expect(api.resetQuota).toHaveBeenCalledWith(scope, { ifMatch: 'first' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });
});
