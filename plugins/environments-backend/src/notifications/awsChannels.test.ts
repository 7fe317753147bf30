import { createServiceFactory } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockServices, startTestBackend, TestDatabases } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import awsNotifications from '@eks-environments/plugin-environments-backend-module-aws-notifications';
import type { ServiceHealth } from '@eks-environments/plugin-environments-common';
import {
  environmentsChannelsExtensionPoint,
  type NotificationChannel,
} from '@eks-environments/plugin-environments-node';
import { FakeClock } from '../__testUtils__/FakeClock';
import { insertEnvironment, openTestDatabase, until } from '../__testUtils__/operations';
import { as, created, startPortal, submission } from '../__testUtils__/portal';
import { countPending } from '../database/notifications/countPending';
import type { Gate } from './__testUtils__/Gate';
import { startAws, type Aws } from './__testUtils__/aws';
import { draft, mortal, seeded, unheard } from './__testUtils__/deliveries';
import { Outbox } from './Outbox';
import { OutboxDelivery } from './OutboxDelivery';

jest.setTimeout(600_000);
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const dana = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'dana', namespace: 'default' },
  spec: { profile: { email: 'dana@example.com' } },
};

let aws: Aws;
beforeEach(async () => {
  aws = await startAws();
});
afterEach(() => aws.stop());

/** The channels as a process has them: what it remembers goes with it. */
async function startChannels() {
  const channels: NotificationChannel[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [environmentsChannelsExtensionPoint, { addChannel: channel => channels.push(channel) }],
    ],
    features: [
      awsNotifications,
      mockServices.rootConfig.factory({
        data: { ...aws.config, environments: { notifications: aws.notifications } },
      }),
      catalogServiceMock.factory({ entities: [dana] }),
    ],
  });
  return { channels, stop: () => backend.stop() };
}

describe('Amazon SES and Amazon SNS', () => {
  it('get each of 1,000 messages, again only what a process died with, though half of all calls fail', async () => {
    const messages = 1_000;
    const knex = await openTestDatabase(databases, 'POSTGRES_18');
    const clock = new FakeClock();
    const random = seeded(20_300_101);
    const environment = await insertEnvironment(knex);
    const outbox = new Outbox(['ses', 'sns'], () => undefined);
    const titles = Array.from({ length: messages }, (_, n) => `Message ${n}`);
    await knex.transaction(async tx => {
      for (const title of titles) await outbox.write(tx, draft(environment, { title }));
    });

    const start = async () => {
      const { database, die, dead } = mortal(knex);
      const { channels, stop } = await startChannels();
      const delivery = OutboxDelivery.create({
        ...{ database, channels, clock, random },
        logger: mockServices.logger.mock(),
        unreachable: unheard,
        restFor: 5,
      });
      delivery.start();
      return { die, dead, stop: () => Promise.all([delivery.stop(), stop()]) };
    };
    let living = await start();
    let kills = 0;
    // It was sent, and that is not stored yet.
    const killNowAndThen = () => {
      if (living.dead() || random() > 0.01) return;
      living.die();
      kills += 1;
    };
    for (const gate of [aws.ses, aws.sns]) {
      gate.fails = () => random() < 0.5;
      gate.onTaken = killNowAndThen;
    }
    const claimed = () => knex('outbox_deliveries').whereNotNull('claimed_until');
    const goOn = async () => {
      if (living.dead()) {
        await living.stop();
        await claimed().update({ claimed_until: new Date(Date.now() - 1).toISOString() });
        living = await start();
      } else if ((await claimed()).length === 0) {
        // Less than a channel has, so that none is broken off.
        await clock.advance(15_000);
      }
    };
    const left = async () =>
      [...(await countPending(knex)).values()].reduce((sum, count) => sum + count, 0);
    for (let most = 2 * messages - 20; most >= 0; most -= 20) {
      await until(async () => (await left()) <= most, goOn);
    }
    await living.stop();

    for (const taken of [await aws.mailed(), await aws.published()]) {
      expect(new Set(taken)).toEqual(new Set(titles));
      expect(taken.length).toBeLessThanOrEqual(messages + kills);
    }
    expect(kills).toBeGreaterThan(5);
    for (const { failed } of [aws.ses, aws.sns]) expect(failed).toBeGreaterThan(messages / 2);
  });
});

/** As `until`, of what takes calls their time to go unanswered. */
async function untilAtLast<T>(condition: () => Promise<T | undefined | false>): Promise<T> {
  for (let more = 4; ; more -= 1) {
    try {
      return await until(condition);
    } catch (error) {
      if (more === 0) throw error;
    }
  }
}

describe('While Amazon SES is down', () => {
  it.each<[string, keyof Gate & ('fails' | 'hangs'), string]>([
    ['it refuses every call', 'fails', 'Amazon SES failed: AccessDenied'],
    ['it answers no call', 'hangs', 'Amazon SES failed: TimeoutError'],
  ])(
    'and %s, all else goes on, health and metrics tell it, and mails come later',
    async (_, down, why) => {
      const gauges = new Map<string, (result: { observe: jest.Mock }) => unknown>();
      const metrics = metricsServiceMock.mock({
        createCounter: () => ({ add: jest.fn() }),
        createHistogram: () => ({ record: jest.fn() }),
        createObservableGauge: name => ({
          addCallback: callback => void gauges.set(name, callback as never),
          removeCallback: jest.fn(),
        }),
      });
      const portal = await startPortal({
        knex: await openTestDatabase(databases, 'SQLITE_3'),
        config: aws.config,
        environments: { notifications: aws.notifications },
        features: [
          awsNotifications,
          createServiceFactory({ service: metricsServiceRef, deps: {}, factory: () => metrics }),
        ],
      });
      const health = async (id: string): Promise<ServiceHealth | undefined> => {
        const { body } = await as(portal, 'pat').get('/health');
        return body.items.find((item: ServiceHealth) => item.id === id);
      };
      const failing = () => {
        const observe = jest.fn();
        gauges.get('environments.messages.failing')?.({ observe });
        return new Map(observe.mock.calls.map(([value, { channel }]) => [channel, value]));
      };

      aws.ses[down] = () => true;
      const ids: string[] = [];
      for (let n = 0; n < 6; n += 1) ids.push((await created(portal, 'dana', submission())).id);
      for (const id of ids) {
        await until(async () => {
          const { body } = await as(portal, 'dana').get(`/environments/${id}`);
          return body.status === 'ready';
        });
      }
      await until(async () => new Set(await aws.published()).size >= ids.length);
      expect(await health('sns')).toMatchObject({ state: 'answering', waiting: 0 });
      const failed = await untilAtLast(async () => {
        const state = await health('ses');
        return state?.state === 'failing' && state;
      });
      expect(failed).toMatchObject({
        kind: 'channel',
        title: 'Mail (Amazon SES)',
        message: expect.stringContaining(why),
      });
      expect(failed.waiting).toBeGreaterThan(5);
      expect(failing()).toEqual(new Map([...failing(), ['ses', 1], ['sns', 0]]));
      expect(await aws.mailed()).toEqual([]);

      aws.ses[down] = () => false;
      await untilAtLast(async () => (await health('ses'))?.state === 'answering');
      expect(failing().get('ses')).toBe(0);
      // Each to dana and to lee, whose team it is.
      const told = (await aws.published()).flatMap(title => [title, title]);
      await untilAtLast(async () => (await aws.mailed()).length === told.length);
      expect((await aws.mailed()).sort()).toEqual(told.sort());
      await portal.stop();
    },
  );
});
