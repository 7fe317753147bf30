import { parseArgs } from 'node:util';
import { assertSpeed } from '../clock/ModelClock.ts';
import { startSimulator } from './startSimulator.ts';

const usage = `AWS simulator: answers AWS's APIs on this machine. It is not AWS.

  aws-simulator --data <dir> [--port <n>] [--host 127.0.0.1] [--speed <n>]

  --speed   how many times faster than AWS; default ENVIRONMENTS_SIMULATOR_SPEED or 60
`;

/** Runs the server until a signal ends it. */
export async function main(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string' },
      speed: { type: 'string', default: process.env.ENVIRONMENTS_SIMULATOR_SPEED || '60' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port must be from 0 to 65535, not ${values.port}`);
  }
  if (!values.data) {
    throw new Error('--data is missing: where the state is kept');
  }
  const speed = Number(values.speed);
  assertSpeed(speed);
  const simulator = await startSimulator({
    dataDir: values.data,
    port,
    host: values.host,
    speed,
  });
  process.stdout.write(`AWS simulator (not AWS) listening on ${simulator.url}\n`);
  const stop = () => {
    simulator.stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
