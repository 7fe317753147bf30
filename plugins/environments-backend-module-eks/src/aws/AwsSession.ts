import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient } from '@aws-sdk/client-eks';
import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import type { Clock } from '@eks-environments/plugin-environments-node';
import type { EksAccount } from '../config/EksConfig';
import type { ContainerCredentials } from '../eksctl/protocol';
import { containerCredentials } from './credentials';
import { isTransient } from './transient';

/** Milliseconds that one call of an AWS API may take, with the SDK's retries. */
export const CALL_TIMEOUT = 10_000;
const firstPause = 1_000;
const longestPause = 15_000;

/** One account's region, for the length of one operation. */
export class AwsSession {
  readonly account: EksAccount;
  readonly region: string;
  readonly cloudFormation: CloudFormationClient;
  readonly ec2: EC2Client;
  readonly eks: EKSClient;
  readonly sts: STSClient;
  readonly #signal: AbortSignal;
  readonly #clock: Clock;
  readonly #patience: number;

  constructor(options: {
    account: EksAccount;
    region: string;
    credentials: STSClientConfig['credentials'];
    signal: AbortSignal;
    clock: Clock;
    /** Milliseconds for which a call is repeated while AWS throttles or cannot be reached. */
    patience: number;
  }) {
    this.account = options.account;
    this.region = options.region;
    this.#signal = options.signal;
    this.#clock = options.clock;
    this.#patience = options.patience;
    const config = {
      region: options.region,
      credentials: options.credentials,
      maxAttempts: 4,
      requestHandler: { connectionTimeout: 3_000, requestTimeout: 8_000 },
      customUserAgent: 'environments-for-backstage',
    };
    this.sts = new STSClient(config);
    this.ec2 = new EC2Client(config);
    this.eks = new EKSClient(config);
    // Its limits are low and shared with whoever else uses the account.
    this.cloudFormation = new CloudFormationClient({ ...config, retryMode: 'adaptive' });
  }

  /**
   * Makes a call that may be repeated, within CALL_TIMEOUT each time.
   *
   * @throws the signal's reason once the operation is aborted, else the SDK's error.
   */
  async call<T>(send: (options: { abortSignal: AbortSignal }) => Promise<T>): Promise<T> {
    const began = this.#clock.monotonic();
    for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
      this.#signal.throwIfAborted();
      const timeout = AbortSignal.timeout(CALL_TIMEOUT);
      try {
        return await send({ abortSignal: AbortSignal.any([this.#signal, timeout]) });
      } catch (error) {
        this.#signal.throwIfAborted();
        const waited = this.#clock.monotonic() - began;
        if (!(timeout.aborted || isTransient(error)) || waited + pause > this.#patience) {
          throw error;
        }
      }
      await this.#clock.sleep(pause, this.#signal);
    }
  }

  /** For eksctl. */
  containerCredentials(): Promise<ContainerCredentials> {
    return containerCredentials(this.sts.config.credentials, this.#clock.now());
  }

  close(): void {
    this.sts.destroy();
    this.ec2.destroy();
    this.eks.destroy();
    this.cloudFormation.destroy();
  }
}
