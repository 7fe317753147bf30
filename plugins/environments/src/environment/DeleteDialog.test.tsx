import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anEnvironment, environmentId } from '../__testUtils__/examples';
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
