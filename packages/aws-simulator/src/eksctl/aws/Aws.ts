import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { EKSClient } from '@aws-sdk/client-eks';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { CommandError } from '../failures.ts';
import { refuseRealCredentials } from '../simulator/endpoint.ts';
import { AwsCallError } from './errors.ts';

/** How often the real eksctl tries a call; STS is asked once. */
const attempts = 13;

export interface Caller {
  account: string;
  arn: string;
}

/** The AWS clients of one region; each is loaded when it is first needed. */
export class Aws {
  readonly region: string;
  #cloudFormation: Promise<CloudFormationClient> | undefined;
  #ec2: Promise<EC2Client> | undefined;
  #eks: Promise<EKSClient> | undefined;

  constructor(region: string) {
    this.region = region;
    // Nothing outside this machine is ever asked for credentials.
    process.env.AWS_EC2_METADATA_DISABLED = 'true';
  }

  /** Who we are. @throws CommandError in the words of eksctl's preflight. */
  async caller(): Promise<Caller> {
    const client = new STSClient({ region: this.region, maxAttempts: 1 });
    try {
      refuseRealCredentials((await client.config.credentials()).accessKeyId);
      const { Account, Arn } = await this.call('STS', 'GetCallerIdentity', () =>
        client.send(new GetCallerIdentityCommand({})),
      );
      return { account: String(Account), arn: String(Arn) };
    } catch (error) {
      if (error instanceof CommandError) {
        throw error;
      }
      throw new CommandError(
        `checking AWS STS access – cannot get role ARN for current session: ${
          error instanceof Error ? error.message : error
        }`,
      );
    }
  }

  cloudFormation(): Promise<CloudFormationClient> {
    this.#cloudFormation ??= import('@aws-sdk/client-cloudformation').then(
      sdk => new sdk.CloudFormationClient(this.#config()),
    );
    return this.#cloudFormation;
  }

  ec2(): Promise<EC2Client> {
    this.#ec2 ??= import('@aws-sdk/client-ec2').then(sdk => new sdk.EC2Client(this.#config()));
    return this.#ec2;
  }

  eks(): Promise<EKSClient> {
    this.#eks ??= import('@aws-sdk/client-eks').then(sdk => new sdk.EKSClient(this.#config()));
    return this.#eks;
  }

  /** @throws AwsCallError in the words of the AWS SDK for Go. */
  async call<T>(service: string, operation: string, send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (error) {
      throw error instanceof Error ? new AwsCallError(service, operation, error) : error;
    }
  }

  #config() {
    return { region: this.region, maxAttempts: attempts };
  }
}
