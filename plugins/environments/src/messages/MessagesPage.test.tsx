import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { GivenUpMessage, ServiceHealth } from '@eks-environments/plugin-environments-common';
import { environmentId } from '../__testUtils__/examples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';

const path = '/environments/messages';
const messageId = '9c1f3b7a-52e4-4a8e-9d0b-3f6e2a7c1d20';

function aMessage(changes: Partial<GivenUpMessage> = {}): GivenUpMessage {
  return {
    id: messageId,
    channel: 'ses',
    event: 'environment-expiring',
    title: 'shop-preview ends in 3 days',
    recipients: ['group:default/team-a', 'user:default/dana'],
    attempts: 12,
    lastError: 'Email address is not verified',
    at: new Date(Date.now() - 3 * 3_600_000).toISOString(),
    link: `/environments/${environmentId}`,
    ...changes,
  };
}

const ses: ServiceHealth = {
  id: 'ses',
  kind: 'channel',
  title: 'Amazon SES',
  state: 'answering',
};

function listing(...items: GivenUpMessage[]) {
  return environmentsApiMock({
    listMessages: async () => ({ items, pageInfo: {} }),
    resendMessage: async () => aMessage(),
    getHealth: async () => ({ items: [ses] }),
  });
}

describe('the messages that were given up', () => {
  it('are reached from the page of one’s own messages, by those who may see them', async () => {
    const { address } = renderEnvironments(listing(aMessage()), '/environments/preferences');
    await userEvent.click(await screen.findByRole('button', { name: 'Undelivered messages' }));
    expect(address()).toBe(path);
    expect(await screen.findByRole('row', { name: /shop-preview ends/ })).toBeInTheDocument();
  });

  it('are neither offered nor asked for where one may not see them', async () => {
    const api = listing(aMessage());
    const may = { permission: AuthorizeResult.DENY };
    renderEnvironments(api, '/environments/preferences', undefined, may);
    expect(await screen.findByRole('heading', { name: 'Messages to you' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Undelivered messages' })).not.toBeInTheDocument();
    expect(api.listMessages).not.toHaveBeenCalled();
  });

  it('say at their own address that one may not see them', async () => {
    const api = listing(aMessage());
    renderEnvironments(api, path, undefined, { permission: AuthorizeResult.DENY });
    expect(await screen.findByRole('heading', { name: 'Not for you to see' })).toBeInTheDocument();
    expect(api.listMessages).not.toHaveBeenCalled();
  });

  it('tell in a row what, to whom, by which channel, when, and what went wrong', async () => {
    renderEnvironments(listing(aMessage()), path);
    const row = within(await screen.findByRole('row', { name: /shop-preview ends/ }));
    await waitFor(() => expect(row.getByRole('cell', { name: 'Amazon SES' })).toBeInTheDocument());
    expect(row.getByRole('link', { name: 'shop-preview ends in 3 days' })).toHaveAttribute(
      'href',
      `/environments/${environmentId}`,
    );
    expect(row.getByRole('rowheader')).toHaveTextContent(/^shop-preview ends in 3 days$/);
    expect(row.getAllByRole('cell').map(cell => cell.textContent)).toEqual([
      'team-adana',
      'Amazon SES',
      '3 h ago',
      'Email address is not verified12 attempts',
      'Send again',
    ]);
  });

  it('can be sent again, each by its channel', async () => {
    const api = listing(aMessage(), aMessage({ channel: 'sns', lastError: undefined }));
    renderEnvironments(api, path);
    await screen.findAllByRole('row', { name: /shop-preview ends/ });
    api.listMessages.mockResolvedValue({ items: [aMessage()], pageInfo: {} });
    await userEvent.click(screen.getByRole('button', { name: /^Send again by sns/ }));
    expect(await screen.findByText(/is sent again soon/)).toBeInTheDocument();
    expect(api.resendMessage).toHaveBeenCalledWith(messageId, 'sns');
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^Send again by sns/ })).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('button', { name: /^Send again by ses/ })).toBeInTheDocument();
  });

  it('say why one could not be sent again', async () => {
    const api = listing(aMessage());
    api.resendMessage.mockRejectedValue(await answerOf(404, 'NotFoundError', 'There is no such.'));
    renderEnvironments(api, path);
    await userEvent.click(await screen.findByRole('button', { name: /^Send again/ }));
    expect(
      await screen.findByText(/could not be sent again\. There is no such\./),
    ).toBeInTheDocument();
  });

  it('come in pages, by a cursor that is in the URL', async () => {
    const api = environmentsApiMock({
      listMessages: async query => ({
        items: [aMessage({ title: query?.cursor ?? 'first' })],
        pageInfo: query?.cursor ? { prevCursor: 'back' } : { nextCursor: 'second' },
      }),
    });
    const { address } = renderEnvironments(api, path);
    await screen.findByRole('link', { name: 'first' });
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('link', { name: 'second' });
    expect(address()).toBe(`${path}?cursor=second`);
  });

  it('begin anew where the page of an old link is no more', async () => {
    const api = listing();
    const outdated = await answerOf(400, 'InputError', 'Pass a cursor.', { code: 'cursor' });
    api.listMessages.mockImplementation(async query => {
      if (query?.cursor) throw outdated;
      return { items: [aMessage()], pageInfo: {} };
    });
    const { address } = renderEnvironments(api, `${path}?cursor=old`);
    expect(await screen.findByRole('row', { name: /shop-preview ends/ })).toBeInTheDocument();
    expect(address()).toBe(path);
  });

  it('are none where everything was delivered', async () => {
    renderEnvironments(listing(), path);
    expect(
      await screen.findByRole('heading', { name: 'Everything was delivered' }),
    ).toBeInTheDocument();
  });

  it('say why they could not be loaded', async () => {
    const api = listing();
    api.listMessages.mockRejectedValue(
      await answerOf(503, 'ServiceUnavailableError', 'Try later.'),
    );
    renderEnvironments(api, path);
    expect(await screen.findByRole('alert')).toHaveTextContent('Try later.');
  });

  it('stand below which channel does not answer, since when, and how many wait', async () => {
    const api = listing();
    const since = new Date(Date.now() - 10 * 60_000).toISOString();
    api.getHealth.mockResolvedValue({
      items: [
        { ...ses, state: 'failing', since, waiting: 7, message: 'connect ECONNREFUSED' },
        { id: 'sns', kind: 'channel', title: 'Amazon SNS', state: 'slowed', waiting: 0 },
        { id: 'eks/a/b/ec2', kind: 'provider', title: 'AWS', state: 'failing' },
      ],
    });
    renderEnvironments(api, path);
    const notices = await screen.findAllByText(/is not answering|asks for/);
    expect(notices.map(notice => notice.textContent)).toEqual([
      'Amazon SES is not answering; 7 messages wait for it and are sent once it answers. It began 10 min ago.connect ECONNREFUSED',
      'Amazon SNS asks for fewer calls; nothing waits for it.',
    ]);
  });
});
