import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { environmentId } from '../__testUtils__/examples';
import { nextCall } from '../__testUtils__/nextCall';
import { aPrice, aQuotaEffect } from '../__testUtils__/quotaExamples';
import { aRequest, requestId } from '../__testUtils__/requestExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';

const path = `/environments/approvals/${requestId}`;
const at = '2026-03-01T12:00:00.000Z';
const shown = aRequest();

/** As Lee, who may decide. */
async function open(first: EnvironmentRequest = shown) {
  const api = environmentsApiMock({ getRequest: async () => first });
  renderEnvironments(api, path, undefined, { user: 'user:default/lee' });
  await screen.findByRole('button', { name: 'Approve' });
  return api;
}

async function dialogOf(name: string) {
  return within(await screen.findByRole('dialog', { name }));
}

/** Approves while the server refuses, after which the request is another one. */
async function refused(
  [code, message]: [string, string],
  after: EnvironmentRequest,
  more: Parameters<typeof answerOf>[3] = {},
) {
  const api = await open();
  api.decideRequest.mockRejectedValue(
    await answerOf(409, 'ConflictError', message, { code, ...more }),
  );
  api.getRequest.mockResolvedValue(after);
  const askedAgain = nextCall(api.getRequest);
  await userEvent.keyboard('a');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  const [alert] = await screen.findAllByText(/your decision was not taken/i);
  await askedAgain();
  return { api, alert: alert.closest<HTMLElement>('[role="alert"]') };
}

describe('deciding a request', () => {
  it('leads to no environment that is out of sight once it is decided', async () => {
    const api = await open();
    expect(screen.getByRole('button', { name: 'Environment' })).toBeInTheDocument();
    const after = aRequest({
      status: 'approved',
      environmentReadable: false,
      capabilities: { decide: false, withdraw: false },
    });
    api.decideRequest.mockResolvedValue(after);
    api.getRequest.mockResolvedValue(after);
    await userEvent.keyboard('a');
    await dialogOf('Approve shop-preview?');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/its creation is queued/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Watch it/ })).not.toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Environment' })).not.toBeInTheDocument(),
    );
  });

  it('approves what is shown with a comment, by keyboard alone', async () => {
    const api = await open();
    api.decideRequest.mockResolvedValue(aRequest({ status: 'approved' }));
    const askedAgain = nextCall(api.getRequest);
    await userEvent.keyboard('a');
    const dialog = await dialogOf('Approve shop-preview?');
    const comment = dialog.getByRole('textbox', { name: 'Comment' });
    expect(comment).toHaveFocus();
    // The letter that opened it is not in it.
    expect(comment).toHaveValue('');
    await userEvent.keyboard('Go ahead{Enter}r and a{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(api.decideRequest).toHaveBeenCalledTimes(1);
    expect(api.decideRequest).toHaveBeenCalledWith(requestId, {
      decision: 'approve',
      digest: shown.digest,
      comment: 'Go ahead\nr and a',
    });
    expect(await screen.findByText(/its creation is queued/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Watch it being created' })).toHaveAttribute(
      'href',
      `/environments/${environmentId}`,
    );
    await askedAgain();
  });

  it('rejects by its button, without a comment if one insists', async () => {
    const api = await open();
    api.decideRequest.mockResolvedValue(aRequest({ status: 'rejected' }));
    screen.getByRole('button', { name: 'Reject' }).focus();
    await userEvent.keyboard(' ');
    const dialog = await dialogOf('Reject shop-preview?');
    expect(dialog.getByRole('textbox', { name: 'Comment' })).toHaveAccessibleDescription(
      /^Recommended: say why/,
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Reject' }));
    expect(await screen.findByText(/You rejected it/)).toBeInTheDocument();
    expect(api.decideRequest).toHaveBeenCalledWith(requestId, {
      decision: 'reject',
      digest: shown.digest,
    });
  });

  it('says that others must approve, too', async () => {
    const api = await open();
    api.decideRequest.mockResolvedValue(aRequest({ quorum: { needed: 2, given: 1 } }));
    await userEvent.keyboard('A{Meta>}{Enter}{/Meta}');
    expect(await screen.findByText(/You approved it: 1 of 2 approvals so far/)).toBeInTheDocument();
  });

  it('has no keys with a modifier, and none while a dialog is open', async () => {
    await open();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await userEvent.keyboard('r');
    const dialog = await dialogOf('Reject shop-preview?');
    dialog.getByRole('button', { name: 'Cancel' }).focus();
    await userEvent.keyboard('a');
    expect(screen.getByRole('dialog', { name: 'Reject shop-preview?' })).toBeInTheDocument();
  });

  it('keeps the comment when there is no answer, to try again', async () => {
    const api = await open();
    api.decideRequest.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await userEvent.keyboard('a');
    const dialog = await dialogOf('Approve shop-preview?');
    await userEvent.keyboard('Fine{Control>}{Enter}{/Control}');
    expect(await dialog.findByRole('alert')).toHaveTextContent(/backend does not answer/);
    expect(dialog.getByRole('textbox', { name: 'Comment' })).toHaveValue('Fine');
    api.decideRequest.mockResolvedValue(aRequest({ status: 'approved' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByText(/its creation is queued/)).toBeInTheDocument();
  });

  it.each(['changed', 'digest'])(
    'says that a request has changed, what differs, and that it is to be decided anew (%s)',
    async code => {
      const next = aRequest({
        digest: `sha256:${'b'.repeat(64)}`,
        price: aPrice({ perMonth: { min: 200, max: 300 } }),
        manifest: {
          submitted: 'kind: ClusterConfig\n',
          digest: '',
          effective: '"kind": "ClusterConfig"\n"vpc": {"a": 1}\n',
        },
      });
      const { api, alert } = await refused([code, 'Read it again and decide anew'], next);
      expect(alert).toHaveTextContent(
        'The request has changed: your decision was not taken' +
          'Read it again and decide anew: what differs is shown below.',
      );
      expect(
        await screen.findByText('This request has changed since you opened it'),
      ).toBeInTheDocument();
      const changes = screen.getByRole('region', { name: 'What has changed' });
      expect(changes).toHaveTextContent(
        'Cost147.31 to 220.02 USD a month → 200.00 to 300.00 USD a month',
      );
      expect(changes).not.toHaveTextContent('Size');
      expect(within(changes).getByLabelText('Changes')).toHaveTextContent(
        /− vpc: {}.*\+ vpc:.*\+\s+a: 1/,
      );
      api.decideRequest.mockResolvedValue({ ...next, status: 'approved' });
      await userEvent.keyboard('a{Control>}{Enter}{/Control}');
      await screen.findByText(/its creation is queued/);
      expect(api.decideRequest).toHaveBeenLastCalledWith(
        requestId,
        expect.objectContaining({ digest: next.digest }),
      );
      await userEvent.click(screen.getByRole('button', { name: 'I have seen it' }));
      expect(screen.queryByRole('region', { name: 'What has changed' })).not.toBeInTheDocument();
    },
  );

  it('tells by whom it was decided already', async () => {
    const { alert } = await refused(
      ['decided', 'The request is not open any more'],
      aRequest({
        status: 'rejected',
        decisions: [{ by: 'user:default/pat', decision: 'reject', comment: 'Too dear', at }],
        capabilities: { decide: false, withdraw: false },
      }),
    );
    expect(alert).toHaveTextContent('The request is not open any more');
    await waitFor(() => expect(alert).toHaveTextContent(/pat rejected .* agoToo dear/));
    expect(screen.queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument();
  });

  it('tells which rules it breaks by now', async () => {
    await refused(
      ['guardrail', 'It breaks rules of the platform by now, and was rejected'],
      aRequest({ status: 'rejected', capabilities: { decide: false, withdraw: false } }),
      {
        details: [{ path: 'manifest/metadata/version', rule: 'versions', message: 'Choose 1.35.' }],
      },
    );
    expect(screen.getByRole('list', { name: 'What has to change' })).toHaveTextContent(
      'Metadata › Version: Choose 1.35.',
    );
  });

  it('tells which limit is in the way by now', async () => {
    const { alert } = await refused(['quota', 'There is no room'], shown, {
      quotas: [aQuotaEffect({ inUse: 10, exceeded: true, message: 'team-a has no room.' })],
    });
    expect(alert).toHaveTextContent('There is no room');
    expect(screen.getByText('team-a has no room.')).toBeInTheDocument();
  });

  it('tells that the owner is gone', async () => {
    const message = 'The catalog has no group:default/team-a any more: reject the request';
    const { alert } = await refused(['owner-missing', message], shown);
    expect(alert).toHaveTextContent(message);
  });
});
