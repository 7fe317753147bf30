import { InputError } from '@backstage/errors';
import { z } from 'zod/v4';

const endpointVariable = /^AWS_ENDPOINT_URL(_[A-Z0-9_]+)?$/;
const healthTimeout = 2_000;
const health = z.object({ speed: z.number().positive() });

/**
 * Keeps the simulator and AWS apart.
 *
 * @throws InputError when `environments.eks.simulator` is on in production or without an endpoint, or is
 * off while an endpoint variable would lead the AWS SDK and eksctl elsewhere.
 */
export function checkEndpoint(simulator: boolean, env: NodeJS.ProcessEnv): void {
  const set = Object.keys(env).filter(name => endpointVariable.test(name) && env[name]);
  if (!simulator) {
    if (set.length > 0) {
      throw new InputError(
        `${set.join(
          ', ',
        )} would send AWS calls elsewhere: unset it, or set environments.eks.simulator for a simulator`,
      );
    }
    return;
  }
  if (env.NODE_ENV === 'production') {
    throw new InputError('environments.eks.simulator must not be set in production');
  }
  if (!env.AWS_ENDPOINT_URL) {
    throw new InputError(
      'environments.eks.simulator needs AWS_ENDPOINT_URL, the address of the AWS simulator',
    );
  }
}

/** How many times as fast as AWS the simulator is; 1 when it does not tell. */
export async function simulatorSpeed(env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const response = await fetch(new URL('/_simulator/health', env.AWS_ENDPOINT_URL), {
      signal: AbortSignal.timeout(healthTimeout),
    });
    return health.parse(await response.json()).speed;
  } catch {
    return 1;
  }
}
