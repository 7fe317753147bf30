import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  enqueue,
  expireLease,
  FakeCourse,
  openTestDatabase,
  operationOf,
  requestDeletion,
  supportedDatabases,
} from '../../__testUtils__/operations';
import { claimOperation, type Claim } from './claimOperation';
import { closeOperation } from './closeOperation';
import { insertLog, lastLogNumber } from './insertLog';
import { releaseLease } from './releaseLease';
import { renewLease } from './renewLease';
import { storeMemory } from './storeMemory';
import { storeProgress } from './storeProgress';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: [...supportedDatabases] });

const fenceOf = ({ operation }: Claim) => ({
  operationId: operation.id,
  environmentId: operation.environment_id,
  leaseToken: operation.lease_token,
});
const line = (n: number, text: string) => ({
  n,
  at: '2030-01-01T00:00:00.000Z',
  stream: 'stdout' as const,
  level: 'info' as const,
  text,
});

describe.each(supportedDatabases)('writes of lease holders on %s', databaseId => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, databaseId);
  });
  afterEach(async () => {
    await knex('environments').delete();
  });

  const claim = (holder = 'here') =>
    claimOperation(knex, {
      limits: new Map([['fake', 100]]),
      kinds: ['create', 'delete'],
      except: [],
      holder,
      leaseDuration: 60_000,
      now: new Date('2030-01-01T12:00:00.000Z'),
      onStarted: async () => undefined,
    });
  const claimed = async () => {
    const result = await claim();
    if (!result) {
      throw new Error('Nothing was claimed');
    }
    return result;
  };
  const memoryOf = async ({ environmentId }: { environmentId: string }) =>
    (await knex('environments').where({ id: environmentId }).first()).memory;
  const close = (fence: ReturnType<typeof fenceOf>, course = new FakeCourse()) =>
    closeOperation(knex, fence, { state: 'succeeded', connection: {} }, course, new Date());

  it('change nothing once another holder has taken over', async () => {
    const id = await enqueue(knex);
    const before = fenceOf(await claimed());
    await insertLog(knex, before, [line(1, 'mine')]);
    await expireLease(knex, id);
    const after = fenceOf(await claimed());
    expect(await storeMemory(knex, after, { of: 'the next' })).toBe(true);
    const row = await operationOf(knex, id);
    const course = new FakeCourse();

    expect(await renewLease(knex, before, 60_000)).toBeUndefined();
    await storeProgress(knex, before, { phase: 'late', percent: 99 });
    await insertLog(knex, before, [line(2, 'late')]);
    expect(await storeMemory(knex, before, { of: 'the late' })).toBe(false);
    await releaseLease(knex, before);
    expect(await close(before, course)).toBeUndefined();

    expect(await operationOf(knex, id)).toEqual(row);
    expect(await memoryOf(before)).toBe('{"of":"the next"}');
    expect(await lastLogNumber(knex, id)).toBe(1);
    expect(course.told).toEqual([]);
  });

  it('change nothing once the operation is over', async () => {
    const id = await enqueue(knex);
    const fence = fenceOf(await claimed());
    expect(await close(fence)).toBe('succeeded');
    const row = await operationOf(knex, id);
    expect(row).toMatchObject({ state: 'succeeded', percent: 100, lease_expires_at: null });
    expect(await renewLease(knex, fence, 60_000)).toBeUndefined();
    expect(await close(fence)).toBeUndefined();
    expect(await storeMemory(knex, fence, { of: 'the late' })).toBe(false);
    expect(await operationOf(knex, id)).toEqual(row);
    expect(await memoryOf(fence)).toBeNull();
  });

  it('renew the lease and tell of a deletion that was asked for', async () => {
    const id = await enqueue(knex);
    const { operation } = await claimed();
    const fence = { operationId: id, leaseToken: operation.lease_token };
    expect(await renewLease(knex, fence, 600_000)).toEqual({ deletionRequested: false });
    const renewed = new Date((await operationOf(knex, id)).lease_expires_at ?? 0).getTime();
    expect(renewed).toBeGreaterThan(Date.now() + 500_000);
    await requestDeletion(knex, operation.environment_id);
    expect(await renewLease(knex, fence, 60_000)).toEqual({ deletionRequested: true });
  });

  it('end as cancelled, with a delete queued, where a deletion came in between', async () => {
    const id = await enqueue(knex);
    const made = await claimed();
    await requestDeletion(knex, made.operation.environment_id);
    const course = new FakeCourse();
    expect(await close(fenceOf(made), course)).toBe('cancelled');
    expect(course.told).toEqual(['create cancelled']);
    expect((await operationOf(knex, id)).state).toBe('cancelled');
    expect(await claim()).toMatchObject({ operation: { kind: 'delete' } });
  });

  it('end nothing where the environment cannot follow', async () => {
    const id = await enqueue(knex);
    const fence = fenceOf(await claimed());
    const course = new FakeCourse();
    course.succeeded = async () => {
      throw new Error('no such status');
    };
    await expect(close(fence, course)).rejects.toThrow('no such status');
    expect((await operationOf(knex, id)).state).toBe('running');
    expect(await close(fence)).toBe('succeeded');
  });

  it('store a batch of lines once, however often it is repeated', async () => {
    const id = await enqueue(knex);
    const fence = fenceOf(await claimed());
    const lines = [line(1, 'it\'s \\ "quoted" ? $1'), line(2, 'ünï ☃ 😀\nnext')];
    await insertLog(knex, fence, lines);
    await insertLog(knex, fence, lines);
    const rows = await knex('operation_log').where({ operation_id: id }).orderBy('n');
    expect(rows.map(row => row.text)).toEqual(lines.map(l => l.text));
    expect(new Date(rows[0].at).toISOString()).toBe('2030-01-01T00:00:00.000Z');
  });
});
