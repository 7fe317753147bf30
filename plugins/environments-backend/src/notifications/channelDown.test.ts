import type { Knex } from 'knex';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { EnvironmentMessage } from '@eks-environments/plugin-environments-node';
import { FakeClock } from '../__testUtils__/FakeClock';
import {
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
  until,
} from '../__testUtils__/operations';
import { storePreferences } from '../database/notifications/preferences';
import { deliveriesOf, draft, unheard } from './__testUtils__/deliveries';
import { Outbox, type MessageDraft } from './Outbox';
import { OutboxDelivery } from './OutboxDelivery';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe.each(supportedDatabases)('Messages (%s)', databaseId => {
  let knex: Knex;
  let clock: FakeClock;
  let delivery: OutboxDelivery | undefined;
  let told: Record<'mail' | 'topic', EnvironmentMessage[]>;
  let down: boolean;
  let calls: number;

  beforeEach(async () => {
    knex = await openTestDatabase(databases, databaseId);
    clock = new FakeClock();
    told = { mail: [], topic: [] };
    down = false;
    calls = 0;
  });
  afterEach(() => delivery?.stop());

  function start(restFor?: number): OutboxDelivery {
    delivery = OutboxDelivery.create({
      database: knex,
      clock,
      logger: mockServices.logger.mock(),
      random: () => 0.5,
      unreachable: unheard,
      restFor,
      channels: [
        {
          id: 'mail',
          title: 'Mail',
          optional: true,
          deliver: async message => {
            calls += 1;
            if (down) throw new Error('The mail server is down');
            told.mail.push(message);
          },
        },
        { id: 'topic', deliver: async message => void told.topic.push(message) },
      ],
    });
    delivery.start();
    return delivery;
  }
  async function write(...messages: Array<Partial<MessageDraft>>) {
    const environment = await insertEnvironment(knex);
    const outbox = new Outbox(['mail', 'topic'], () => delivery?.wake());
    await knex.transaction(async tx => {
      for (const message of messages) await outbox.write(tx, draft(environment, message));
    });
  }
  const mailState = () => delivery?.health().find(({ id }) => id === 'mail')?.state;

  it('wait without being attempted while their channel is left alone; other channels go on', async () => {
    down = true;
    await write(...Array.from({ length: 20 }, () => ({})));
    expect(start().health()).toMatchObject([
      { id: 'mail', kind: 'channel', title: 'Mail', state: 'answering' },
      { id: 'topic', kind: 'channel', title: 'topic', state: 'answering' },
    ]);
    await until(() => mailState() === 'failing' && told.topic.length === 20);
    expect(delivery?.health()).toMatchObject([
      { id: 'mail', state: 'failing', message: 'The mail server is down' },
      { id: 'topic', state: 'answering' },
    ]);
    // Whatever is due by then, and however often it is looked for.
    for (let n = 0; n < 20; n += 1) await clock.advance(60_000);
    await write({});
    await until(() => told.topic.length === 21);
    const rows = await deliveriesOf(knex, 'mail');
    expect(rows.map(({ attempts }) => attempts).sort()).toEqual([
      ...Array.from({ length: 16 }, () => 0),
      ...Array.from({ length: 5 }, () => 1),
    ]);
    expect(rows.every(({ state }) => state === 'pending')).toBe(true);
    expect(calls).toBe(5);
  });

  it('come later, each once, when the channel works again', async () => {
    down = true;
    await write(...Array.from({ length: 20 }, () => ({})));
    start(20);
    await until(() => mailState() === 'failing');
    // It is tried now and then, in vain.
    const before = calls;
    await until(() => calls > before + 2);
    expect(mailState()).toBe('failing');
    down = false;
    await until(
      () => told.mail.length === 20,
      () => clock.advance(10_000),
    );
    expect(mailState()).toBe('answering');
    expect(new Set(told.mail.map(({ id }) => id)).size).toBe(20);
    await until(async () =>
      (await deliveriesOf(knex, 'mail')).every(({ state }) => state === 'delivered'),
    );
  });

  it('leave out whoever wants none, on channels that one can do without', async () => {
    const store = (user: string, messages: boolean) =>
      storePreferences(knex, { user, messages, now: clock.now() });
    await store('user:default/dana', false);
    await store('user:default/dov', false);
    await store('user:default/dov', true);
    await store('user:default/lee', true);
    const recipients = ['group:default/team-a', 'user:default/dana'];
    start();
    await write({ recipients, event: 'approval-needed', except: ['user:default/pat'] });
    await until(() => told.mail.length === 1 && told.topic.length === 1);
    await write({ recipients, event: 'environment-ready' });
    await until(() => told.mail.length === 2 && told.topic.length === 2);
    expect(told.mail.map(({ except }) => except)).toEqual([
      ['user:default/pat', 'user:default/dana'],
      ['user:default/dana'],
    ]);
    expect(told.topic.map(({ except }) => except)).toEqual([['user:default/pat'], undefined]);
    await store('user:default/dana', true);
    await write({ recipients });
    await until(() => told.mail.length === 3);
    expect(told.mail[2].except).toBeUndefined();
  });
});
