import { spawn, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { RunningSimulator } from '../server/startSimulator.ts';
import { temporaryDirectory } from './simulators.ts';

const executable = join(
  dirname(require.resolve('@eks-environments/aws-simulator/package.json')),
  'bin/eksctl',
);

export interface EksctlResult {
  exit: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface EksctlProcess {
  child: ChildProcess;
  result: Promise<EksctlResult>;
}

export interface EksctlOptions {
  stdin?: string;
  env?: Record<string, string>;
}

/** Starts the simulator's eksctl as a worker would: own HOME, little else. */
export function startEksctl(
  simulator: Pick<RunningSimulator, 'url'> | undefined,
  argv: string[],
  { stdin = '', env = {} }: EksctlOptions = {},
): EksctlProcess {
  const home = temporaryDirectory();
  const child = spawn(process.execPath, [executable, ...argv], {
    cwd: home,
    env: {
      HOME: home,
      PATH: process.env.PATH,
      TZ: 'UTC',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIASIM111122223333',
      AWS_SECRET_ACCESS_KEY: 'simulated',
      ...(simulator ? { AWS_ENDPOINT_URL: simulator.url } : {}),
      ...env,
    },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', text => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    output.stderr += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const result = new Promise<EksctlResult>((done, reject) => {
    child.on('error', reject);
    child.on('close', (exit, signal) => done({ exit, signal, ...output }));
  });
  return { child, result };
}

/** Runs the simulator's eksctl to its end. */
export function runEksctl(
  simulator: Pick<RunningSimulator, 'url'> | undefined,
  argv: string[],
  options?: EksctlOptions,
): Promise<EksctlResult> {
  return startEksctl(simulator, argv, options).result;
}
