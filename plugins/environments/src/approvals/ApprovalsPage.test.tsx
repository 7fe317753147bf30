import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { aQuotaEffect } from '../__testUtils__/quotaExamples';
import { aRequest, requestId } from '../__testUtils__/requestExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';

const path = '/environments/approvals';

function listing(...items: EnvironmentRequest[]) {
  return environmentsApiMock({
    listRequests: async () => ({ items, totalItems: items.length, pageInfo: {} }),
  });
}

describe('the inbox of approvals', () => {
  it('is reached from the list of environments, which tells how much there is to decide', async () => {
    const api = listing(aRequest(), aRequest({ id: 'b' }));
    const { address } = renderEnvironments(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Approvals, 2 to decide' }));
    expect(address()).toBe(path);
    expect(await screen.findByRole('heading', { name: 'Approvals' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'All environments' }));
    expect(address()).toBe('/environments');
  });

  it('has no number where there is nothing to decide', async () => {
    const api = listing();
    renderEnvironments(api);
    await waitFor(() => expect(api.listRequests).toHaveBeenCalled());
    expect(await screen.findByRole('button', { name: 'Approvals' })).toHaveTextContent(
      /^Approvals$/,
    );
  });

  it('says in a row who, what, why, at what cost, by which rule and until when', async () => {
    const api = listing(
      aRequest({
        quorum: { needed: 2, given: 1 },
        quotas: [aQuotaEffect(), aQuotaEffect({ resource: 'nodes', inUse: 5, asked: 3 })],
      }),
    );
    renderEnvironments(api, path);
    const row = within(await screen.findByRole('row', { name: /shop-preview/ }));
    expect(row.getByRole('link', { name: 'shop-preview' })).toHaveAttribute(
      'href',
      `${path}/${requestId}`,
    );
    expect(row.getByRole('rowheader')).toHaveTextContent(
      /^shop-previewPermanenteu-west-1, up to 3 nodes$/,
    );
    expect(row.getAllByRole('cell').map(cell => cell.textContent)).toEqual([
      expect.stringMatching(/^danafor team-a, \d+ days ago$/),
      'The stage of the shopPermanent environments need an approval',
      '147.31 to 220.02 USD a monthNodes, team-a: 2 of 10 left',
      '1 of 2 approvalsWhat team A asks for',
      'Waiting for approvalLapses in 3 days',
    ]);
    expect(api.listRequests).toHaveBeenCalledWith(
      { view: 'decide', status: ['open'] },
      { signal: expect.any(AbortSignal) },
    );
  });

  it('shows what one has asked for, in every status', async () => {
    const api = listing(
      aRequest({ type: 'temporary', lifetime: 'P7D', price: undefined, quotas: undefined }),
      aRequest({ id: 'b', environmentName: 'shop-test', status: 'approved' }),
      aRequest({
        id: 'c',
        environmentName: 'shop-small',
        status: 'approved',
        approval: { required: false, reasons: [] },
      }),
    );
    const { address } = renderEnvironments(api, path);
    await userEvent.click(await screen.findByRole('tab', { name: 'Asked by me' }));
    expect(address()).toBe(`${path}?tab=asked`);
    const panel = within(await screen.findByRole('tabpanel', { name: 'Asked by me' }));
    const waiting = await panel.findByRole('row', { name: /shop-preview/ });
    expect(waiting).toHaveTextContent('Temporary, 7 days');
    expect(waiting).toHaveTextContent('unknown');
    const approved = panel.getByRole('row', { name: /shop-test/ });
    expect(approved).toHaveTextContent(/Approved$/);
    expect(panel.getByRole('row', { name: /shop-small/ })).toHaveTextContent('No approval needed');
    expect(api.listRequests).toHaveBeenLastCalledWith({ view: 'asked' }, expect.anything());
  });

  it('pages by cursor, which is in the URL', async () => {
    const api = environmentsApiMock({
      listRequests: async query => ({
        items: [aRequest({ environmentName: query?.cursor ?? 'first' })],
        totalItems: 30,
        pageInfo: query?.cursor ? { prevCursor: 'back' } : { nextCursor: 'second' },
      }),
    });
    const { address } = renderEnvironments(api, `${path}?tab=asked`);
    await screen.findByRole('link', { name: 'first' });
    expect(screen.getByText('30 requests')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('link', { name: 'second' });
    expect(address()).toBe(`${path}?tab=asked&cursor=second`);
    await userEvent.click(screen.getByRole('tab', { name: 'To decide' }));
    await screen.findByRole('link', { name: 'first' });
    expect(address()).toBe(path);
  });

  it.each([
    ['', 'Nothing to decide'],
    ['?tab=asked', 'You have asked for nothing yet'],
  ])('says that there is nothing (%s)', async (query, title) => {
    renderEnvironments(listing(), `${path}${query}`);
    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
  });

  it('says why it could not be loaded', async () => {
    const api = environmentsApiMock();
    api.listRequests.mockRejectedValue(
      await answerOf(503, 'ServiceUnavailableError', 'Try later.'),
    );
    renderEnvironments(api, path);
    expect(await screen.findByRole('alert')).toHaveTextContent('Try later.');
  });
});
