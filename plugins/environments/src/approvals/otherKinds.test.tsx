import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { anEnvironment, environmentId } from '../__testUtils__/examples';
import { aRequest } from '../__testUtils__/requestExamples';
import { environmentsApiMock, renderEnvironments } from '../__testUtils__/renderEnvironments';

const path = '/environments/approvals/a';

const extension: Partial<EnvironmentRequest> = {
  kind: 'extend',
  type: 'temporary',
  lifetime: 'P12D',
  expiresAt: '2026-03-12T12:00:00.000Z',
  description: 'The demo moved',
};
const deletion: Partial<EnvironmentRequest> = { kind: 'delete', description: undefined };

function open(changes: Partial<EnvironmentRequest>) {
  const api = environmentsApiMock({
    getRequest: async () => aRequest(changes),
    getEnvironment: async () => anEnvironment({ expiresAt: '2026-03-08T12:00:00.000Z' }),
  });
  renderEnvironments(api, path, undefined, { user: 'user:default/lee' });
  return api;
}

const fact = async (name: string) => (await screen.findByText(name)).nextElementSibling;

describe('a request to keep an environment for longer', () => {
  it('says until when, instead of when, and why, and shows nothing that does not change', async () => {
    open(extension);
    expect(await screen.findByText('Keep it until Thu 12 Mar 2026, 12:00')).toBeInTheDocument();
    expect(await fact('Keep until')).toHaveTextContent('Thu 12 Mar 2026, 12:00');
    expect(await fact('Instead of')).toHaveTextContent('Sun 8 Mar 2026, 12:00');
    expect(await fact('Lifetime in all')).toHaveTextContent('12 days');
    expect(screen.getByText('The demo moved')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Changes' })).not.toBeInTheDocument();
    expect(screen.queryByText('What it takes from the quotas')).not.toBeInTheDocument();
  });

  it('is approved as that', async () => {
    const api = open(extension);
    api.decideRequest.mockResolvedValue(aRequest({ ...extension, status: 'approved' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Approve' }));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Approve the extension of shop-preview?' }),
    );
    expect(dialog.getByText(/^Keep it until Thu 12 Mar 2026, 12:00\./)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByText(/it ends later now/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the environment' })).toHaveAttribute(
      'href',
      `/environments/${environmentId}`,
    );
  });

  it('is withdrawn without promising that nothing was created', async () => {
    const api = open({ ...extension, capabilities: { decide: false, withdraw: true } });
    api.withdrawRequest.mockResolvedValue(aRequest({ ...extension, status: 'withdrawn' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Withdraw' }));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Withdraw the extension of shop-preview?' }),
    );
    expect(dialog.getByText(/The environment goes on as it is/)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }));
    await waitFor(() => expect(api.withdrawRequest).toHaveBeenCalled());
  });
});

describe('a request to delete an environment', () => {
  it('says so, and where its deletion can be watched', async () => {
    const api = open(deletion);
    api.decideRequest.mockResolvedValue(aRequest({ ...deletion, status: 'approved' }));
    expect(await screen.findByText('Delete it with everything in it')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Changes' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Approve the deletion of shop-preview?' }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByRole('link', { name: 'Watch it being deleted' })).toHaveAttribute(
      'href',
      `/environments/${environmentId}`,
    );
  });
});

describe('the inbox', () => {
  it('tells what is asked for in each row', async () => {
    const items = [
      aRequest({ id: 'a', environmentName: 'longer', ...extension }),
      aRequest({ id: 'b', environmentName: 'gone', ...deletion }),
    ];
    renderEnvironments(
      environmentsApiMock({ listRequests: async () => ({ items, pageInfo: {} }) }),
      '/environments/approvals',
    );
    expect(await screen.findByRole('row', { name: /longer/ })).toHaveTextContent(
      /^longerKeep it until Thu 12 Mar 2026, 12:00Temporary, 12 days/,
    );
    const row = screen.getByRole('row', { name: /gone/ });
    expect(row).toHaveTextContent(/^goneDelete it with everything in it/);
    expect(row).not.toHaveTextContent('of 10 left');
  });
});
