import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { startSimulator, type RunningSimulator } from '@eks-environments/aws-simulator';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '../__testUtils__/ManualClock';
import { hastyBreakers, openSession } from '../__testUtils__/session';
import { containerCredentials } from './credentials';
import { checkIdentity } from './identity';

let simulator: RunningSimulator;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aws-session-test-'));
  simulator = await startSimulator({ dataDir: folder, speed: 1_000 });
  process.env.AWS_ENDPOINT_URL = simulator.url;
});
afterAll(async () => {
  delete process.env.AWS_ENDPOINT_URL;
  await simulator.stop();
  await rm(folder, { recursive: true, force: true });
});

function open(accessKeyId: string, signal = new AbortController().signal) {
  const clock = new ManualClock();
  const session = openSession({
    credentials: { accessKeyId, secretAccessKey: 'x' },
    breakers: hastyBreakers(clock),
    signal,
    clock,
    patience: 60_000,
  });
  return { clock, session };
}

describe('the identity at the start of an operation', () => {
  it('must be of the target’s account', async () => {
    await expect(checkIdentity(open('ASIASIM111122223333').session)).resolves.toBeUndefined();
    await expect(checkIdentity(open('ASIASIM999988887777').session)).rejects.toMatchObject({
      info: {
        class: 'configuration',
        message: expect.stringContaining('those of account 999988887777'),
      },
    });
  });
});

describe('a call of AWS', () => {
  it('is repeated while AWS throttles, but not for ever', async () => {
    const { session, clock } = open('ASIASIM111122223333');
    let calls = 0;
    const call = session.call('sts', async () => {
      calls += 1;
      throw Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    });
    call.catch(() => {});
    for (let i = 0; i < 20; i++) {
      await clock.advance(10_000);
      await new Promise(resolve => setImmediate(resolve));
    }
    await expect(call).rejects.toThrow('Rate exceeded');
    expect(calls).toBeGreaterThan(3);
    expect(calls).toBeLessThan(15);
  });

  it('is not repeated when AWS refuses it', async () => {
    let calls = 0;
    await expect(
      open('ASIASIM111122223333').session.call('sts', async () => {
        calls += 1;
        throw Object.assign(new Error('No'), { name: 'AccessDenied' });
      }),
    ).rejects.toThrow('No');
    expect(calls).toBe(1);
  });

  it('ends at once, with the reason, when the operation is aborted', async () => {
    const aborting = new AbortController();
    const { session } = open('ASIASIM111122223333', aborting.signal);
    await simulator.client.addFault({
      operation: 'sts:GetCallerIdentity',
      effect: { type: 'hang' },
    });
    const reason = new Error('The lease is lost');
    const call = session.call('sts', (client, options) =>
      client.send(new GetCallerIdentityCommand({}), options),
    );
    aborting.abort(reason);
    await expect(call).rejects.toBe(reason);
  });
});

describe('credentials for eksctl', () => {
  const now = new Date('2030-01-01T00:00:00Z');
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

  it('are made anew when those at hand would soon end', async () => {
    const asked: unknown[] = [];
    const credentials = await containerCredentials(async options => {
      asked.push(options);
      return {
        accessKeyId: `id${asked.length}`,
        secretAccessKey: 's',
        sessionToken: 't',
        expiration: inMinutes(asked.length === 1 ? 20 : 60),
      };
    }, now);
    expect(asked).toEqual([undefined, { forceRefresh: true }]);
    expect(credentials).toEqual({
      AccessKeyId: 'id2',
      SecretAccessKey: 's',
      Token: 't',
      Expiration: inMinutes(60).toISOString(),
    });
  });

  it('that never end are asked for again after an hour', async () => {
    const credentials = await containerCredentials(
      async () => ({ accessKeyId: 'id', secretAccessKey: 's' }),
      now,
    );
    expect(credentials).toMatchObject({ Token: '', Expiration: inMinutes(60).toISOString() });
  });
});
