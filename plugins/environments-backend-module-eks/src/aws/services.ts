import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeAvailabilityZonesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DescribeClusterVersionsCommand, EKSClient } from '@aws-sdk/client-eks';
import { GetCallerIdentityCommand, STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { callFailure } from './answers';

/** The services of AWS that the provider calls, by their short names. */
export interface AwsClients {
  cloudformation: CloudFormationClient;
  ec2: EC2Client;
  eks: EKSClient;
  sts: STSClient;
}
export type AwsService = keyof AwsClients;

/** As people know them. */
export const serviceTitles: Record<AwsService, string> = {
  cloudformation: 'CloudFormation',
  ec2: 'EC2',
  eks: 'EKS',
  sts: 'STS',
};
export const awsServices = Object.keys(serviceTitles) as AwsService[];

/** One call. */
export type Send<S extends AwsService, T> = (
  client: AwsClients[S],
  options: { abortSignal: AbortSignal },
) => Promise<T>;

/** A cheap read of each, which eksctl makes too. Any answer will do. */
export const probes: { [S in AwsService]: Send<S, unknown> } = {
  cloudformation: (client, options) => client.send(new ListStacksCommand({}), options),
  ec2: (client, options) => client.send(new DescribeAvailabilityZonesCommand({}), options),
  eks: (client, options) => client.send(new DescribeClusterVersionsCommand({}), options),
  sts: (client, options) => client.send(new GetCallerIdentityCommand({}), options),
};

/** @param options - `onThrottled` is called for every answer that asks for fewer calls, also those that the SDK repeats. */
export function openClients(options: {
  region: string;
  credentials: STSClientConfig['credentials'];
  onThrottled(service: AwsService, error: unknown): void;
}): AwsClients {
  const config = {
    region: options.region,
    credentials: options.credentials,
    maxAttempts: 4,
    // Limits are shared with whoever else uses the account.
    retryMode: 'adaptive',
    requestHandler: {
      connectionTimeout: 3_000,
      requestTimeout: 8_000,
      throwOnRequestTimeout: true,
    },
    customUserAgent: 'environments-for-backstage',
  };
  const clients = {
    cloudformation: new CloudFormationClient(config),
    ec2: new EC2Client(config),
    eks: new EKSClient(config),
    sts: new STSClient(config),
  };
  const watch =
    (service: AwsService) =>
    <I, O>(next: (input: I) => Promise<O>) =>
    async (input: I) => {
      try {
        return await next(input);
      } catch (error) {
        if (callFailure(error) === 'throttled') {
          options.onThrottled(service, error);
        }
        throw error;
      }
    };
  // Around the step that reads an answer, once for each attempt.
  const step = { step: 'deserialize', priority: 'high', name: 'watchThrottling' } as const;
  clients.cloudformation.middlewareStack.add(watch('cloudformation'), step);
  clients.ec2.middlewareStack.add(watch('ec2'), step);
  clients.eks.middlewareStack.add(watch('eks'), step);
  clients.sts.middlewareStack.add(watch('sts'), step);
  return clients;
}
