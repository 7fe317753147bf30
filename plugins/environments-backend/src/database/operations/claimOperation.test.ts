import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  connectAgain,
  enqueue,
  expireLease,
  FakeCourse,
  openTestDatabase,
  operationOf,
  supportedDatabases,
} from '../../__testUtils__/operations';
import type { OperationRow } from '../tables';
import { cancelQueued } from './cancelQueued';
import { claimOperation, StartFailedError, type ClaimOptions } from './claimOperation';
import { closeOperation } from './closeOperation';
import { releaseLease } from './releaseLease';

jest.setTimeout(60_000);

const fenceOf = (operation: OperationRow) => ({
  operationId: operation.id,
  environmentId: operation.environment_id,
  leaseToken: operation.lease_token,
});

const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe.each(supportedDatabases)('claiming an operation on %s', databaseId => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, databaseId);
  });
  afterEach(async () => {
    await knex('environments').delete();
    await knex('concurrency_keys').delete();
  });

  const claim = (given: Partial<ClaimOptions> = {}, connection: Knex = knex) =>
    claimOperation(connection, {
      limits: new Map([['fake', 100]]),
      kinds: ['create', 'delete'],
      except: [],
      holder: 'here',
      leaseDuration: 60_000,
      now: new Date('2030-01-01T12:00:00.000Z'),
      onStarted: async () => undefined,
      ...given,
    });
  const close = (operation: OperationRow, connection: Knex = knex) =>
    closeOperation(
      connection,
      fenceOf(operation),
      { state: 'succeeded' },
      new FakeCourse(),
      new Date(),
    );

  it('finds nothing in an empty queue', async () => {
    expect(await claim()).toBeUndefined();
  });

  it('takes the oldest, once, with a lease by the database clock', async () => {
    const first = await enqueue(knex);
    const second = await enqueue(knex);
    const claimed = await claim();
    expect(claimed?.operation).toMatchObject({
      id: first,
      state: 'running',
      attempt: 1,
      lease_holder: 'here',
    });
    expect(Number(claimed?.operation.lease_token)).toBe(1);
    expect(new Date(claimed!.operation.started_at!)).toEqual(new Date('2030-01-01T12:00:00.000Z'));
    const lease = new Date(claimed!.operation.lease_expires_at!).getTime() - Date.now();
    expect(lease).toBeGreaterThan(40_000);
    expect(lease).toBeLessThan(80_000);
    expect(claimed?.environment).toMatchObject({ id: claimed!.operation.environment_id });
    expect((await claim())?.operation.id).toBe(second);
    expect(await claim()).toBeUndefined();
  });

  it('prefers the owner with the fewest running', async () => {
    await enqueue(knex, { owner: 'group:default/team-a' });
    await enqueue(knex, { owner: 'group:default/team-a' });
    const other = await enqueue(knex, { owner: 'group:default/team-b' });
    await claim();
    expect((await claim())?.operation.id).toBe(other);
  });

  it('runs no more of a key than the limit, and takes other keys meanwhile', async () => {
    const limits = new Map([['fake', 2]]);
    await enqueue(knex);
    await enqueue(knex);
    const third = await enqueue(knex);
    const elsewhere = await enqueue(knex, { concurrency_key: 'development/us-east-1' });
    const first = await claim({ limits });
    await claim({ limits });
    expect((await claim({ limits }))?.operation.id).toBe(elsewhere);
    expect(await claim({ limits })).toBeUndefined();
    await close(first!.operation);
    expect((await claim({ limits }))?.operation.id).toBe(third);
  });

  it('takes over one whose lease ran out, with a greater token, and says how long ago', async () => {
    const id = await enqueue(knex);
    const first = await claim();
    await expireLease(knex, id, 5_000);
    const second = await claim({ now: new Date('2030-01-02T00:00:00.000Z'), holder: 'there' });
    expect(second?.operation).toMatchObject({ id, attempt: 2, lease_holder: 'there' });
    expect(Number(second?.operation.lease_token)).toBe(2);
    expect(new Date(second!.operation.started_at!)).toEqual(new Date(first!.operation.started_at!));
    expect(second?.expired?.millisecondsAgo).toBeGreaterThan(4_000);
    expect(second?.expired?.millisecondsAgo).toBeLessThan(30_000);
  });

  it('takes over one that was given back at once, as settled', async () => {
    const id = await enqueue(knex);
    const first = await claim();
    await releaseLease(knex, fenceOf(first!.operation));
    const second = await claim();
    expect(second?.operation.id).toBe(id);
    expect(second?.expired).toBeUndefined();
  });

  it('hands on the end of the lease before, where the holder was still waiting for it', async () => {
    const id = await enqueue(knex);
    await claim();
    await expireLease(knex, id, 5_000);
    const second = await claim();
    await releaseLease(knex, fenceOf(second!.operation), second!.expired!.end);
    const third = await claim();
    expect(third?.expired?.millisecondsAgo).toBeGreaterThan(4_000);
  });

  it('counts one that is taken over only once, and nothing in its place', async () => {
    const limits = new Map([['fake', 1]]);
    const first = await enqueue(knex);
    await enqueue(knex, { owner: 'group:default/team-b' });
    await claim({ limits });
    await expireLease(knex, first);
    expect((await claim({ limits }))?.operation.id).toBe(first);
    expect(await claim({ limits })).toBeUndefined();
  });

  it('resumes one after the other when the limit was lowered', async () => {
    const ids = [await enqueue(knex), await enqueue(knex), await enqueue(knex)];
    for (const _ of ids) {
      await claim();
    }
    for (const id of ids) {
      await expireLease(knex, id);
    }
    const limits = new Map([['fake', 1]]);
    for (const _ of ids) {
      const resumed = await claim({ limits });
      expect(ids).toContain(resumed?.operation.id);
      expect(await claim({ limits })).toBeUndefined();
      await close(resumed!.operation);
    }
  });

  it('leaves kinds and providers alone that it does not know', async () => {
    await enqueue(knex, { provider: 'newer' });
    await enqueue(knex, { kind: 'delete' });
    expect(await claim({ kinds: ['create'] })).toBeUndefined();
  });

  it('claims nothing whose start cannot be written, and can leave it aside', async () => {
    const id = await enqueue(knex);
    const onStarted = async () => {
      throw new Error('no such status');
    };
    await expect(claim({ onStarted })).rejects.toThrow(StartFailedError);
    expect(await operationOf(knex, id)).toMatchObject({ state: 'queued', attempt: 0 });
    expect(await claim({ except: [id] })).toBeUndefined();
    expect((await claim())?.operation.id).toBe(id);
  });

  it('gives each operation to one of many replicas, never more at once than the limit', async () => {
    const limits = new Map([['fake', 2]]);
    const keys = ['a', 'b', 'c'];
    const ids = new Set<string>();
    for (let i = 0; i < 30; i++) {
      ids.add(
        await enqueue(knex, { concurrency_key: keys[i % 3], owner: `group:default/${i % 4}` }),
      );
    }
    const taken: string[] = [];
    let most = 0;
    const replica = async (connection: Knex) => {
      while (taken.length < ids.size) {
        const claimed = await claim({ limits }, connection);
        if (!claimed) {
          await new Promise(resolve => setTimeout(resolve, 2));
          continue;
        }
        taken.push(claimed.operation.id);
        const running = await connection('operations')
          .where({ state: 'running' })
          .groupBy('concurrency_key')
          .count({ count: '*' });
        most = Math.max(most, ...running.map(row => Number(row.count)));
        await close(claimed.operation, connection);
      }
    };
    const connections = Array.from({ length: 6 }, () => connectAgain(knex));
    await Promise.all(connections.map(replica));
    await Promise.all(connections.map(c => (c === knex ? undefined : c.destroy())));
    expect(taken).toHaveLength(ids.size);
    expect(new Set(taken)).toEqual(ids);
    expect(most).toBe(2);
  });

  it('never locks itself out against deletions that are asked for at the same time', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) {
      ids.push(await enqueue(knex));
    }
    const course = new FakeCourse();
    const ends = new Set(['succeeded', 'cancelled']);
    const allOver = async (connection: Knex) =>
      (await connection('operations').whereIn('id', ids)).every(row => ends.has(row.state));
    const replica = async (connection: Knex) => {
      while (!(await allOver(connection))) {
        const onStarted: ClaimOptions['onStarted'] = (tx, operation) =>
          course.started(tx, operation);
        const claimed = await claim({ onStarted, kinds: ['create'] }, connection);
        if (claimed) {
          const outcome = { state: 'succeeded' } as const;
          await closeOperation(connection, fenceOf(claimed.operation), outcome, course, new Date());
        }
      }
    };
    const deletions = async (connection: Knex) => {
      for (const id of ids) {
        const { environment_id: environmentId } = await operationOf(connection, id);
        await connection.transaction(async tx => {
          await tx('environments').where({ id: environmentId }).forUpdate().first('id');
          if (!(await cancelQueued(tx, id, new Date()))) {
            await tx('environments').where({ id: environmentId }).update({ description: 'late' });
          }
        });
      }
    };
    const connections = Array.from({ length: 4 }, () => connectAgain(knex));
    await Promise.all([...connections.slice(1).map(replica), deletions(connections[0])]);
    await Promise.all(connections.map(c => (c === knex ? undefined : c.destroy())));
    expect(await allOver(knex)).toBe(true);
  });

  if (databaseId === 'POSTGRES_18') {
    it('passes over one that another transaction holds, instead of waiting for it', async () => {
      const held = await enqueue(knex);
      const free = await enqueue(knex);
      await knex.transaction(async tx => {
        await tx('operations').where({ id: held }).forUpdate().first();
        expect((await claim())?.operation.id).toBe(free);
        expect(await claim()).toBeUndefined();
      });
      expect((await claim())?.operation.id).toBe(held);
    });
  }
});
