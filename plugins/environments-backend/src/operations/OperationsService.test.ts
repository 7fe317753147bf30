import type { Knex } from 'knex';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { FakeClock } from '../__testUtils__/FakeClock';
import {
  enqueue,
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
  until,
} from '../__testUtils__/operations';
import { OperationsService } from './OperationsService';
import { cancelQueued } from '../database/operations/cancelQueued';
import { insertOperation } from '../database/operations/insertOperation';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe.each(supportedDatabases)('OperationsService on %s', databaseId => {
  let knex: Knex;
  let clock: FakeClock;
  let service: OperationsService;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, databaseId);
  });
  beforeEach(() => {
    clock = new FakeClock();
    service = OperationsService.create({
      database: knex,
      clock,
      logger: mockServices.logger.mock(),
    });
  });
  afterEach(async () => {
    service.stop();
    await knex('environments').delete();
  });

  const addLines = (id: string, from: number, to: number) =>
    knex.batchInsert(
      'operation_log',
      Array.from({ length: to - from + 1 }, (_, index) => ({
        operation_id: id,
        n: from + index,
        at: '2030-01-01T00:00:00.000Z',
        stream: 'stdout',
        level: 'info',
        text: `line ${from + index}`,
      })),
      100,
    );
  const end = (id: string) => knex('operations').where({ id }).update({ state: 'succeeded' });
  const follow = (id: string, after: number, waitMs = 20_000, signal?: AbortSignal) =>
    service.readLog(id, { after, waitMs, signal });
  const advance = () => clock.advance(100);
  /** What a promise came to, once it has, while time goes on. */
  const outcome = async <T>(promise: Promise<T>): Promise<T> => {
    let done = false;
    void promise.finally(() => (done = true)).catch(() => undefined);
    await until(() => done, advance);
    return promise;
  };

  describe('readLog', () => {
    it('gives pages of 500 lines, complete only with the last of an operation that is over', async () => {
      const id = await enqueue(knex);
      await addLines(id, 1, 1000);
      await end(id);
      const first = await follow(id, 0, 0);
      expect(first).toMatchObject({ next: 500, complete: false });
      expect(first.items).toHaveLength(500);
      expect(first.items[0]).toEqual({
        n: 1,
        at: '2030-01-01T00:00:00.000Z',
        stream: 'stdout',
        level: 'info',
        text: 'line 1',
      });
      expect(await follow(id, 500, 0)).toMatchObject({ next: 1000, complete: false });
      expect(await follow(id, 1000, 0)).toEqual({ items: [], next: 1000, complete: true });
    });

    it('waits for further lines', async () => {
      const id = await enqueue(knex);
      await addLines(id, 1, 2);
      const waiting = follow(id, 2);
      await clock.advance(3_000);
      await addLines(id, 3, 3);
      expect(await outcome(waiting)).toMatchObject({
        items: [{ n: 3 }],
        next: 3,
        complete: false,
      });
    });

    it('looks at once when this replica stored lines', async () => {
      const id = await enqueue(knex);
      const waiting = follow(id, 0);
      await addLines(id, 1, 1);
      let done = false;
      void waiting.then(() => (done = true));
      await until(() => {
        service.logChanged(id);
        return done;
      });
      expect(clock.monotonic()).toBe(0);
      expect(await waiting).toMatchObject({ next: 1 });
    });

    it('ends when the operation does', async () => {
      const id = await enqueue(knex);
      const waiting = follow(id, 0);
      await clock.advance(1_000);
      await end(id);
      expect(await outcome(waiting)).toEqual({ items: [], next: 0, complete: true });
    });

    it('ends without lines when the time is over', async () => {
      const id = await enqueue(knex);
      const begun = clock.monotonic();
      expect(await outcome(follow(id, 0, 5_000))).toEqual({ items: [], next: 0, complete: false });
      expect(clock.monotonic() - begun).toBeGreaterThanOrEqual(5_000);
    });

    it('ends when the caller goes, and when the backend stops', async () => {
      const id = await enqueue(knex);
      const caller = new AbortController();
      const nothing = { items: [], next: 0, complete: false };
      const gone = follow(id, 0, 20_000, caller.signal);
      const stopped = follow(id, 0);
      caller.abort();
      expect(await gone).toEqual(nothing);
      service.stop();
      expect(await stopped).toEqual(nothing);
    });

    it('serves all followers of an operation by one poll', async () => {
      const id = await enqueue(knex);
      let queries = 0;
      const count = () => (queries += 1);
      knex.on('query', count);
      const waiting = Array.from({ length: 50 }, () => follow(id, 0));
      await until(
        () => queries > 10,
        () => clock.advance(500),
      );
      // Two reads of one shared page, then one look each half second.
      expect(queries).toBeLessThanOrEqual(2 + clock.monotonic() / 500 + 1);
      await addLines(id, 1, 1);
      const pages = await Promise.all(waiting.map(outcome));
      expect(pages.every(page => page.next === 1)).toBe(true);
      knex.removeListener('query', count);
      await clock.advance(2_000);
      knex.on('query', count);
      queries = 0;
      await clock.advance(5_000);
      expect(queries).toBe(0);
      knex.removeListener('query', count);
    });

    it('knows no log of an operation that is not there', async () => {
      await expect(follow('0f8fad5b-d9cb-469f-a165-70867728950e', 0)).rejects.toThrow(
        NotFoundError,
      );
    });
  });

  it('lists operations newest first, by pages in both directions', async () => {
    const environment = await insertEnvironment(knex);
    const ids: string[] = [];
    for (let day = 1; day <= 5; day++) {
      const id = await knex.transaction(tx =>
        insertOperation(tx, {
          environment,
          kind: 'create',
          now: new Date(Date.UTC(2030, 0, day)),
        }),
      );
      await end(id);
      ids.unshift(id);
    }
    await enqueue(knex);
    const list = async (page: Parameters<typeof service.list>[1]) =>
      (await service.list(environment.id, page)).map(row => row.id);
    const keyOf = (index: number) => ({
      id: ids[index],
      createdAt: new Date(Date.UTC(2030, 0, 5 - index)),
    });
    expect(await list({ limit: 10 })).toEqual(ids);
    expect(await list({ limit: 2, after: keyOf(1) })).toEqual([ids[2], ids[3]]);
    expect(await list({ limit: 2, before: keyOf(3) })).toEqual([ids[1], ids[2]]);
    expect((await service.get(ids[0]))?.environment_id).toBe(environment.id);
    expect(await service.get(environment.id)).toBeUndefined();
  });

  it('tells the places in the queue, by key and fairly', async () => {
    const running = await enqueue(knex, { owner: 'group:default/team-a' });
    await knex('operations').where({ id: running }).update({ state: 'running' });
    const second = await enqueue(knex, { owner: 'group:default/team-a' });
    const first = await enqueue(knex, { owner: 'group:default/team-b' });
    const elsewhere = await enqueue(knex, { concurrency_key: 'elsewhere' });
    const places = await Promise.all(
      [running, second, first, elsewhere].map(id => service.queuePosition(id)),
    );
    expect(places).toEqual([undefined, 2, 1, 1]);
    expect(await service.queueLength()).toBe(3);
  });

  it('takes back only what is still queued', async () => {
    const id = await enqueue(knex);
    const now = new Date('2030-01-01T00:00:00.000Z');
    expect(await knex.transaction(tx => cancelQueued(tx, id, now))).toBe(true);
    expect(await service.get(id)).toMatchObject({ state: 'cancelled' });
    expect(await knex.transaction(tx => cancelQueued(tx, id, now))).toBe(false);
  });

  it('has one open operation an environment', async () => {
    const environment = await insertEnvironment(knex);
    const now = new Date();
    await knex.transaction(tx => insertOperation(tx, { environment, kind: 'create', now }));
    await expect(
      knex.transaction(tx => insertOperation(tx, { environment, kind: 'delete', now })),
    ).rejects.toThrow('Another operation is under way');
  });
});
