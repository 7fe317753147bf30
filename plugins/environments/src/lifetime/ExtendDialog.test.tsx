import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { anEnvironment, environmentId, nothing } from '../__testUtils__/examples';
import { nextCall } from '../__testUtils__/nextCall';
import { inHours, requestId } from '../__testUtils__/requestExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';
import { momentInWords } from '../time/words';
import { inField } from './EndField';

const path = `/environments/${environmentId}`;
const expiresAt = inHours(80);
const extendableUntil = new Date(Date.parse(expiresAt) + 10 * 86_400_000).toISOString();

function ending(changes: Partial<Environment> = {}) {
  return environmentsApiMock({
    getEnvironment: async () => anEnvironment({ expiresAt, extendableUntil, ...changes }),
  });
}

const dialogOf = async () =>
  within(await screen.findByRole('dialog', { name: 'Extend shop-preview' }));

describe('extending an environment', () => {
  it('is one click from its page: choose how much longer, say why', async () => {
    const longer = new Date(Date.parse(expiresAt) + 3 * 86_400_000).toISOString();
    const api = ending();
    api.extendEnvironment.mockResolvedValue(anEnvironment({ expiresAt: longer }));
    const { address } = renderEnvironments(api, path);
    await userEvent.click(await screen.findByRole('button', { name: 'Extend' }));
    const dialog = await dialogOf();
    await userEvent.click(dialog.getByRole('radio', { name: /^3 days longer/ }));
    await userEvent.type(dialog.getByLabelText('Reason'), ' The demo moved ');
    const askedAgain = nextCall(api.getEnvironment);
    await userEvent.click(dialog.getByRole('button', { name: 'Extend' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(api.extendEnvironment).toHaveBeenCalledWith(environmentId, {
      expiresAt: longer,
      reason: 'The demo moved',
    });
    expect(await screen.findByText(/shop-preview was extended: it ends on/)).toBeInTheDocument();
    expect(address()).toBe(path);
    await askedAgain();
  });

  it('opens by a link, on any tab, and leaves the address as it was', async () => {
    const { address } = renderEnvironments(ending(), `${path}?tab=events&extend`);
    const dialog = await dialogOf();
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(address()).toBe(`${path}?tab=events`);
  });

  it('takes another moment, but none beyond the latest end and none before the present one', async () => {
    const api = ending();
    renderEnvironments(api, `${path}?extend`);
    const dialog = await dialogOf();
    await userEvent.click(dialog.getByRole('radio', { name: 'Another moment' }));
    const extend = dialog.getByRole('button', { name: 'Extend' });
    const type = (hours: number) =>
      fireEvent.change(dialog.getByLabelText('Ends'), {
        target: { value: inField(Date.now() + hours * 3_600_000) },
      });
    type(80 + 11 * 24);
    expect(dialog.getByText(/^It may not end later than/)).toBeInTheDocument();
    expect(extend).toBeDisabled();
    type(79);
    expect(dialog.getByText(/^It has to end later than/)).toBeInTheDocument();
    expect(extend).toBeDisabled();
    type(100);
    await userEvent.click(extend);
    const [[, body]] = api.extendEnvironment.mock.calls;
    expect(Date.parse(body.expiresAt ?? '')).toBe(Date.parse(inField(Date.parse(inHours(100)))));
  });

  it('says when it is deleted after the sleep that follows the new end', async () => {
    renderEnvironments(ending({ grace: 'P5D' }), `${path}?extend`);
    const dialog = await dialogOf();
    const deleted = (days: number) => {
      const at = new Date(Date.parse(expiresAt) + days * 86_400_000).toISOString();
      return `It sleeps from its new end on, and is deleted on ${momentInWords(at)}.`;
    };
    await userEvent.click(dialog.getByRole('radio', { name: /^3 days longer/ }));
    expect(dialog.getByText(deleted(8))).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('radio', { name: /^7 days longer/ }));
    expect(dialog.getByText(deleted(10))).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('radio', { name: /^As long as possible/ }));
    expect(dialog.queryByText(/^It sleeps from/)).not.toBeInTheDocument();
  });

  it('is done at once where policy lets it be, though a request for more is open', async () => {
    const api = ending({ openRequestId: requestId });
    api.extendEnvironment.mockImplementation(async (_, { expiresAt: until }) =>
      anEnvironment({ expiresAt: until, openRequestId: requestId }),
    );
    renderEnvironments(api, `${path}?extend`);
    const dialog = await dialogOf();
    expect(dialog.getByText(/A request to extend it is open/)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Extend' }));
    expect(await screen.findByText(/shop-preview was extended: it ends on/)).toBeInTheDocument();
    expect(screen.queryByText('The extension needs approval')).not.toBeInTheDocument();
  });

  it('says that it needs approval, with the way to the request', async () => {
    const api = ending();
    api.extendEnvironment.mockResolvedValue(anEnvironment({ expiresAt, openRequestId: requestId }));
    renderEnvironments(api, `${path}?extend`);
    const dialog = await dialogOf();
    // It may be extended no more while its request is open.
    api.getEnvironment.mockResolvedValue(
      anEnvironment({ expiresAt, capabilities: nothing, openRequestId: requestId }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Extend' }));
    const told = within(
      await screen.findByRole('dialog', { name: 'The extension needs approval' }),
    );
    expect(told.getByRole('button', { name: 'Open the request' })).toHaveAttribute(
      'href',
      `/environments/approvals/${requestId}`,
    );
    await userEvent.click(told.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('says in words why the server refuses, and stays open', async () => {
    const api = ending();
    api.extendEnvironment.mockRejectedValue(
      await answerOf(400, 'InputError', 'It would live too long.', {
        details: [
          { path: 'expiresAt', rule: 'lifetime.max', message: 'The latest is 12 March 2026.' },
        ],
      }),
    );
    renderEnvironments(api, `${path}?extend`);
    const dialog = await dialogOf();
    await userEvent.click(dialog.getByRole('button', { name: 'Extend' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('It would live too long.');
    expect(dialog.getByRole('list', { name: 'What has to change' })).toHaveTextContent(
      'New end: The latest is 12 March 2026.',
    );
  });

  it.each<[string, Partial<Environment>, RegExp]>([
    ['is permanent', { type: 'permanent', expiresAt: undefined }, /there is no end to extend/],
    ['has a request open', { openRequestId: requestId }, /once the open request on it is decided/],
    ['has the latest end', { extendableUntil: expiresAt }, /has the latest end already/],
    [
      'has the latest end, and a request open',
      { extendableUntil: expiresAt, openRequestId: requestId },
      /has the latest end already/,
    ],
    ['belongs to others', {}, /Ask its owner/],
    ['is gone', { status: 'deleted' }, /cannot be extended any more/],
  ])('by a link says why it cannot be where it %s', async (_, changes, words) => {
    renderEnvironments(ending({ capabilities: nothing, ...changes }), `${path}?extend`);
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
