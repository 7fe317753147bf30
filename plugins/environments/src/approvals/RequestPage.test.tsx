import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { environmentId } from '../__testUtils__/examples';
import { nextCall } from '../__testUtils__/nextCall';
import { aRequest, inHours, requestId } from '../__testUtils__/requestExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';

const path = `/environments/approvals/${requestId}`;
const at = '2026-03-01T12:00:00.000Z';

function open(changes: Partial<EnvironmentRequest> = {}, user = 'user:default/lee') {
  const api = environmentsApiMock({ getRequest: async () => aRequest(changes) });
  renderEnvironments(api, path, undefined, { user });
  return api;
}

const actions = () =>
  ['Approve', 'Reject', 'Withdraw'].filter(name => screen.queryByRole('button', { name }));

describe('the page of a request', () => {
  it('shows who asks for what and why, at what cost, and what it takes', async () => {
    open({ via: 'scaffolder' });
    expect(await screen.findByRole('heading', { name: 'shop-preview' })).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('Waiting for approval');
    expect(screen.getByText('The stage of the shop')).toBeInTheDocument();
    expect(screen.getByText('A software template')).toBeInTheDocument();
    expect(screen.getByText('147.31 to 220.02 USD a month')).toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'Parts of the cost' })).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Quotas after it' })).toBeInTheDocument();
    expect(screen.getByText('sha256:aaaaaaaaaaaa…')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy digest' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Environment' })).toHaveAttribute(
      'href',
      `/environments/${environmentId}`,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Changes' }));
    expect(screen.getByLabelText('Changes')).toHaveTextContent('+ vpc: {}');
  });

  it('shows who decides by which rule, whom it was passed on to, and until when', async () => {
    open({
      quorum: { needed: 2, given: 0 },
      approvers: ['group:default/team-a-leads', 'group:default/platform-admins'],
      remindsAt: inHours(5.5),
      escalatedAt: new Date(Date.now() - 3 * 3_600_000).toISOString(),
      escalatesAt: inHours(-3),
    });
    const fact = async (name: string) => (await screen.findByText(name)).nextElementSibling;
    expect(screen.queryByText('Too few are asked')).not.toBeInTheDocument();
    expect(await fact('Put to')).toHaveTextContent('2 people of team-a-leads, platform-admins');
    expect(await fact('Rule')).toHaveTextContent('What team A asks for');
    expect(await fact('How far it is')).toHaveTextContent('0 of 2 approvals');
    expect(await fact('They are reminded')).toHaveTextContent('in 5 h');
    expect(await fact('Passed on, as it was not decided')).toHaveTextContent('3 h ago');
    expect(screen.queryByText('Passed on to others')).not.toBeInTheDocument();
    expect(await fact('Lapses')).toHaveTextContent('in 3 days');
    expect(screen.getByRole('list', { name: 'Why it needs approval' })).toHaveTextContent(
      'Permanent environments need an approval',
    );
  });

  it('says that too few people are asked, and who was told', async () => {
    open({ approvers: ['group:default/team-b'], lacking: 1 });
    expect((await screen.findByText('Too few are asked')).nextElementSibling).toHaveTextContent(
      'It takes 1 more person than there are among them; the admins were told',
    );
  });

  it('shows earlier decisions, and which of them do not count', async () => {
    open({
      quorum: { needed: 2, given: 1 },
      decisions: [
        { by: 'user:default/pat', decision: 'approve', comment: 'Fine', at, void: true },
        { by: 'user:default/pat', decision: 'approve', at },
      ],
    });
    const decisions = within(await screen.findByRole('list', { name: 'Decisions' }));
    expect(decisions.getAllByRole('listitem').map(item => item.textContent)).toEqual([
      expect.stringMatching(/^pat approved .* · on an earlier version, doesn’t countFine$/),
      expect.stringMatching(/^pat approved .* ago$/),
    ]);
    expect(actions()).toEqual(['Approve', 'Reject']);
  });

  it('tells those who asked that they do not decide, who does until when, and lets them withdraw', async () => {
    const api = open({ capabilities: { decide: false, withdraw: true } }, 'user:default/dana');
    expect(await screen.findByText(/Nobody decides what they asked for/)).toHaveTextContent(
      'It was put to team-a-leads, and lapses in 3 days unless it is decided.',
    );
    expect(actions()).toEqual(['Withdraw']);
    await userEvent.keyboard('a');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    api.withdrawRequest.mockResolvedValue(aRequest({ status: 'withdrawn' }));
    await userEvent.click(screen.getByRole('button', { name: 'Withdraw' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Withdraw shop-preview?' }));
    expect(api.withdrawRequest).not.toHaveBeenCalled();
    const askedAgain = nextCall(api.getRequest);
    await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }));
    await waitFor(() => expect(api.withdrawRequest).toHaveBeenCalledWith(requestId));
    await askedAgain();
  });

  it.each<[string, Partial<EnvironmentRequest>, string, string]>([
    [
      'may not decide',
      { capabilities: { decide: false, withdraw: false } },
      'You may not decide on it.',
      'It was put to team-a-leads',
    ],
    [
      'has approved already',
      {
        quorum: { needed: 2, given: 1 },
        decisions: [{ by: 'user:default/lee', decision: 'approve', at }],
      },
      'You have approved it: 1 of 2 approvals so far.',
      'It was put to 2 people of team-a-leads',
    ],
  ])('offers nothing to who %s, and says why', async (_, changes, why, who) => {
    open(changes);
    expect(await screen.findByText(new RegExp(why))).toHaveTextContent(`${why} ${who}`);
    expect(actions()).toEqual([]);
  });

  it.each<[string, Partial<EnvironmentRequest>, string]>([
    ['rejected', { status: 'rejected', decisions: [] }, 'The portal rejected it by itself'],
    ['lapsed', { status: 'lapsed' }, 'Nobody decided.'],
    [
      'approved at once',
      { status: 'approved', approval: { required: false, reasons: [] } },
      'It needed no approval.',
    ],
  ])('tells of one that was %s how it ended', async (_, changes, words) => {
    open({ closedAt: at, capabilities: { decide: false, withdraw: false }, ...changes });
    expect(await screen.findByText(new RegExp(words))).toBeInTheDocument();
    expect(screen.queryByText('Lapses')).not.toBeInTheDocument();
    expect(actions()).toEqual([]);
  });

  it('is the same whether there is no such request or it may not be read', async () => {
    const api = environmentsApiMock();
    api.getRequest.mockRejectedValue(await answerOf(404, 'NotFoundError', 'No such request'));
    renderEnvironments(api, path);
    expect(
      await screen.findByRole('heading', { name: 'There is no such request' }),
    ).toBeInTheDocument();
  });
});
