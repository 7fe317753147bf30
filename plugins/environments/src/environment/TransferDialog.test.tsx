import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anEnvironment, environmentId } from '../__testUtils__/examples';
import { nextCall } from '../__testUtils__/nextCall';
import { aQuotaEffect } from '../__testUtils__/quotaExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';

const path = `/environments/${environmentId}`;

function transferable() {
  const { capabilities } = anEnvironment();
  return environmentsApiMock({
    getEnvironment: async () =>
      anEnvironment({ capabilities: { ...capabilities, transfer: true } }),
  });
}

async function openDialog() {
  await userEvent.click(await screen.findByRole('button', { name: 'Transfer' }));
  return within(await screen.findByRole('dialog', { name: 'Transfer shop-preview?' }));
}

async function choose(dialog: ReturnType<typeof within>, owner: string) {
  await userEvent.click(dialog.getByLabelText('New owner'));
  await userEvent.click(await screen.findByRole('option', { name: owner }));
}

describe('transferring an environment', () => {
  it('gives it to a group or person of the catalog, but not to its owner', async () => {
    const api = transferable();
    renderEnvironments(api, path);
    const dialog = await openDialog();
    const confirm = dialog.getByRole('button', { name: 'Transfer' });
    expect(dialog.getByText(/It belongs to team-a\./)).toBeInTheDocument();
    expect(confirm).toBeDisabled();
    await choose(dialog, 'team-a');
    expect(confirm).toBeDisabled();
    await choose(dialog, 'team-b');
    const askedAgain = nextCall(api.getEnvironment);
    await userEvent.click(confirm);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(api.transferEnvironment).toHaveBeenCalledWith(environmentId, 'group:default/team-b');
    await askedAgain();
  });

  it('leads to the list where it is not theirs to see any more', async () => {
    const api = transferable();
    api.transferEnvironment.mockResolvedValue(undefined);
    const { address } = renderEnvironments(api, path);
    const dialog = await openDialog();
    await choose(dialog, 'team-b');
    const asked = api.getEnvironment.mock.calls.length;
    await userEvent.click(dialog.getByRole('button', { name: 'Transfer' }));
    await waitFor(() => expect(address()).toBe('/environments'));
    expect(api.getEnvironment).toHaveBeenCalledTimes(asked);
  });

  it('says which limit of the new owner is in the way, and stays open', async () => {
    const api = transferable();
    api.transferEnvironment.mockRejectedValue(
      await answerOf(409, 'ConflictError', 'team-b has no room.', {
        code: 'quota',
        quotas: [aQuotaEffect({ scope: 'owners/group/default/team-b', inUse: 10, exceeded: true })],
      }),
    );
    renderEnvironments(api, path);
    const dialog = await openDialog();
    await choose(dialog, 'team-b');
    await userEvent.click(dialog.getByRole('button', { name: 'Transfer' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('team-b has no room.');
    expect(dialog.getByRole('meter', { name: /team-b/ })).toBeInTheDocument();
  });

  it('is not offered to those who may not', async () => {
    renderEnvironments(environmentsApiMock(), path);
    await screen.findByRole('heading', { name: 'shop-preview' });
    expect(screen.queryByRole('button', { name: 'Transfer' })).not.toBeInTheDocument();
  });
});
