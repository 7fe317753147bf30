import type { Cluster } from '@aws-sdk/client-eks';
import { CommandError } from '../failures.ts';
import { goShape } from '../output/goJson.ts';
import { quote } from '../output/quote.ts';
import { printTable } from '../output/table.ts';
import { clusterStack } from '../stacks/names.ts';
import type { Tool } from '../Tool.ts';
import { resolveVersion } from '../versions.ts';
import { loggerOf, subjectOf, toolFor, type Command, type Invocation } from './Command.ts';
import * as flags from './flags.ts';
import { formatOf, print } from './printing.ts';

export const getCluster: Command = {
  name: 'get cluster',
  aliases: ['clusters'],
  flags: [
    flags.name,
    flags.region,
    flags.file,
    flags.timeout,
    flags.output,
    { name: 'chunk-size', type: 'number' },
  ],
  unsimulated: ['all-regions'],
  run,
};

async function run(invocation: Invocation): Promise<void> {
  const format = formatOf(invocation.flags);
  const { name, region } = await subjectOf(invocation, 'name');
  const tool = await toolFor(invocation, loggerOf(invocation.flags, format !== 'table'), region);
  await resolveVersion(tool.eks, undefined);
  if (name) {
    const cluster = await describe(tool, name);
    print(format, [completeCluster(cluster)], () =>
      printTable(
        ['NAME', 'VERSION', 'STATUS', 'CREATED', 'VPC', 'SUBNETS', 'SECURITYGROUPS', 'PROVIDER'],
        [
          [
            cluster.name,
            cluster.version,
            cluster.status,
            cluster.createdAt?.toISOString(),
            cluster.resourcesVpcConfig?.vpcId,
            cluster.resourcesVpcConfig?.subnetIds?.join(','),
            cluster.resourcesVpcConfig?.securityGroupIds?.join(','),
            'EKS',
          ],
        ],
      ),
    );
    return;
  }
  const stacks = new Set(await tool.cloudFormation.stackNames());
  const clusters = (await tool.eks.clusterNames()).map(cluster => ({
    Name: cluster,
    Region: region,
    Owned: stacks.has(clusterStack(cluster)) ? 'True' : 'False',
  }));
  print(format, clusters, () =>
    clusters.length === 0
      ? 'No clusters found\n'
      : printTable(
          ['NAME', 'REGION', 'EKSCTL CREATED'],
          clusters.map(item => [item.Name, item.Region, item.Owned]),
        ),
  );
}

async function describe(tool: Tool, name: string): Promise<Cluster> {
  try {
    return await tool.eks.cluster(name);
  } catch (error) {
    throw new CommandError(
      `unable to describe control plane ${quote(name)}: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

/** Go writes fields that have no value as null. */
const fields = [
  'AccessConfig',
  'Arn',
  'CertificateAuthority',
  'ClientRequestToken',
  'ComputeConfig',
  'ConnectorConfig',
  'ControlPlaneScalingConfig',
  'CreatedAt',
  'DeletionProtection',
  'EncryptionConfig',
  'Endpoint',
  'Health',
  'Id',
  'Identity',
  'KubernetesNetworkConfig',
  'Logging',
  'Name',
  'OutpostConfig',
  'PlatformVersion',
  'RemoteNetworkConfig',
  'ResourcesVpcConfig',
  'RoleArn',
  'Status',
  'StorageConfig',
  'Tags',
  'UpgradePolicy',
  'Version',
  'ZonalShiftConfig',
];

function completeCluster(cluster: Cluster): object {
  const shape = goShape(cluster) as Record<string, unknown>;
  return Object.fromEntries(fields.map(field => [field, shape[field] ?? null]));
}
