import type { AwsCredentialsManager } from '@backstage/integration-aws-node';
import type { SESClientConfig } from '@aws-sdk/client-ses';

/** What clients have in common: short waits and one retry, since what fails is delivered again later. */
export function clientConfig(options: {
  region: string;
  endpoint?: string;
  credentials: AwsCredentialsManager;
  /** Of which account; without it, the main one. */
  accountId?: string;
}) {
  const { region, endpoint, credentials, accountId } = options;
  return {
    region,
    ...(endpoint !== undefined && { endpoint }),
    credentials: lazily(credentials, accountId),
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: 3_000,
      requestTimeout: 8_000,
      throwOnRequestTimeout: true,
    },
    customUserAgent: 'environments-for-backstage',
  } satisfies SESClientConfig;
}

/** Asking whose the main account is can take a call of AWS, which nothing waits for at the start. */
function lazily(manager: AwsCredentialsManager, accountId?: string) {
  return async () => {
    const { sdkCredentialProvider } = await manager.getCredentialProvider(
      accountId === undefined ? undefined : { accountId },
    );
    return sdkCredentialProvider();
  };
}

/** What holds an @ is an address, or as good as one. */
const addresses = /\S*@\S*/g;

/** Why a call failed, without the addresses of people that AWS repeats in its messages. */
export function awsFailure(service: string, thrown: unknown): Error {
  const { name, message, $metadata } = (thrown ?? {}) as {
    name?: string;
    message?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode;
  const what = [name ?? 'Error', status && `(${status})`].filter(Boolean).join(' ');
  return new Error(
    `${service} failed: ${what}: ${String(message ?? thrown).replace(addresses, '[address]')}`,
  );
}
