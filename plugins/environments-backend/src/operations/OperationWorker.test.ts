import { inspect } from 'node:util';
import type { Knex } from 'knex';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import { FakeClock } from '../__testUtils__/FakeClock';
import { FakeProvider, untilAborted, type Deed } from '../__testUtils__/FakeProvider';
import {
  connectAgain,
  enqueue,
  expireLease,
  FakeCourse,
  openTestDatabase,
  operationOf,
  requestDeletion,
  supportedDatabases,
  until,
} from '../__testUtils__/operations';
import { insertOperation } from '../database/operations/insertOperation';
import { OperationWorker, type OperationWorkerOptions } from './OperationWorker';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const leaseDurationMs = 60_000;

describe.each(supportedDatabases)('OperationWorker on %s', databaseId => {
  let knex: Knex;
  const replicas: Replica[] = [];
  beforeAll(async () => {
    knex = await openTestDatabase(databases, databaseId);
  });
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map(replica => replica.stop()));
    await knex('environments').delete();
  });

  /** A process of its own: clock, connections, worker. */
  class Replica {
    readonly clock = new FakeClock();
    readonly course = new FakeCourse();
    readonly provider: FakeProvider;
    readonly ends: string[] = [];
    readonly database: Knex;
    readonly worker: OperationWorker;
    readonly logger = mockServices.logger.mock();
    private reachable = true;

    constructor(
      deed?: Deed,
      given: Partial<OperationWorkerOptions> & {
        settleTime?: number;
        workers?: number;
        hibernates?: boolean;
      } = {},
    ) {
      const { settleTime, workers = 4, hibernates, ...options } = given;
      this.logger.child.mockReturnValue(this.logger);
      this.provider = new FakeProvider({ deed, settleTime, hibernates });
      this.database = connectAgain(knex);
      this.worker = OperationWorker.create({
        // Stands for connections that a test can cut.
        database: new Proxy(this.database, {
          apply: (target, self, args) => Reflect.apply(this.reached(target), self, args),
          get: (target, property) => Reflect.get(this.reached(target), property),
        }),
        providers: new Map([['fake', this.provider]]),
        course: this.course,
        clock: this.clock,
        logger: this.logger,
        config: { workers, leaseDurationMs, pollIntervalMs: 1000 },
        random: () => 0.5,
        metrics: { claimed: () => undefined, ended: (_, end) => this.ends.push(end) },
        ...options,
      });
      this.worker.start();
      replicas.push(this);
    }

    /** Lets its time go on until something is so, but no faster than the database answers it. */
    async until<T>(condition: () => Promise<T | undefined | false> | T | undefined | false) {
      return until(condition, async () => {
        await this.answered();
        await this.clock.advance(250);
      });
    }

    /** No longer than some seconds: a query may wait for what only time brings about. */
    private async answered() {
      const { pool } = this.database.client;
      for (let i = 0; i < 500 && pool.numUsed() + pool.numPendingAcquires() > 0; i++) {
        await new Promise(resolve => setTimeout(resolve, 5));
      }
    }

    cutOff() {
      this.reachable = false;
    }

    reconnect() {
      this.reachable = true;
    }

    async stop() {
      this.reconnect();
      const stopped = this.worker.stop().then(() => true);
      let done = false;
      void stopped.then(() => (done = true));
      await until(
        () => done,
        () => this.clock.advance(1000),
      );
      if (this.database !== knex) {
        await this.database.destroy();
      }
    }

    private reached(target: Knex): Knex {
      if (!this.reachable) {
        throw new Error('The database is away');
      }
      return target;
    }
  }

  const stateOf = async (id: string) => (await operationOf(knex, id)).state;
  const environmentOf = async (id: string) => {
    const { environment_id } = await operationOf(knex, id);
    return knex('environments').where({ id: environment_id }).first();
  };
  /** Queues the delete of what has no operation open. */
  const requestDeletionOf = async (id: string) => {
    const environment = await environmentOf(id);
    await knex.transaction(tx =>
      insertOperation(tx, { environment, kind: 'delete', now: new Date() }),
    );
  };
  const logOf = async (id: string) =>
    knex('operation_log').where({ operation_id: id }).orderBy('n').select('n', 'text');

  it('carries out what is queued and lets the environment follow', async () => {
    const changed = jest.fn();
    const replica = new Replica(
      async ({ log, report, clock, environment, operation }) => {
        expect(environment.effectiveManifest).toBe('effective');
        expect(operation).toMatchObject({ kind: 'create', attempt: 1 });
        log({ stream: 'stdout', level: 'info', text: 'creating' });
        report({ phase: 'cluster', percent: 10 });
        await clock.sleep(3000);
        return { connection: { clusterArn: 'arn' } };
      },
      { onChanged: changed },
    );
    const id = await enqueue(knex);
    await replica.until(async () => (await stateOf(id)) === 'succeeded');
    expect(replica.course.told).toEqual(['create started', 'create succeeded']);
    expect(await environmentOf(id)).toMatchObject({
      status: 'ready',
      connection: '{"clusterArn":"arn"}',
    });
    const operation = await operationOf(knex, id);
    expect(operation).toMatchObject({ percent: 100, phase: 'cluster', error: null });
    expect(JSON.parse(operation.phase_durations ?? '')).toEqual({ cluster: 3000 });
    expect(await logOf(id)).toEqual([{ n: 1, text: 'creating' }]);
    await replica.until(() => replica.ends.includes('succeeded'));
    expect(changed).toHaveBeenCalledWith(operation.environment_id);
  });

  it('gives providers the durations of the latest runs', async () => {
    const seen: unknown[] = [];
    const replica = new Replica(async ({ report, clock, pastDurations }) => {
      seen.push(await pastDurations());
      report({ phase: 'cluster', percent: 1 });
      await clock.sleep(2000);
    });
    for (const _ of [1, 2]) {
      const id = await enqueue(knex);
      await replica.until(async () => (await stateOf(id)) === 'succeeded');
    }
    expect(seen).toEqual([[], [{ cluster: 2000 }]]);
  });

  it('stores what a provider says of a failure, without secrets', async () => {
    const replica = new Replica(async () => {
      throw new OperationFailedError({
        class: 'quota',
        message: 'No more VPCs; token=abcdefghijklmnop',
        advice: 'Ask for more',
        retryable: true,
        evidence: ['AKIAABCDEFGHIJKLMNOP'],
      });
    });
    const id = await enqueue(knex);
    await replica.until(async () => (await stateOf(id)) === 'failed');
    const error = {
      class: 'quota',
      message: 'No more VPCs; token=[redacted]',
      advice: 'Ask for more',
      retryable: true,
      evidence: ['[redacted]'],
    };
    expect(JSON.parse((await operationOf(knex, id)).error ?? '')).toEqual(error);
    expect(replica.course.errors).toEqual([error]);
    expect(await logOf(id)).toEqual([{ n: 1, text: error.message }]);
    const logged = replica.logger.error.mock.calls.map(call => inspect(call)).join();
    expect(logged).toContain('No more VPCs');
    expect(logged).not.toMatch(/abcdefghijklmnop|AKIA/);
  });

  it('tells nothing of the inside of an unexpected error', async () => {
    const replica = new Replica(async () => {
      throw new TypeError('cannot read secret of undefined');
    });
    const id = await enqueue(knex);
    await replica.until(async () => (await stateOf(id)) === 'failed');
    expect(replica.course.errors).toMatchObject([{ class: 'unknown', retryable: true }]);
    expect(JSON.stringify(replica.course.errors)).not.toContain('undefined');
    expect(replica.logger.error).toHaveBeenCalledWith(
      expect.any(String),
      expect.objectContaining({ name: 'TypeError' }),
    );
  });

  it('runs no more at once than it has workers, and takes up the next when one is free', async () => {
    const waiting: (() => void)[] = [];
    const replica = new Replica(() => new Promise<void>(resolve => waiting.push(resolve)), {
      workers: 2,
    });
    const ids = [await enqueue(knex), await enqueue(knex), await enqueue(knex)];
    await replica.until(() => waiting.length === 2);
    await replica.clock.advance(5_000);
    expect(await stateOf(ids[2])).toBe('queued');
    waiting[0]();
    await replica.until(() => waiting.length === 3);
    waiting.forEach(finish => finish());
    await replica.until(async () => (await stateOf(ids[2])) === 'succeeded');
  });

  it('takes up at once what it is woken for', async () => {
    const replica = new Replica();
    await until(() => replica.clock.advance(1).then(() => true));
    const id = await enqueue(knex);
    await until(async () => {
      replica.worker.wake();
      return (await stateOf(id)) === 'succeeded';
    });
    expect(replica.clock.monotonic()).toBeLessThan(1000);
  });

  it('stops for a deletion, waits for the provider, and queues the delete', async () => {
    let stateAtReturn: string | undefined;
    const replica = new Replica(async context => {
      if (context.operation.kind === 'create') {
        await untilAborted(context).catch(() => undefined);
        stateAtReturn = await stateOf(context.operation.id);
        throw new Error('eksctl was ended');
      }
    });
    const id = await enqueue(knex);
    await replica.until(() => replica.provider.calls.length === 1);
    await requestDeletion(knex, (await operationOf(knex, id)).environment_id);
    await replica.until(async () => (await environmentOf(id))?.status === 'deleted');
    expect(stateAtReturn).toBe('running');
    expect(await stateOf(id)).toBe('cancelled');
    expect(replica.course.told).toEqual([
      'create started',
      'create cancelled',
      'delete started',
      'delete succeeded',
    ]);
  });

  it('does not go on with a creation that another one left and that is to be deleted', async () => {
    const first = new Replica(untilAborted);
    const id = await enqueue(knex);
    await first.until(() => first.provider.calls.length === 1);
    await first.stop();
    replicas.splice(replicas.indexOf(first), 1);
    await requestDeletion(knex, (await operationOf(knex, id)).environment_id);
    const second = new Replica();
    await second.until(async () => (await environmentOf(id))?.status === 'deleted');
    expect(second.provider.calls.map(call => call.operation.kind)).toEqual(['delete']);
    expect(await stateOf(id)).toBe('cancelled');
  });

  it('gives back what it has when the backend stops, and another goes on at once', async () => {
    const first = new Replica(async context => {
      context.log({ stream: 'stdout', level: 'info', text: 'begun' });
      context.report({ phase: 'cluster', percent: 40 });
      return untilAborted(context);
    });
    const id = await enqueue(knex);
    await first.until(() => first.provider.calls.length === 1);
    await first.stop();
    replicas.splice(replicas.indexOf(first), 1);
    expect(first.ends).toEqual(['released']);
    expect(await operationOf(knex, id)).toMatchObject({
      state: 'running',
      lease_expires_at: null,
      percent: 40,
    });

    const second = new Replica(
      async ({ operation, whenExclusive, report, log }) => {
        expect(operation.attempt).toBe(2);
        await whenExclusive();
        report({ percent: 20 });
        log({ stream: 'stdout', level: 'info', text: 'finished' });
      },
      { settleTime: 3_600_000 },
    );
    await second.until(async () => (await stateOf(id)) === 'succeeded');
    expect(second.clock.monotonic()).toBeLessThan(600_000);
    expect(second.course.told).toEqual(['create succeeded']);
    expect((await operationOf(knex, id)).phase_durations).toBeNull();
    const log = await logOf(id);
    expect(log.map(line => line.n)).toEqual([1, 2, 3, 4]);
    expect(log.map(line => line.text)).toEqual([
      'begun',
      'The backend stops; another worker goes on with this',
      'A worker takes up what another one left (attempt 2)',
      'finished',
    ]);
  });

  it('hands what a provider remembers to whoever comes after its death, and lets the dead write nothing', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const lateAt = new AbortController();
    const killed = new Replica(async ({ remember, environment }) => {
      expect(environment.memory).toEqual({});
      await remember({ nodes: '2' });
      await remember({ nodes: '3' });
      late = new Promise<void>(resolve => {
        lateAt.signal.addEventListener('abort', () => resolve());
      }).then(() => remember({ nodes: '0' }));
      late.catch(() => undefined);
      await new Promise(() => {});
    });
    const id = await enqueue(knex);
    await killed.until(async () => (await environmentOf(id))?.memory === '{"nodes":"3"}');
    // From here on its clock stands still: it neither renews nor gives up.
    await expireLease(knex, id);

    const second = new Replica(async ({ environment, remember }) => {
      await remember({ nodes: `${environment.memory.nodes} again` });
      expect(environment.memory).toEqual({ nodes: '3' });
      lateAt.abort();
      await expect(late).rejects.toThrow('The lease is lost');
    });
    await second.until(async () => (await stateOf(id)) === 'succeeded');
    expect(await environmentOf(id)).toMatchObject({ memory: '{"nodes":"3 again"}' });
    expect(killed.provider.calls[0].signal.aborted).toBe(true);

    const deletion = new Replica();
    await requestDeletionOf(id);
    await deletion.until(async () => (await environmentOf(id))?.status === 'deleted');
    expect(deletion.provider.calls[0].environment.memory).toEqual({ nodes: '3 again' });
  });

  it('refuses to hibernate what its provider cannot, and says whose matter that is', async () => {
    const replica = new Replica(undefined, { hibernates: false });
    const id = await enqueue(knex, { kind: 'hibernate', status: 'hibernating' });
    await replica.until(async () => (await stateOf(id)) === 'failed');
    expect(replica.course.errors).toMatchObject([
      { class: 'platform', message: 'Environments of fake cannot hibernate in this portal' },
    ]);
  });

  it('keeps the lease of a provider that does not return in time', async () => {
    const replica = new Replica(() => new Promise(() => {}), { stopWithin: 5_000 });
    const id = await enqueue(knex);
    await replica.until(() => replica.provider.calls.length === 1);
    await replica.stop();
    replicas.splice(replicas.indexOf(replica), 1);
    const operation = await operationOf(knex, id);
    expect(operation.state).toBe('running');
    expect(operation.lease_expires_at).not.toBeNull();
  });

  it('lets the next one wait for what a killed one may have left running', async () => {
    const killed = new Replica(() => new Promise(() => {}));
    const id = await enqueue(knex);
    await killed.until(() => killed.provider.calls.length === 1);
    // From here on its clock stands still: it neither renews nor gives up.
    await expireLease(knex, id, 20_000);

    let exclusiveAfter: number | undefined;
    const second = new Replica(
      async ({ whenExclusive, clock }) => {
        const begun = clock.monotonic();
        await whenExclusive();
        exclusiveAfter = clock.monotonic() - begun;
      },
      { settleTime: 60_000 },
    );
    await second.until(async () => (await stateOf(id)) === 'succeeded');
    expect(exclusiveAfter).toBeLessThanOrEqual(40_000);
    expect(exclusiveAfter).toBeGreaterThan(10_000);

    // It comes back to life: nothing that it does counts, and it finds out.
    await killed.until(() => killed.provider.calls[0].signal.aborted);
    expect(killed.provider.calls[0].lease.remaining()).toBe(0);
    expect(killed.course.told).toEqual(['create started']);
    expect(await stateOf(id)).toBe('succeeded');
  });

  it.each([
    ['is stopped for a deletion', 'cancelled', true],
    ['fails', 'failed', false],
  ])(
    'ends no operation that %s while a killed one may have left something running',
    async (_, state, deletion) => {
      const killed = new Replica(() => new Promise(() => {}));
      const id = await enqueue(knex);
      await killed.until(() => killed.provider.calls.length === 1);
      await expireLease(knex, id, 20_000);
      if (deletion) {
        await requestDeletion(knex, (await operationOf(knex, id)).environment_id);
      }

      const second = new Replica(() => Promise.reject(new Error('Not let in')), {
        settleTime: 60_000,
      });
      await second.until(async () => (await stateOf(id)) === state);
      expect(second.clock.monotonic()).toBeGreaterThan(30_000);
    },
  );

  it('leaves an end to the next one when the backend stops before it may be written', async () => {
    const killed = new Replica(() => new Promise(() => {}));
    const id = await enqueue(knex);
    await killed.until(() => killed.provider.calls.length === 1);
    await expireLease(knex, id, 20_000);
    const second = new Replica(() => Promise.reject(new Error('Not let in')), {
      settleTime: 3_600_000,
    });
    await second.until(() => second.provider.calls.length === 1);
    await second.stop();
    replicas.splice(replicas.indexOf(second), 1);
    expect(second.ends).toEqual(['released']);
    // The end of the killed one's lease: the next one waits as well.
    const { state, lease_expires_at: end } = await operationOf(knex, id);
    expect(state).toBe('running');
    expect(new Date(end ?? '').getTime()).toBeLessThan(Date.now() - 15_000);
  });

  it('aborts and writes nothing more when it cannot renew its lease', async () => {
    const replica = new Replica(async context => {
      await untilAborted(context).catch(() => undefined);
      replica.reconnect();
      context.log({ stream: 'stdout', level: 'info', text: 'too late' });
      context.report({ phase: 'late', percent: 99 });
      return { connection: { late: 'yes' } };
    });
    const id = await enqueue(knex);
    await replica.until(() => replica.provider.calls.length === 1);
    const before = await operationOf(knex, id);
    replica.cutOff();
    await replica.until(() => replica.ends.includes('lost'));
    expect(await operationOf(knex, id)).toMatchObject({
      state: 'running',
      percent: 0,
      phase: null,
      lease_token: before.lease_token,
    });
    expect(await logOf(id)).toEqual([]);
    expect(replica.course.told).toEqual(['create started']);
  });

  it('tries again to write an end, as long as it holds the lease', async () => {
    const replica = new Replica(async () => ({ connection: {} }));
    const succeed = replica.course.succeeded.bind(replica.course);
    let faults = 3;
    replica.course.succeeded = async (...args) => {
      faults -= 1;
      if (faults >= 0) {
        throw new Error('deadlock detected');
      }
      return succeed(...args);
    };
    const id = await enqueue(knex);
    await replica.until(async () => (await stateOf(id)) === 'succeeded');
    expect(replica.provider.calls).toHaveLength(1);
    expect(replica.course.told).toEqual(['create started', 'create succeeded']);
  });

  it('passes over one that cannot be started', async () => {
    const replica = new Replica();
    const bad = await enqueue(knex);
    const good = await enqueue(knex);
    const start = replica.course.started.bind(replica.course);
    replica.course.started = async (tx, operation) => {
      if (operation.id === bad) {
        throw new Error('no such status');
      }
      return start(tx, operation);
    };
    await replica.until(async () => (await stateOf(good)) === 'succeeded');
    expect(await stateOf(bad)).toBe('queued');
  });
});
