import { ListClustersCommand } from '@aws-sdk/client-eks';
import { startSimulator, type RunningSimulator } from '@eks-environments/aws-simulator';
import { systemClock } from '@eks-environments/plugin-environments-node';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '../__testUtils__/ManualClock';
import { hastyBreakers, hurriedClock, openSession, until } from '../__testUtils__/session';
import type { AwsSession } from './AwsSession';
import type { ServiceBreakers } from './breakers/ServiceBreakers';
import { poll, type Work } from './settle';

jest.setTimeout(60_000);

let simulator: RunningSimulator;
let folder: string;
let breakers: ServiceBreakers;
const sessions: AwsSession[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outages-test-'));
  simulator = await startSimulator({ dataDir: folder, speed: 1_000 });
  process.env.AWS_ENDPOINT_URL = simulator.url;
});
beforeEach(() => {
  breakers = hastyBreakers();
});
afterEach(async () => {
  sessions.splice(0).forEach(session => session.close());
  await simulator.client.removeFaults();
});
afterAll(async () => {
  delete process.env.AWS_ENDPOINT_URL;
  await simulator.stop();
  await rm(folder, { recursive: true, force: true });
});

function open(options: Parameters<typeof openSession>[0] = {}) {
  const session = openSession({ breakers, ...options });
  sessions.push(session);
  return session;
}
const list = (session: AwsSession) =>
  session.call('eks', (client, options) => client.send(new ListClustersCommand({}), options));
const outOfOrder = () =>
  simulator.client.addFault({
    operation: 'eks:*',
    region: 'eu-west-1',
    effect: { type: 'error', code: 'ServerException', message: 'out of order', status: 500 },
    times: 'always',
  });
const stateOf = (id: string) => breakers.health().find(item => item.id === id)?.state;
const ireland = 'eks/development/eu-west-1/eks';
const isFailing = () => stateOf(ireland) === 'failing';
const calls = async () => (await simulator.client.calls('eks:ListClusters')).length;

/** Ends a call that waits, at the end of a test. */
function abortable() {
  const aborting = new AbortController();
  return { signal: aborting.signal, abort: () => aborting.abort(new Error('Enough')) };
}

describe('A service of AWS that does not answer', () => {
  it('makes calls wait, and they go on when it answers again', async () => {
    const fault = await outOfOrder();
    const told: string[] = [];
    const session = open({
      outages: {
        began: breaker => told.push(`began: ${breaker.notAnswering().message}`),
        ended: breaker => told.push(`ended: ${breaker.title}`),
      },
    });
    const waiting = list(session);
    await until(isFailing);
    expect(breakers.health()).toEqual([
      {
        id: ireland,
        kind: 'provider',
        provider: 'eks',
        target: 'development',
        region: 'eu-west-1',
        title: 'AWS eu-west-1 (EKS)',
        state: 'failing',
        since: expect.stringMatching(/^\d{4}-.*Z$/),
        message: 'Is not answering: ServerException, HTTP 500',
      },
    ]);
    const before = await calls();
    await until(async () => (await calls()) > before + 4);
    await simulator.client.removeFaults(fault.id);
    await expect(waiting).resolves.toMatchObject({ clusters: [] });
    expect(stateOf(ireland)).toBe('answering');
    expect(told).toEqual([
      'began: AWS eu-west-1 (EKS) is not answering: ServerException, HTTP 500',
      'ended: AWS eu-west-1 (EKS)',
    ]);
    expect(session.waited).toBeGreaterThan(0);
  });

  it('leaves other regions, services and accounts alone', async () => {
    await outOfOrder();
    const { signal, abort } = abortable();
    const waiting = list(open({ signal })).catch(error => error);
    await until(isFailing);
    await expect(list(open({ region: 'eu-central-1' }))).resolves.toMatchObject({ clusters: [] });
    const states = breakers.health().map(({ id, state }) => `${id} ${state}`);
    expect(states).toEqual([`${ireland} failing`, 'eks/development/eu-central-1/eks answering']);
    abort();
    await waiting;
  });

  it('is told at once, in words, to a person who waits for an answer, and not called for that', async () => {
    await outOfOrder();
    const { signal, abort } = abortable();
    const person = open({ patience: 0 });
    await expect(list(person)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'AWS eu-west-1 (EKS) is not answering: ServerException, HTTP 500',
    });
    const waiting = list(open({ signal })).catch(error => error);
    await until(isFailing);
    abort();
    await waiting;
    const never = jest.fn();
    const wait = async () => {
      await until(() => !breakers.known()[0].mayTry);
      return person.call('eks', never);
    };
    await expect(wait()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'AWS eu-west-1 (EKS) is not answering: ServerException, HTTP 500',
    });
    expect(never).not.toHaveBeenCalled();
  });

  it('lets go at once of what is aborted, with the reason', async () => {
    await outOfOrder();
    const waits = [abortable(), abortable(), abortable()];
    const ends = waits.map(({ signal }) => list(open({ signal })).catch(error => error.message));
    await until(isFailing);
    waits.forEach(({ abort }) => abort());
    expect(await Promise.all(ends)).toEqual(['Enough', 'Enough', 'Enough']);
  });

  it('does not count as answering when the call that tries is broken off', async () => {
    const { signal, abort } = abortable();
    let tries = 0;
    const call = open({ signal }).call('eks', async () => {
      if (isFailing()) {
        tries += 1;
        await new Promise(() => {});
      }
      throw Object.assign(new Error('No'), { code: 'ECONNREFUSED' });
    });
    await until(() => tries === 1);
    abort();
    await expect(call).rejects.toThrow('Enough');
    expect(isFailing()).toBe(true);
    await expect(list(open())).resolves.toMatchObject({ clusters: [] });
    expect(isFailing()).toBe(false);
  });

  it('is tried by one call at a time, however many wait', async () => {
    let down = true;
    let now = 0;
    let most = 0;
    let tries = 0;
    const call = () =>
      open().call('eks', async () => {
        now += 1;
        most = Math.max(most, isFailing() ? now : 0);
        tries += isFailing() ? 1 : 0;
        await systemClock.sleep(30);
        now -= 1;
        if (down) {
          throw Object.assign(new Error('No'), { code: 'ECONNREFUSED' });
        }
        return 'answer';
      });
    const waiting = Promise.all(Array.from({ length: 8 }, call));
    await until(isFailing);
    await until(() => now === 0);
    most = 0;
    tries = 0;
    await until(() => tries > 3);
    down = false;
    expect(await waiting).toEqual(Array(8).fill('answer'));
    expect(most).toBe(1);
  });

  it('need not say anything for that', async () => {
    await simulator.client.addFault({
      operation: 'eks:*',
      effect: { type: 'hang' },
      times: 'always',
    });
    const waiting = Promise.all([open(), open(), open()].map(list));
    await until(isFailing);
    expect(breakers.health()[0].message).toBe('Is not answering: TimeoutError');
    await simulator.client.removeFaults();
    await expect(waiting).resolves.toHaveLength(3);
  });

  it('is not called by one whose lease has run out, even before that is told', async () => {
    const { signal, abort } = abortable();
    const send = jest.fn();
    const lease = { remaining: () => 0, onRenewed: () => () => {} };
    const call = open({ signal, lease }).call('eks', send);
    call.catch(() => {});
    await new Promise(resolve => setImmediate(resolve));
    abort();
    await expect(call).rejects.toThrow('Enough');
    expect(send).not.toHaveBeenCalled();
  });

  it('is called again once a late renewal of the lease has come', async () => {
    let remaining = 0;
    const renewed: (() => void)[] = [];
    const onRenewed = (listener: () => void) => {
      renewed.push(listener);
      return () => {};
    };
    const call = open({ lease: { remaining: () => remaining, onRenewed } }).call(
      'eks',
      async () => remaining,
    );
    await until(() => renewed.length > 0);
    remaining = 40_000;
    renewed.forEach(listener => listener());
    expect(await call).toBe(40_000);
  });

  it('makes reads that belong together be made anew, since much may have happened', async () => {
    const session = open();
    const reads: string[] = [];
    const read = async (what: string, answers: boolean) => {
      await session.call('eks', async () => {
        if (!answers && !isFailing()) {
          throw Object.assign(new Error('No'), { code: 'ECONNREFUSED' });
        }
      });
      reads.push(what);
    };
    await session.together(async () => {
      const answers = reads.length > 0;
      await read('first', true);
      await read('second', answers);
    });
    expect(reads).toEqual(['first', 'second', 'first', 'second']);
  });

  it('takes nothing from the time that AWS has for its work', async () => {
    const clock = new ManualClock();
    breakers = hastyBreakers(clock);
    const own = { ...hurriedClock, monotonic: () => clock.monotonic() };
    const session = open({ clock: own });
    let down = false;
    const ask = (answer: string) =>
      session.call('eks', async () => {
        if (down) {
          throw Object.assign(new Error('No'), { code: 'ETIMEDOUT' });
        }
        return answer;
      });
    const reads: string[] = [];
    const context = { clock: own, signal: new AbortController().signal };
    const found = poll({ session, speed: 1, context } as Work, 20 * 60_000, async () => {
      reads.push(await ask('first'));
      down = reads.length === 1;
      reads.push(await ask('second'));
      return reads.length > 5 ? 'found' : undefined;
    });
    await until(isFailing);
    await clock.advance(60 * 60_000);
    down = false;
    expect(await found).toBe('found');
    expect(reads).toEqual(['first', 'second', 'first', 'second', 'first', 'second']);
  });
});

describe('A service of AWS that asks for fewer calls', () => {
  it('gets fewer, and does not count as failing', async () => {
    const fault = await simulator.client.addFault({
      operation: 'eks:*',
      effect: { type: 'throttle' },
      times: 'always',
    });
    const waiting = list(open());
    await until(() => stateOf(ireland) === 'slowed');
    await until(async () => (await calls()) > 5);
    expect(breakers.health()[0]).toMatchObject({
      state: 'slowed',
      message: 'Asks for fewer calls: ThrottlingException, HTTP 429',
    });
    await simulator.client.removeFaults(fault.id);
    await expect(waiting).resolves.toMatchObject({ clusters: [] });
    expect(stateOf(ireland)).toBe('slowed');
  });

  it('is not taken for one that does not answer when the SDK tries again for too long', async () => {
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    const breaker = breakers.of({ target: 'a', region: 'b', service: 'ec2' });
    const never = new AbortController().signal;
    for (let i = 0; i < 5; i++) {
      const call = breaker.call(async () => {
        breaker.slowDown(throttled);
        throw new DOMException('The operation timed out', 'TimeoutError');
      }, never);
      await expect(call).rejects.toBe(throttled);
    }
    expect(breaker.state).toBe('slowed');
  });
});
