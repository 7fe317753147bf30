import type { Knex } from 'knex';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  DeliveryContext,
  EnvironmentMessage,
  NotificationChannel,
} from '@eks-environments/plugin-environments-node';
import { FakeClock } from '../__testUtils__/FakeClock';
import {
  connectAgain,
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
  until,
} from '../__testUtils__/operations';
import { claimDelivery } from '../database/notifications/claimDelivery';
import { toMoment } from '../database/columns';
import {
  deliveriesOf,
  draft,
  expireClaims,
  mortal,
  seeded,
  unheard,
} from './__testUtils__/deliveries';
import { ForgottenChannels } from './ForgottenChannels';
import { Outbox, type MessageDraft } from './Outbox';
import { OutboxDelivery, type OutboxDeliveryOptions } from './OutboxDelivery';
import { UnreachablePeople } from './UnreachablePeople';
import { retryDelay } from './retryDelay';

jest.setTimeout(180_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

type Deed = (message: EnvironmentMessage, signal: AbortSignal) => Promise<void> | void;

describe.each(supportedDatabases)('Deliveries on %s', databaseId => {
  let knex: Knex;
  let other: Knex;
  let clock: FakeClock;
  const logger = mockServices.logger.mock();
  const running = new Set<OutboxDelivery>();

  beforeAll(async () => {
    knex = await openTestDatabase(databases, databaseId);
    other = connectAgain(knex);
  });
  beforeEach(() => {
    clock = new FakeClock();
    jest.clearAllMocks();
  });
  afterEach(async () => {
    const stopped = Promise.all([...running].map(delivery => delivery.stop()));
    await clock.advance(10_000);
    await stopped;
    running.clear();
    await knex('environments').delete();
  });
  afterAll(async () => {
    if (other !== knex) await other.destroy();
  });

  async function write(messages: Array<Partial<MessageDraft>>, channels = ['fake']) {
    const environment = await insertEnvironment(knex);
    const outbox = new Outbox(channels, () => running.forEach(delivery => delivery.wake()));
    await knex.transaction(async tx => {
      for (const message of messages) await outbox.write(tx, draft(environment, message));
    });
  }

  function start(
    deeds: Record<string, Deed>,
    given: Partial<OutboxDeliveryOptions> = {},
  ): OutboxDelivery {
    const delivery = OutboxDelivery.create({
      database: knex,
      clock,
      logger,
      random: () => 0.5,
      unreachable: unheard,
      // Time of the machine, which stands still for all else here.
      restFor: 1,
      channels: Object.entries(deeds).map(([id, deed]) => ({
        id,
        deliver: async (message, { signal }) => deed(message, signal),
      })),
      ...given,
    });
    delivery.start();
    running.add(delivery);
    return delivery;
  }

  const settled = () =>
    until(async () => {
      const rows = await deliveriesOf(knex);
      return rows.every(row => row.attempts > 0 && row.claimed_until === null) && rows;
    });

  it('tell each of 1,000 messages, again only what a process died with, though half fail', async () => {
    const messages = 1_000;
    await write(Array.from({ length: messages }, () => ({})));
    const random = seeded(20_300_101);
    const told: string[] = [];
    const deaths: Array<{ message: string; instance: OutboxDelivery }> = [];
    let failures = 0;
    function startMortal(connection: Knex) {
      const { database, die } = mortal(connection);
      const instance = start(
        {
          fake({ id }) {
            if (random() < 0.5) {
              failures += 1;
              throw new Error('It is down');
            }
            told.push(id);
            if (random() < 0.05) {
              die();
              deaths.push({ message: id, instance });
            }
          },
        },
        { database, random },
      );
    }
    startMortal(knex);
    startMortal(other);
    let buried = 0;
    async function goOn() {
      for (const { message, instance } of deaths.slice(buried)) {
        await instance.stop();
        running.delete(instance);
        await expireClaims(knex, [message]);
        startMortal(buried % 2 === 0 ? knex : other);
        buried += 1;
      }
      await clock.advance(5_000);
    }
    const toldOf = (most: number) => until(() => new Set(told).size >= most, goOn);
    for (let most = 100; most <= messages; most += 100) await toldOf(most);
    // What a process died with is told once more, which half of the time fails.
    const delivered = async () =>
      (await deliveriesOf(knex)).every(({ state }) => state === 'delivered');
    await until(delivered, goOn);
    expect(new Set(told).size).toBe(messages);
    expect(deaths.length).toBeGreaterThan(20);
    expect(failures).toBeGreaterThan(messages / 2);
    expect(told.length).toBeLessThanOrEqual(messages + deaths.length);
  });

  it('are shared by replicas, each message taken up by one', async () => {
    await write([{}, {}]);
    const taken: string[] = [];
    const both = new Promise<void>(resolve => {
      const meet: Deed = async ({ id }) => {
        taken.push(id);
        if (taken.length === 2) resolve();
        await both;
      };
      start({ fake: meet });
      start({ fake: meet }, { database: other });
    });
    await both;
    expect(new Set(taken).size).toBe(2);
    expect((await settled()).map(row => [row.state, row.attempts])).toEqual([
      ['delivered', 1],
      ['delivered', 1],
    ]);
    expect(taken).toHaveLength(2);
  });

  it('begin as soon as the message is committed, without waiting for the next look', async () => {
    const told: string[] = [];
    start({ fake: ({ title }) => void told.push(title) });
    await write([{ title: 'First' }]);
    await until(() => told.length === 1);
    await write([{ title: 'Second' }]);
    await until(() => told.length === 2);
    expect(told).toEqual(['First', 'Second']);
    expect(clock.monotonic()).toBe(0);
  });

  it('wait longer after each failure, up to 30 minutes, and end with a success', async () => {
    const failedAt: number[] = [];
    start({
      fake: () => {
        if (failedAt.length === 12) return;
        failedAt.push(clock.now().getTime());
        throw new Error('It is down');
      },
    });
    await write([{}]);
    const failedTimes = (attempts: number) =>
      until(
        async () => {
          const [row] = await deliveriesOf(knex);
          return row.attempts === attempts && row.claimed_until === null && row;
        },
        // Far less than it waits, so that no failure is passed over.
        () => clock.advance(retryDelay(attempts - 1, 0.5) / 4),
      );
    for (let attempts = 1; attempts <= 12; attempts += 1) {
      const row = await failedTimes(attempts);
      const due = failedAt[attempts - 1] + retryDelay(attempts, 0.5);
      expect(row).toMatchObject({ state: 'pending', last_error: 'It is down' });
      expect(toMoment(row.due_at).getTime()).toBe(due);
      const early = { channel: 'fake', now: new Date(due - 1), claimFor: 60_000 };
      expect(await claimDelivery(knex, early)).toBeUndefined();
    }
    const end = await until(
      async () => {
        const [found] = await deliveriesOf(knex);
        return found.state === 'delivered' && found;
      },
      () => clock.advance(60_000),
    );
    expect(end).toMatchObject({ attempts: 13, last_error: null, claimed_until: null });
    expect(end.delivered_at).not.toBeNull();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.info).toHaveBeenCalledWith('Channel fake works again');
  });

  it('are given up three days after what they tell happened', async () => {
    const threeDays = 3 * 24 * 60 * 60_000;
    const at = (before: number) => new Date(clock.now().getTime() - before);
    await write([{ at: at(threeDays) }, { at: at(threeDays - 1) }]);
    const attempted = jest.fn();
    const fake = () => {
      throw new Error('It is down: password=correct-horse-battery');
    };
    start({ fake }, { metrics: { attempted } });
    const [old, younger] = await settled();
    const error = 'It is down: password=[redacted]';
    expect(old).toMatchObject({ state: 'given-up', last_error: error });
    expect(younger).toMatchObject({ state: 'pending', last_error: error });
    expect(attempted.mock.calls).toEqual([
      ['fake', 'given-up'],
      ['fake', 'failed'],
    ]);
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain('correct-horse');
  });

  it('of a channel that is configured no more are given up as late as others', async () => {
    const days = (n: number) => new Date(clock.now().getTime() - n * 24 * 60 * 60_000);
    const titles = ['old', 'sent again', 'young'];
    await write(
      titles.map((title, n) => ({ title, at: days(n === 2 ? 2.9 : 3) })),
      ['fax', 'fake'],
    );
    const named = (title: string) =>
      knex('outbox_messages').select('id').whereLike('body', `%"title":"${title}"%`);
    await knex('outbox_deliveries')
      .whereIn('message_id', named('sent again'))
      .update({ resent_at: days(1).toISOString() });
    const forgotten = new ForgottenChannels({
      ...{ database: knex, clock, logger },
      channels: { ids: () => ['fake'] },
    });
    await forgotten.run();
    const states = async (channel: string) =>
      Promise.all(
        titles.map(async title =>
          knex('outbox_deliveries').whereIn('message_id', named(title)).where({ channel }).first(),
        ),
      );
    expect(await states('fax')).toMatchObject([
      { state: 'given-up', last_error: 'The portal has no such channel any more' },
      { state: 'pending' },
      { state: 'pending' },
    ]);
    expect((await states('fake')).map(({ state }) => state)).toEqual(titles.map(() => 'pending'));
    expect(logger.warn).toHaveBeenCalledWith(expect.stringMatching(/^Given up: 1 messages/));
    await clock.advance(2 * 24 * 60 * 60_000);
    await forgotten.run();
    expect((await states('fax')).map(({ state }) => state)).toEqual(titles.map(() => 'given-up'));
  });

  it('of a channel that hangs keep no other waiting, and are tried again', async () => {
    await write([{}, {}, {}], ['hangs', 'fake']);
    const told: string[] = [];
    const signals: AbortSignal[] = [];
    start({
      hangs: (_, signal) => {
        signals.push(signal);
        return new Promise(() => {});
      },
      fake: ({ id }) => void told.push(id),
    });
    await until(() => told.length === 3 && signals.length === 1);
    expect(signals[0].aborted).toBe(false);
    await clock.advance(20_000);
    expect(signals[0].aborted).toBe(true);
    const failed = await until(async () =>
      (await deliveriesOf(knex, 'hangs')).find(row => row.last_error !== null),
    );
    expect(failed).toMatchObject({ state: 'pending', last_error: 'No answer within 20 s' });
    expect(told).toHaveLength(3);
  });

  /** Goes to eleven people, three at a time. */
  const oneByOne = (reach: (person: string) => void): NotificationChannel => ({
    id: 'fake',
    async deliver(_, context) {
      const done = await context.settled();
      const waiting = Array.from({ length: 11 }, (__, n) => `user:default/p${n}`).filter(
        person => !done.has(person),
      );
      for (const person of waiting.slice(0, 3)) {
        reach(person);
        await context.settle([person]);
      }
      return waiting.length > 3 ? 'unfinished' : undefined;
    },
  });

  it('to people one by one are carried on where the last stopped, by whoever comes next', async () => {
    await write([{}]);
    const reached: string[] = [];
    const attempted = jest.fn();
    const channels = [oneByOne(person => void reached.push(person))];
    start({}, { channels, metrics: { attempted } });
    start({}, { channels, metrics: { attempted }, database: other });
    await until(
      async () => (await deliveriesOf(knex))[0].state === 'delivered',
      () => clock.advance(1_000),
    );
    expect(reached).toHaveLength(11);
    expect(new Set(reached).size).toBe(11);
    expect(attempted.mock.calls.map(([, outcome]) => outcome)).toEqual([
      ...['carried-on', 'carried-on', 'carried-on', 'delivered'],
    ]);
    expect(await deliveriesOf(knex)).toMatchObject([{ attempts: 4, carried_on: 3 }]);
  });

  it('that reach some before they fail go on soon, and are no failure of the channel', async () => {
    await write([{}]);
    const tried = new Set<string>();
    let failedAt = 0;
    const fails = (person: string) => {
      // Each but the first is reached at the second try.
      if (tried.has(person) || person === 'user:default/p0') return;
      tried.add(person);
      failedAt = clock.now().getTime();
      throw new Error(`Not ${person} now`);
    };
    const delivery = start({}, { channels: [oneByOne(fails)] });
    const failedTimes = (attempts: number) =>
      until(
        async () => {
          const [found] = await deliveriesOf(knex);
          return found.attempts === attempts && found.claimed_until === null && found;
        },
        // Far less than it waits, so that no failure is passed over.
        () => clock.advance(retryDelay(1, 0.5) / 4),
      );
    for (let attempts = 1; attempts <= 10; attempts += 1) {
      const row = await failedTimes(attempts);
      const error = `Not user:default/p${attempts} now`;
      expect(row).toMatchObject({ state: 'pending', last_error: error });
      expect(toMoment(row.due_at).getTime()).toBe(failedAt + retryDelay(1, 0.5));
      expect(delivery.health()).toMatchObject([{ state: 'answering' }]);
    }
    await until(
      async () => (await deliveriesOf(knex))[0].state === 'delivered',
      () => clock.advance(1_000),
    );
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('that cannot reach people tell it to admins, once for each, whatever restarts', async () => {
    const channels = ['fake', 'in-app'];
    const outbox = new Outbox(channels, () => undefined);
    const reach = (people: string[]) => ({
      ...{ id: 'fake', title: 'Mail' },
      deliver: async ({ event }: EnvironmentMessage, { unreachable }: DeliveryContext) => {
        if (event !== 'address-missing') await unreachable(people, 'They have no address.');
      },
    });
    const all = Array.from({ length: 120 }, (_, n) => `user:default/p${n}`).sort();
    for (const [people, database] of [
      [['user:default/p7'], knex],
      [all, knex],
      [all, other],
    ] as Array<[string[], Knex]>) {
      const admins = ['group:default/platform-admins'];
      const unreachable = new UnreachablePeople({ database, outbox, admins, clock });
      const delivery = start({}, { channels: [reach(people)], database, unreachable });
      await write([{}, {}], channels);
      await settled();
      await delivery.stop();
    }
    const told = await knex('outbox_messages')
      .where({ event: 'address-missing' })
      .orderBy('dedupe');
    expect(told.map(({ recipients }) => recipients)).toEqual(
      told.map(() => '["group:default/platform-admins"]'),
    );
    const words = told.map(({ body }) => JSON.parse(body));
    expect(words.sort((a, b) => a.text.length - b.text.length)).toEqual([
      {
        title: 'p7 cannot be reached: Mail',
        text: 'They have no address.\nuser:default/p7\nYou are not told of them again. In the portal they read their messages all the same.',
        link: '/catalog/default/user/p7',
        severity: 'normal',
      },
      expect.objectContaining({
        title: '119 people cannot be reached: Mail',
        text: expect.stringContaining('… and 19 more'),
      }),
    ]);
    await knex('outbox_messages').delete();
    await knex('outbox_unreachable').delete();
  });

  it('leave what another replica has delivered since as it is', async () => {
    await write([{}]);
    const held: Array<() => void> = [];
    const attempted = jest.fn();
    const slow: Deed = () => new Promise((_, reject) => held.push(() => reject(new Error('Late'))));
    start({ fake: slow }, { metrics: { attempted } });
    await until(() => held.length === 1);
    const [{ message_id: id }] = await deliveriesOf(knex);
    await expireClaims(knex, [id]);
    start({ fake: () => undefined }, { database: other });
    await settled();
    held[0]();
    await until(() => attempted.mock.calls.length === 1);
    expect(attempted).toHaveBeenCalledWith('fake', 'overtaken');
    expect(await deliveriesOf(knex)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  it('are finished before a stop, or broken off when that takes too long', async () => {
    await write([{}, {}]);
    const held: Array<() => void> = [];
    const slow: Deed = () => new Promise(resolve => held.push(resolve));
    const patient = start({ fake: slow });
    await until(() => held.length === 1);
    const stopped = patient.stop();
    held[0]();
    await stopped;
    const states = async () => (await deliveriesOf(knex)).map(row => row.state).sort();
    expect(await states()).toEqual(['delivered', 'pending']);
    expect(held).toHaveLength(1);

    const hasty = start({ fake: slow });
    await until(() => held.length === 2);
    const broken = hasty.stop();
    await clock.advance(10_000);
    await broken;
    expect(await states()).toEqual(['delivered', 'pending']);
    expect((await deliveriesOf(knex)).map(row => row.last_error).sort()).toEqual([
      'The backend stopped',
      null,
    ]);
  });
});
