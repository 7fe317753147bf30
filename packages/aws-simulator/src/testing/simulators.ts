import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RegionState } from '../state/types.ts';
import {
  startSimulator,
  type RunningSimulator,
  type SimulatorOptions,
} from '../server/startSimulator.ts';

/** Real time that a test moves by hand. */
export class ManualClock {
  #now = Date.parse('2026-11-22T12:00:00Z');

  now(): number {
    return this.#now;
  }

  /** Model seconds pass, at speed 1. */
  pass(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

const running: RunningSimulator[] = [];
const directories: string[] = [];

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'aws-simulator-'));
  directories.push(directory);
  return directory;
}

/** Starts a simulator that the test's end stops. */
export async function testSimulator(
  options: Partial<SimulatorOptions> = {},
): Promise<RunningSimulator> {
  const simulator = await startSimulator({
    dataDir: temporaryDirectory(),
    speed: 2_000,
    ...options,
  });
  running.push(simulator);
  return simulator;
}

/** Stops what `testSimulator` started and removes its files. */
export async function stopSimulators(): Promise<void> {
  await Promise.all(running.splice(0).map(simulator => simulator.stop()));
  for (const directory of directories.splice(0)) {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Waits, generously, until something holds. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const found = await look();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`never: ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

const kinds = [
  'clusters',
  'vpcs',
  'subnets',
  'securityGroups',
  'networkInterfaces',
  'volumes',
  'addresses',
  'natGateways',
  'loadBalancers',
] as const;

/** What a region still holds, stacks aside: names and ids. */
export function leftIn(region: Pick<RegionState, (typeof kinds)[number]> | undefined): string[] {
  return kinds.flatMap(kind => Object.keys(region?.[kind] ?? {}));
}
