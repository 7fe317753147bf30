import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anEnvironment, environmentId } from '../__testUtils__/examples';
import { requestId } from '../__testUtils__/requestExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';

const path = `/environments/${environmentId}`;

async function openDialog(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
  return within(await screen.findByRole('dialog'));
}

describe('deleting an environment', () => {
  it('needs the exact name', async () => {
    const api = environmentsApiMock();
    renderEnvironments(api, path);
    const dialog = await openDialog('Delete');
    const confirm = dialog.getByRole('button', { name: 'Delete' });
    const field = dialog.getByLabelText('Type shop-preview to confirm');
    await userEvent.type(field, 'shop-previe{Enter}');
    expect(confirm).toBeDisabled();
    expect(api.deleteEnvironment).not.toHaveBeenCalled();
    await userEvent.type(field, 'w');
    await userEvent.click(confirm);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(api.deleteEnvironment).toHaveBeenCalledTimes(1);
    expect(api.deleteEnvironment).toHaveBeenCalledWith(environmentId);
  });

  it('says why it was refused and stays open', async () => {
    const api = environmentsApiMock();
    api.deleteEnvironment.mockRejectedValue(
      await answerOf(409, 'ConflictError', 'It is protected from deletion.'),
    );
    renderEnvironments(api, path);
    const dialog = await openDialog('Delete');
    await userEvent.type(dialog.getByRole('textbox'), 'shop-preview{Enter}');
    expect(await dialog.findByRole('alert')).toHaveTextContent('It is protected from deletion.');
  });

  it('says before that somebody else has to agree, where that is so', async () => {
    const api = environmentsApiMock({
      getEnvironment: async () => anEnvironment({ deletionNeedsApproval: true }),
    });
    renderEnvironments(api, path);
    const dialog = await openDialog('Delete');
    expect(dialog.getByText(/^Somebody else has to agree:/)).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Ask for its deletion' })).toBeDisabled();
  });

  it('says that a second person must approve it, with the way to the request', async () => {
    const api = environmentsApiMock({
      deleteEnvironment: async () => anEnvironment({ openRequestId: requestId }),
    });
    renderEnvironments(api, path);
    const dialog = await openDialog('Delete');
    await userEvent.type(dialog.getByRole('textbox'), 'shop-preview{Enter}');
    const told = within(
      await screen.findByRole('dialog', { name: 'A second person must approve the deletion' }),
    );
    expect(told.getByRole('button', { name: 'Open the request' })).toHaveAttribute(
      'href',
      `/environments/approvals/${requestId}`,
    );
    await userEvent.click(told.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('explains of a protected one how it can be deleted, and asks for nothing', async () => {
    const { capabilities } = anEnvironment();
    const api = environmentsApiMock({
      getEnvironment: async () =>
        anEnvironment({
          deletionProtection: true,
          capabilities: { ...capabilities, delete: false },
        }),
    });
    renderEnvironments(api, path);
    const dialog = await openDialog('Delete');
    expect(dialog.getByText(/lift the protection first/)).toBeInTheDocument();
    expect(dialog.queryByRole('textbox')).not.toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
    expect(api.deleteEnvironment).not.toHaveBeenCalled();
  });

  it('takes a waiting request back without typing', async () => {
    const api = environmentsApiMock({
      getEnvironment: async () => anEnvironment({ status: 'awaiting-approval' }),
    });
    renderEnvironments(api, path);
    const dialog = await openDialog('Withdraw');
    await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }));
    await waitFor(() => expect(api.deleteEnvironment).toHaveBeenCalled());
  });
});
