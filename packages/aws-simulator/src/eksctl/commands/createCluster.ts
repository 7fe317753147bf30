import { stringify } from 'yaml';
import type { FlagValues } from '../arguments/types.ts';
import type { ClusterConfig } from '../config/types.ts';
import { refuseUnsimulated } from '../config/unsimulated.ts';
import { validateConfig } from '../config/validate.ts';
import { planAddons } from '../create/addons.ts';
import { announceCluster, announceGroups } from '../create/announce.ts';
import type { Creation } from '../create/Creation.ts';
import { finish } from '../create/finish.ts';
import { planNetwork } from '../create/plan.ts';
import { createPodIdentities } from '../create/podIdentities.ts';
import { awaitAllNodes, installLateAddons, runTasks, saveKubeconfig } from '../create/steps.ts';
import { CommandError, Panic } from '../failures.ts';
import { Logger } from '../output/Logger.ts';
import { quote } from '../output/quote.ts';
import type { Network } from '../stacks/clusterTemplate.ts';
import { StackCollection } from '../stacks/StackCollection.ts';
import type { Tool } from '../Tool.ts';
import { version as eksctlVersion } from '../version.ts';
import { resolveVersion } from '../versions.ts';
import {
  loggerOf,
  number,
  refuseWithFile,
  required,
  subjectOf,
  text,
  toolFor,
  write,
  type Command,
  type Invocation,
} from './Command.ts';
import { defaultDryRun } from './dryRun.ts';
import * as flags from './flags.ts';

const notWithFile = [
  'tags',
  'zones',
  'without-nodegroup-flags',
  'nodegroup-name',
  'node-type',
  'nodes',
  'nodes-min',
  'nodes-max',
  'vpc-cidr',
  'vpc-nat-mode',
  'fargate',
  'enable-auto-mode',
];
const notWithDryRun = [
  'authenticator-role-arn',
  'auto-kubeconfig',
  'kubeconfig',
  'set-kubeconfig-context',
  'write-kubeconfig',
  'cfn-disable-rollback',
  'cfn-role-arn',
  'timeout',
];

export const createCluster: Command = {
  name: 'create cluster',
  flags: [
    flags.name,
    flags.region,
    flags.file,
    flags.timeout,
    flags.cfnRole,
    flags.disableRollback,
    ...flags.kubeconfig,
    { name: 'write-kubeconfig', type: 'switch' },
    { name: 'dry-run', type: 'switch' },
    { name: 'without-nodegroup', type: 'switch' },
    { name: 'version', type: 'text' },
    { name: 'zones', type: 'list' },
    { name: 'nodegroup-name', type: 'text' },
    { name: 'node-type', short: 't', type: 'text' },
    { name: 'nodes', short: 'N', type: 'number' },
    { name: 'nodes-min', short: 'm', type: 'number' },
    { name: 'nodes-max', short: 'M', type: 'number' },
    { name: 'vpc-cidr', type: 'text' },
    { name: 'vpc-nat-mode', type: 'text' },
  ],
  unsimulated: [
    'tags',
    'fargate',
    'with-oidc',
    'managed',
    'spot',
    'instance-types',
    'enable-auto-mode',
    'support-type',
    'node-zones',
    'node-private-networking',
    'node-volume-size',
    'node-volume-type',
    'node-labels',
    'node-ami',
    'node-ami-family',
    'ssh-access',
    'ssh-public-key',
    'vpc-private-subnets',
    'vpc-public-subnets',
    'vpc-from-kops-cluster',
    'nodegroup-parallelism',
    'install-nvidia-plugin',
    'install-neuron-plugin',
    'enable-node-repair',
    'asg-access',
    'external-dns-access',
    'full-ecr-access',
    'alb-ingress-access',
    'instance-selector-vcpus',
    'instance-selector-memory',
  ],
  run,
};

async function run(invocation: Invocation): Promise<void> {
  const given = invocation.flags;
  const dryRun = given['dry-run'] === true;
  if (dryRun) {
    const name = notWithDryRun.find(item => given[item] !== undefined);
    if (name) {
      throw new CommandError(
        `cannot use --${name} as this option is not represented in ClusterConfig`,
      );
    }
  }
  if (given['config-file'] !== undefined) {
    refuseWithFile(given, notWithFile);
  }
  const subject = await subjectOf(invocation, 'name');
  const config =
    subject.config ?? configFromFlags(given, required(subject.name, 'name'), subject.region);
  await invocation.session.enter('VALIDATING');
  refuseUnsimulated(config);
  if (config.vpc?.nat && config.vpc.nat.gateway === undefined) {
    throw new Panic('github.com/weaveworks/eksctl/pkg/ctl/cmdutils.validateNAT');
  }
  validateConfig(config);
  if (given['without-nodegroup'] === true) {
    config.managedNodeGroups = [];
  }
  const logger = dryRun ? new Logger(() => {}, 0) : loggerOf(given);
  const tool = await toolFor(invocation, logger, subject.region);
  const version = await resolveVersion(tool.eks, config.metadata.version);
  await create(tool, given, config, version, dryRun);
}

/** The config that the flags stand for: one group of m5.large by default. */
function configFromFlags(given: FlagValues, name: string, region: string): ClusterConfig {
  const desired = number(given, 'nodes');
  return {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name, region, version: text(given, 'version') },
    vpc: {
      cidr: text(given, 'vpc-cidr'),
      nat: { gateway: text(given, 'vpc-nat-mode') ?? 'Single' },
    },
    availabilityZones: Array.isArray(given.zones) ? given.zones : undefined,
    managedNodeGroups: [
      {
        name: text(given, 'nodegroup-name') ?? 'ng-1',
        instanceType: text(given, 'node-type'),
        desiredCapacity: desired,
        minSize: number(given, 'nodes-min'),
        maxSize: number(given, 'nodes-max'),
      },
    ],
  };
}

async function create(
  tool: Tool,
  given: FlagValues,
  config: ClusterConfig,
  version: string,
  dryRun: boolean,
): Promise<void> {
  const { logger, session } = tool;
  const { region } = config.metadata;
  logger.info(`eksctl version ${eksctlVersion}`);
  logger.info(`using region ${region}`);
  await session.enter('NETWORK_PLAN');
  const network = await planNetwork(tool, config);
  announceGroups(tool, config, version);
  const addons = planAddons(config, tool.random);
  if (dryRun) {
    write(stringify(defaultDryRun(config, version)));
    return;
  }
  announceCluster(tool, config, version, addons);
  const timeout = number(given, 'timeout') ?? flags.defaultTimeout;
  const stacks = new StackCollection(tool, config.metadata.name, {
    timeout,
    roleArn: text(given, 'cfn-role-arn'),
    disableRollback: given['cfn-disable-rollback'] === true,
  });
  const creation: Creation = { tool, flags: given, config, version, addons, stacks, timeout };
  await tasks(creation, network);
  const kubeconfig = await saveKubeconfig(creation);
  logger.info('no tasks');
  logger.success(`all EKS cluster resources for ${quote(config.metadata.name)} have been created`);
  await awaitAllNodes(creation);
  await installLateAddons(creation);
  await session.enter('POD_IDENTITY');
  const associations = config.iam?.podIdentityAssociations ?? [];
  if (associations.length > 0) {
    await createPodIdentities(tool, stacks, config, associations);
  }
  await finish(creation, kubeconfig);
}

async function tasks(creation: Creation, network: Network): Promise<void> {
  const { logger } = creation.tool;
  const { name, region } = creation.config.metadata;
  try {
    await runTasks(creation, network);
  } catch (error) {
    logger.warning(
      "1 error(s) occurred and cluster hasn't been created properly, you may wish to check CloudFormation console",
    );
    logger.info(
      `to cleanup resources, run 'eksctl delete cluster --region=${region} --name=${name}'`,
    );
    logger.critical(error instanceof Error ? error.message : String(error));
    throw new CommandError(`failed to create cluster ${quote(name)}`);
  }
}
