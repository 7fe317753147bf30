import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, type HeldLease } from '@eks-environments/plugin-environments-node';
import { eksctlEnvironment } from './environment';
import { supervise, type SupervisedRun } from './supervise';

jest.setTimeout(30_000);

let folder: string;
const workers: number[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supervise-test-'));
});
afterEach(async () => {
  for (const pid of workers.splice(0)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone.
    }
  }
  await rm(folder, { recursive: true, force: true });
});

/** A program in place of eksctl, that first writes its process id to `pid`. */
async function program(source: string): Promise<string> {
  const file = join(folder, 'eksctl');
  await writeFile(
    file,
    `#!${process.execPath}\nconst fs = require('node:fs');\nfs.writeFileSync(${JSON.stringify(
      join(folder, 'pid.new'),
    )}, String(process.pid));\nfs.renameSync(${JSON.stringify(
      join(folder, 'pid.new'),
    )}, ${JSON.stringify(join(folder, 'pid'))});\n${source}`,
    { mode: 0o700 },
  );
  return file;
}

async function until(condition: () => boolean | Promise<boolean>) {
  const end = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error('It did not happen');
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

async function startedPid(): Promise<number> {
  await until(() =>
    readFile(join(folder, 'pid')).then(
      () => true,
      () => false,
    ),
  );
  return Number(await readFile(join(folder, 'pid'), 'utf8'));
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const lease: HeldLease = { remaining: () => 60_000, onRenewed: () => () => {} };

async function start(source: string, options: Partial<SupervisedRun> = {}) {
  let output = '';
  const end = supervise({
    file: await program(source),
    args: [],
    environment: eksctlEnvironment({ region: 'eu-west-1', simulator: false, from: process.env }),
    credentials: async () => ({
      AccessKeyId: 'id',
      SecretAccessKey: 'the-secret',
      Token: 'token',
      Expiration: '2030-01-01T00:00:00Z',
    }),
    lease,
    signal: new AbortController().signal,
    clock: systemClock,
    onOutput: (_, chunk) => {
      output += chunk.toString();
    },
    ...options,
  });
  end.catch(() => {});
  return { end, output: () => output };
}

/** A worker process that runs the program and renews no deadline after the first. */
async function startWorker(file: string, remaining: number): Promise<number> {
  const supervisor = join(__dirname, '../../supervisor/main.js');
  const worker = join(folder, 'worker.js');
  await writeFile(
    worker,
    `const supervisor = require('node:child_process').spawn(process.execPath, [${JSON.stringify(
      supervisor,
    )}], { detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
     const until = () => String(process.hrtime.bigint() + BigInt(${remaining * 1e6}));
     supervisor.send({ type: 'run', file: ${JSON.stringify(
       file,
     )}, args: [], environment: { PATH: process.env.PATH }, until: until(), grace: 500 });
     setInterval(() => supervisor.send({ type: 'renew', until: until() }), ${remaining / 8});`,
  );
  const child = spawn(process.execPath, [worker], { stdio: 'ignore' });
  if (child.pid === undefined) {
    throw new Error('The worker did not start');
  }
  workers.push(child.pid);
  return child.pid;
}

describe('the supervisor', () => {
  it('gives the manifest on standard input, and the output and exit code back', async () => {
    const run = await start(
      `let input = ''; process.stdin.on('data', d => (input += d)).on('end', () => {
         console.log('got ' + input); console.error('Error: no'); process.exitCode = 3; });`,
      { input: 'kind: ClusterConfig' },
    );
    expect(await run.end).toEqual({ exitCode: 3, signal: undefined, failedToStart: undefined });
    expect(run.output()).toContain('got kind: ClusterConfig');
    expect(run.output()).toContain('Error: no');
  });

  it('ends eksctl when its worker is killed', async () => {
    const worker = await startWorker(await program('setInterval(() => {}, 1000)'), 60_000);
    const pid = await startedPid();
    process.kill(worker, 'SIGKILL');
    await until(() => !alive(pid));
  });

  it('ends eksctl when its worker is frozen and no renewal comes in time', async () => {
    const worker = await startWorker(await program('setInterval(() => {}, 1000)'), 4_000);
    const pid = await startedPid();
    process.kill(worker, 'SIGSTOP');
    await until(() => !alive(pid));
  });

  it('ends a child that ignores SIGTERM, and what that child has started', async () => {
    const stop = new AbortController();
    const run = await start(
      `process.on('SIGTERM', () => {});
       const child = require('node:child_process').spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
       fs.writeFileSync(${JSON.stringify(join(folder, 'grandchild'))}, String(child.pid));
       setInterval(() => {}, 1000); console.log('ready');`,
      { signal: stop.signal },
    );
    await until(() => run.output().includes('ready'));
    const pid = await startedPid();
    const grandchild = Number(await readFile(join(folder, 'grandchild'), 'utf8'));
    const reason = new Error('The lease is lost');
    stop.abort(reason);
    await expect(run.end).rejects.toBe(reason);
    await until(() => !alive(pid) && !alive(grandchild));
  });

  it('goes on for as long as its lease is renewed, and no longer', async () => {
    let renew: () => void = () => {};
    let left = 4_000;
    const run = await start(`setInterval(() => console.log('alive'), 50)`, {
      lease: {
        remaining: () => left,
        onRenewed: listener => {
          renew = listener;
          return () => {};
        },
      },
    });
    left = 60_000;
    renew();
    const began = performance.now();
    await until(() => performance.now() - began > 4_500);
    expect(alive(await startedPid())).toBe(true);
    left = 0;
    renew();
    expect(await run.end).toEqual({ endedEarly: 'deadline' });
    expect(alive(await startedPid())).toBe(false);
  });

  it('ends eksctl and removes its folder even when it is itself killed', async () => {
    const run = await start(`console.log(process.cwd()); setInterval(() => {}, 1000)`);
    await until(() => run.output().includes('\n'));
    const pid = await startedPid();
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    process.kill(Number(/PPid:\s+(\d+)/.exec(status)?.[1]), 'SIGKILL');
    expect(await run.end).toEqual({ endedEarly: 'the process that watches over it ended' });
    await until(() => !alive(pid));
    await expect(stat(run.output().trim())).rejects.toThrow('ENOENT');
  });

  it('says what cannot be started', async () => {
    const run = await start('', { file: join(folder, 'missing') });
    expect(await run.end).toMatchObject({ failedToStart: expect.stringContaining('ENOENT') });
  });

  it('serves credentials that are asked for anew each time, and only for the token', async () => {
    let asked = 0;
    const run = await start(
      `const uri = process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
       const token = fs.readFileSync(process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, 'utf8');
       const mode = fs.statSync(process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE).mode & 0o777;
       (async () => {
         const headers = { authorization: token };
         const first = await (await fetch(uri, { headers })).json();
         const second = await (await fetch(uri, { headers })).json();
         const without = (await fetch(uri)).status;
         console.log(JSON.stringify({ uri, mode, first, second, without }));
       })();`,
      {
        credentials: async () => ({
          AccessKeyId: `id-${++asked}`,
          SecretAccessKey: 'the-secret',
          Token: 'token',
          Expiration: '2030-01-01T00:00:00Z',
        }),
      },
    );
    await run.end;
    expect(JSON.parse(run.output())).toEqual({
      uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\//),
      mode: 0o600,
      first: expect.objectContaining({ AccessKeyId: 'id-1', SecretAccessKey: 'the-secret' }),
      second: expect.objectContaining({ AccessKeyId: 'id-2' }),
      without: 401,
    });
  });

  it('gives eksctl a folder of its own and nothing of the environment but the list', async () => {
    process.env.AWS_SECRET_ACCESS_KEY = 'leaked-secret';
    process.env.AWS_PROFILE = 'leaked-profile';
    process.env.HTTPS_PROXY = 'http://proxy.example:3128';
    try {
      const run = await start(
        `fs.writeFileSync(process.env.KUBECONFIG, 'x');
         console.log(JSON.stringify({ env: process.env, cwd: process.cwd(), argv: process.argv,
           mode: fs.statSync(process.env.HOME).mode & 0o777, leader: process.pid }))`,
      );
      await run.end;
      const seen = JSON.parse(run.output());
      const allowed =
        /^(PATH|TZ|HOME|TMPDIR|KUBECONFIG|NO_COLOR|(HTTPS?|NO)_PROXY|(https?|no)_proxy|SSL_CERT_(FILE|DIR)|AWS_(CA_BUNDLE|(DEFAULT_)?REGION|EC2_METADATA_DISABLED|CONTAINER_CREDENTIALS_FULL_URI|CONTAINER_AUTHORIZATION_TOKEN_FILE))$/;
      expect(Object.keys(seen.env).filter(name => !allowed.test(name))).toEqual([]);
      expect(seen.env).toMatchObject({
        TZ: 'UTC',
        AWS_REGION: 'eu-west-1',
        HTTPS_PROXY: 'http://proxy.example:3128',
      });
      expect(seen.env.HOME).toBe(seen.cwd);
      expect(seen.env.KUBECONFIG.startsWith(seen.cwd)).toBe(true);
      expect(seen.mode).toBe(0o700);
      expect(run.output()).not.toMatch(/leaked|the-secret/);
      expect(await readdir(tmpdir())).not.toContain(seen.cwd.split('/').pop());
    } finally {
      delete process.env.AWS_SECRET_ACCESS_KEY;
      delete process.env.AWS_PROFILE;
      delete process.env.HTTPS_PROXY;
    }
  });

  it('starts nothing once the signal has aborted', async () => {
    const run = await start('', { signal: AbortSignal.abort(new Error('The backend stops')) });
    await expect(run.end).rejects.toThrow('The backend stops');
    await expect(stat(join(folder, 'pid'))).rejects.toThrow('ENOENT');
  });
});

describe('the environment of eksctl', () => {
  it('has endpoints only for the simulator', () => {
    const from = {
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1',
    };
    const options = { region: 'eu-west-1', from };
    expect(eksctlEnvironment({ ...options, simulator: true })).toMatchObject(from);
    expect(Object.keys(eksctlEnvironment({ ...options, simulator: false }))).not.toContain(
      'AWS_ENDPOINT_URL',
    );
  });
});
