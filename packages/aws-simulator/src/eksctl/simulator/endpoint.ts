import { CommandError } from '../failures.ts';
import { SimulatorClient, type SimulatorHealth } from '../../control/client.ts';

const loopbackHost = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|\[::1\])$/;
const realKey = /^(AKIA|ASIA)[A-Z2-7]{16}$/;

/** @throws CommandError when an access key could be one of the real AWS. */
export function refuseRealCredentials(accessKey: string | undefined): void {
  if (accessKey && realKey.test(accessKey) && !accessKey.includes('SIM')) {
    throw new CommandError(
      'eksctl simulator: the AWS credentials look real; the simulator does not start with them',
    );
  }
}

/**
 * The simulator that `AWS_ENDPOINT_URL` names.
 * @throws CommandError when it isn't a loopback address, or no simulator answers.
 */
export async function findSimulator(
  env: NodeJS.ProcessEnv,
): Promise<{ client: SimulatorClient; health: SimulatorHealth }> {
  refuseRealCredentials(env.AWS_ACCESS_KEY_ID);
  const other = Object.keys(env).find(
    name => name.startsWith('AWS_ENDPOINT_URL_') || /^AWS_[A-Z0-9]+_ENDPOINT$/.test(name),
  );
  if (other) {
    throw new CommandError(`eksctl simulator: ${other} is set; set AWS_ENDPOINT_URL only`);
  }
  const text = env.AWS_ENDPOINT_URL ?? '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.protocol !== 'http:' || !loopbackHost.test(url.hostname)) {
    throw new CommandError(
      `eksctl simulator: AWS_ENDPOINT_URL must be the http address of an AWS simulator on a loopback address, not ${
        text === '' ? 'empty' : JSON.stringify(text)
      }`,
    );
  }
  const client = new SimulatorClient(url.origin);
  try {
    const health = await client.health();
    if (health.simulator !== true) {
      throw new Error('it does not say that it is a simulator');
    }
    return { client, health };
  } catch (error) {
    throw new CommandError(
      `eksctl simulator: no AWS simulator answers at ${url.origin}: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}
