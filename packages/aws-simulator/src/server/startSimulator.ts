import { randomInt } from 'node:crypto';
import { systemClock, type RealClock } from '../clock/ModelClock.ts';
import { SimulatorClient } from '../control/client.ts';
import { Simulation } from '../simulation/Simulation.ts';
import { SimulatorServer } from './SimulatorServer.ts';

/** @public */
export interface SimulatorOptions {
  /** Where the state is kept; made when it doesn't exist. */
  dataDir: string;
  /** 0, the default, takes a free one. */
  port?: number;
  /** A loopback address; default 127.0.0.1. */
  host?: string;
  /** Model seconds per real second; default 60. */
  speed?: number;
  /** Where real time comes from; default the system's clock. */
  clock?: RealClock;
  /** Seed of ids and of what is left to chance; default a random one. */
  seed?: number;
}

/** @public */
export interface RunningSimulator {
  port: number;
  /** What `AWS_ENDPOINT_URL` is set to. */
  url: string;
  client: SimulatorClient;
  /** Stops it as a crash would leave AWS: state and clients stay as they are. */
  stop(): Promise<void>;
}

/**
 * Starts the AWS simulator in this process.
 * @throws Error when the host isn't a loopback address or the port is taken.
 * @public
 */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const simulation = new Simulation({
    dataDir: options.dataDir,
    speed: options.speed ?? 60,
    clock: options.clock ?? systemClock,
    seed: options.seed ?? randomInt(2 ** 32),
  });
  const server = new SimulatorServer(simulation);
  const host = options.host ?? '127.0.0.1';
  const port = await server.listen(options.port ?? 0, host);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return { port, url, client: new SimulatorClient(url), stop: () => server.close() };
}
