import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
} from '../__testUtils__/operations';
import { claimDelivery } from '../database/notifications/claimDelivery';
import type { EnvironmentRow } from '../database/tables';
import { deliveriesOf, draft } from './__testUtils__/deliveries';
import { Outbox, type MessageDraft } from './Outbox';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe.each(supportedDatabases)('The outbox on %s', databaseId => {
  let knex: Knex;
  let environment: EnvironmentRow;
  const committed = jest.fn();
  const outbox = new Outbox(['fake', 'mail'], committed);
  const write = (message: MessageDraft) => knex.transaction(tx => outbox.write(tx, message));

  beforeEach(async () => {
    knex ??= await openTestDatabase(databases, databaseId);
    await knex('environments').delete();
    environment = await insertEnvironment(knex);
    committed.mockReset();
  });

  it('gives each channel the message as it was written', async () => {
    const message = draft(environment, {
      except: ['user:default/lee'],
      recipients: ['group:default/team-a', 'user:default/lee', 'group:default/team-a'],
      requestId: 'r-1',
    });
    expect(await write(message)).toBe(true);
    const { dedupe, ...told } = message;
    for (const channel of ['fake', 'mail']) {
      const claim = await claimDelivery(knex, { channel, now: message.at, claimFor: 60_000 });
      expect(claim).toEqual({
        channel,
        attempts: 1,
        failures: 1,
        since: message.at,
        message: { ...told, recipients: ['group:default/team-a'], id: expect.any(String) },
      });
    }
    expect(
      await claimDelivery(knex, { channel: 'sns', now: message.at, claimFor: 1 }),
    ).toBeUndefined();
  });

  it('keeps a message only if what causes it is kept, and wakes the delivery only then', async () => {
    await expect(
      knex.transaction(async tx => {
        expect(await outbox.write(tx, draft(environment))).toBe(true);
        throw new Error('Rolled back');
      }),
    ).rejects.toThrow('Rolled back');
    expect(await knex('outbox_messages')).toEqual([]);
    expect(await deliveriesOf(knex)).toEqual([]);
    expect(committed).not.toHaveBeenCalled();

    await knex.transaction(async tx => {
      await outbox.write(tx, draft(environment));
      expect(committed).not.toHaveBeenCalled();
    });
    expect(committed).toHaveBeenCalledTimes(1);
    expect(await deliveriesOf(knex)).toHaveLength(1);
  });

  it('writes the same thing once, however many write it at once', async () => {
    const message = draft(environment);
    const written = await Promise.all(Array.from({ length: 5 }, () => write(message)));
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(await write({ ...message, title: 'In other words' })).toBe(false);
    expect(await knex('outbox_messages')).toHaveLength(1);
    expect(await deliveriesOf(knex)).toHaveLength(1);
    expect(committed).toHaveBeenCalledTimes(1);
  });

  it('writes nothing where nobody is to be told', async () => {
    expect(await write(draft(environment, { recipients: [] }))).toBe(false);
    const dana = ['user:default/dana'];
    expect(await write(draft(environment, { recipients: dana, except: dana }))).toBe(false);
    expect(await knex('outbox_messages')).toEqual([]);
  });
});
