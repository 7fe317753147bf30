import { mockServices } from '@backstage/backend-test-utils';
import type { EnvironmentMessage } from '@eks-environments/plugin-environments-node';
import { InAppChannel } from './InAppChannel';

const message: EnvironmentMessage = {
  id: 'm-1',
  event: 'approval-needed',
  recipients: ['group:default/team-a-leads', 'user:default/pat'],
  except: ['user:default/dana'],
  title: 'dana asks for checkout-test (team-a): up to 225.10 USD a month',
  text: 'Why you are asked: permanent environments need an approval.',
  link: '/environments/approvals/r-1',
  severity: 'normal',
  environment: { id: 'e-1', name: 'checkout-test', owner: 'group:default/team-a' },
  requestId: 'r-1',
  at: new Date('2030-01-01T00:00:00.000Z'),
};

describe('The in-app channel', () => {
  const send = jest.fn();
  const publish = jest.fn();
  const channel = new InAppChannel({
    notifications: { send },
    signals: { publish },
    logger: mockServices.logger.mock(),
  });
  beforeEach(() => {
    send.mockReset();
    publish.mockReset();
  });

  it('notifies the recipients but not who did it, in a scope that a repetition replaces', async () => {
    await channel.deliver(message);
    await channel.deliver(message);
    const scopes = send.mock.calls.map(([{ payload }]) => payload.scope);
    expect(scopes).toEqual(['m-1', 'm-1']);
    expect(send).toHaveBeenLastCalledWith({
      recipients: {
        type: 'entity',
        entityRef: ['group:default/team-a-leads', 'user:default/pat'],
        excludeEntityRef: ['user:default/dana'],
      },
      payload: {
        title: message.title,
        description: message.text,
        link: '/environments/approvals/r-1',
        severity: 'normal',
        topic: 'environments',
        scope: 'm-1',
      },
    });
  });

  it('tells open pages of the recipients which environment has changed, and no more', async () => {
    await channel.deliver(message);
    expect(publish).toHaveBeenCalledWith({
      recipients: { type: 'user', entityRef: message.recipients },
      channel: 'environments',
      message: { event: 'approval-needed', environmentId: 'e-1', requestId: 'r-1' },
    });
    await channel.deliver({ ...message, requestId: undefined, except: undefined });
    expect(publish.mock.lastCall[0].message).toEqual({
      event: 'approval-needed',
      environmentId: 'e-1',
    });
    expect(send.mock.lastCall[0].recipients).not.toHaveProperty('excludeEntityRef');
  });

  it('notifies though the signal does not get through, and fails where the notification does not', async () => {
    publish.mockRejectedValue(new Error('No events'));
    await channel.deliver(message);
    expect(send).toHaveBeenCalledTimes(1);
    send.mockRejectedValue(new Error('Request failed with status 404'));
    await expect(channel.deliver(message)).rejects.toThrow('404');
  });
});
