import type { ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Clock, HeldLease } from '@eks-environments/plugin-environments-node';
import { execa } from 'execa';
import type { ContainerCredentials, FromSupervisor, ToSupervisor } from './protocol';

/** Milliseconds that eksctl gets between SIGTERM and SIGKILL. It handles no signal, so it needs none. */
export const SUPERVISOR_GRACE = 2_000;
/** Milliseconds that the supervisor gets beyond that before it is itself ended. */
const SUPERVISOR_END = 3_000;

/** A child that must not outlive the right to run it. */
export interface SupervisedRun {
  file: string;
  args: string[];
  /** For standard input. */
  input?: string;
  environment: Record<string, string>;
  credentials(): Promise<ContainerCredentials>;
  lease: HeldLease;
  /** Aborted: the child is ended, and the run rejects with the signal's reason. */
  signal: AbortSignal;
  clock: Clock;
  onOutput(stream: 'stdout' | 'stderr', chunk: Buffer): void;
}

/** How a child ended. */
export interface SupervisedEnd {
  exitCode?: number;
  signal?: string;
  failedToStart?: string;
  /** It did not end by itself: a renewal of the lease came late, or its supervisor was ended. */
  endedEarly?: string;
}

/**
 * Runs a child through a supervisor process of its own session, so that it ends with this process or with
 * its lease, whatever happens to this process.
 */
export async function supervise(run: SupervisedRun): Promise<SupervisedEnd> {
  run.signal.throwIfAborted();
  const supervisor = execa(
    process.execPath,
    [
      resolvePackagePath(
        '@eks-environments/plugin-environments-backend-module-eks',
        'supervisor/main.js',
      ),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
      cleanup: false,
      buffer: false,
      reject: false,
      extendEnv: false,
      env: { ...(process.env.TMPDIR && { TMPDIR: process.env.TMPDIR }) },
    },
  );
  const tell = (message: ToSupervisor) => {
    if (supervisor.connected) {
      supervisor.send(message, () => {});
    }
  };
  supervisor.stdout?.on('data', chunk => run.onOutput('stdout', chunk));
  supervisor.stderr?.on('data', chunk => run.onOutput('stderr', chunk));

  let started: Extract<FromSupervisor, { type: 'started' }> | undefined;
  let ended: Extract<FromSupervisor, { type: 'ended' }> | undefined;
  supervisor.on('message', message => {
    const fact = message as FromSupervisor;
    if (fact.type === 'started') {
      started = fact;
    } else if (fact.type === 'ended') {
      ended = fact;
    } else {
      const { request } = fact;
      run.credentials().then(
        credentials => tell({ type: 'credentials', request, credentials }),
        () => tell({ type: 'credentials', request }),
      );
    }
  });

  const disconnected = supervisor.connected && happened(supervisor, 'disconnect');
  const closed = supervisor.pid !== undefined && happened(supervisor, 'close');
  const until = () =>
    String(process.hrtime.bigint() + BigInt(Math.round(run.lease.remaining() * 1e6)));
  const stopRenewing = run.lease.onRenewed(() => tell({ type: 'renew', until: until() }));
  const gone = new AbortController();
  const onAbort = () => {
    tell({ type: 'stop' });
    run.clock
      .sleep(SUPERVISOR_GRACE + SUPERVISOR_END, gone.signal)
      .then(() => supervisor.kill('SIGKILL'))
      .catch(() => {});
  };
  run.signal.addEventListener('abort', onAbort, { once: true });
  try {
    tell({
      type: 'run',
      file: run.file,
      args: run.args,
      input: run.input,
      environment: run.environment,
      until: until(),
      grace: SUPERVISOR_GRACE,
    });
    await supervisor;
    await disconnected;
    if (!ended && started) {
      await cleanUpAfter(started);
    }
    await closed;
  } finally {
    gone.abort();
    stopRenewing();
    run.signal.removeEventListener('abort', onAbort);
  }
  run.signal.throwIfAborted();
  if (!ended) {
    return { endedEarly: 'the process that watches over it ended' };
  }
  if (ended.stopped) {
    return { endedEarly: ended.stopped };
  }
  return { exitCode: ended.exitCode, signal: ended.signal, failedToStart: ended.failedToStart };
}

function happened(child: ChildProcess, event: 'disconnect' | 'close'): Promise<void> {
  return new Promise(resolve => child.once(event, () => resolve()));
}

/** A supervisor that was killed can do neither. */
async function cleanUpAfter(started: { pid: number; folder: string }): Promise<void> {
  try {
    process.kill(-started.pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
  await rm(started.folder, { recursive: true, force: true });
}
