import type { AwsCredentialsManager } from '@backstage/integration-aws-node';
import type { STSClientConfig } from '@aws-sdk/client-sts';
import type { EksAccount } from '../config/EksConfig';
import type { ContainerCredentials } from '../eksctl/protocol';

type CredentialProvider = Exclude<STSClientConfig['credentials'], undefined>;
type ResolvedCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
};
type MemoizedProvider = (options?: { forceRefresh?: boolean }) => Promise<ResolvedCredentials>;

const minutes = 60_000;
/** eksctl asks anew 30 minutes before the end. */
const shortestLife = 35 * minutes;
/** What is said of credentials that do not end, so that they are asked for again. */
const assumedLife = 60 * minutes;

/** Credentials of an account; of a simulated one they are dummies that name the account. */
export async function accountCredentials(
  account: EksAccount,
  source: AwsCredentialsManager | 'simulator',
): Promise<CredentialProvider> {
  if (source === 'simulator') {
    return {
      accessKeyId: `ASIASIM${account.accountId}`,
      secretAccessKey: 'simulator',
      sessionToken: 'simulator',
    };
  }
  const { sdkCredentialProvider } = await source.getCredentialProvider({
    accountId: account.accountId,
  });
  return sdkCredentialProvider;
}

/** Credentials for eksctl, fresh enough that it does not have to ask again at once. */
export async function containerCredentials(
  provider: MemoizedProvider,
  now: Date,
): Promise<ContainerCredentials> {
  const left = (credentials: ResolvedCredentials) =>
    credentials.expiration ? credentials.expiration.getTime() - now.getTime() : Infinity;
  let credentials = await provider();
  if (left(credentials) < shortestLife) {
    credentials = await provider({ forceRefresh: true });
  }
  return {
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    Token: credentials.sessionToken ?? '',
    Expiration: (credentials.expiration ?? new Date(now.getTime() + assumedLife)).toISOString(),
  };
}
