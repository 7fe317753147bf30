import type { ClusterConfig, NodeGroup } from '../config/types.ts';
import { quote } from '../output/quote.ts';
import {
  describeTasks,
  sequential,
  subParallel,
  subSequential,
  type Task,
} from '../output/taskTree.ts';
import type { Tool } from '../Tool.ts';
import type { AddonPlan } from './addons.ts';

const autoModeWarning =
  "Auto Mode will be enabled by default in an upcoming release of eksctl. This means managed node groups and managed networking add-ons will no longer be created by default. To maintain current behavior, explicitly set 'autoModeConfig.enabled: false' in your cluster configuration. Learn more: https://eksctl.io/usage/auto-mode/";

/** Says what is about to be created. */
export function announceGroups({ logger }: Tool, config: ClusterConfig, version: string): void {
  for (const group of config.managedNodeGroups ?? []) {
    logger.info(
      `nodegroup ${quote(group.name)} will use "" [${
        group.amiFamily ?? 'AmazonLinux2023'
      }/${version}]`,
    );
  }
}

/** Says what is about to be created, after its nodegroups. */
export function announceCluster(
  { logger }: Tool,
  config: ClusterConfig,
  version: string,
  addons: AddonPlan,
): void {
  const { name, region } = config.metadata;
  const groups = config.managedNodeGroups ?? [];
  if (config.autoModeConfig?.enabled === undefined) {
    logger.warning(autoModeWarning);
  }
  logger.info(`using Kubernetes version ${version}`);
  logger.info(
    `creating EKS cluster ${quote(name)} in ${quote(region)} region with ${
      groups.length > 0 ? 'managed nodes' : ''
    }`,
  );
  included(groups).forEach(line => logger.info(line));
  logger.info(
    `will create a CloudFormation stack for cluster itself and ${groups.length} managed nodegroup stack(s)`,
  );
  logger.info(
    `if you encounter any issues, check CloudFormation console or try 'eksctl utils describe-stacks --region=${region} --cluster=${name}'`,
  );
  const endpoints = config.vpc?.clusterEndpoints;
  logger.info(
    endpoints
      ? `Kubernetes API endpoint access will use provided values {publicAccess=${
          endpoints.publicAccess ?? true
        }, privateAccess=${endpoints.privateAccess ?? false}} for cluster ${quote(name)} in ${quote(
          region,
        )}`
      : `Kubernetes API endpoint access will use default of {publicAccess=true, privateAccess=false} for cluster ${quote(
          name,
        )} in ${quote(region)}`,
  );
  announceLogging({ name, region }, config, text => logger.info(text));
  if (addons.missing.length > 0) {
    logger.info(
      `default addons ${addons.missing.join(
        ', ',
      )} were not specified, will install them as EKS addons`,
    );
  }
  logger.info(describeTasks(createTasks(config, addons)));
}

/** The line about nodegroups that a config file brings in. */
export function included(groups: NodeGroup[]): string[] {
  if (groups.length === 0) {
    return [];
  }
  const names = groups.map(group => group.name).join(', ');
  return [
    groups.length === 1
      ? `1 nodegroup (${names}) was included (based on the include/exclude rules)`
      : `${groups.length} nodegroups (${names}) were included (based on the include/exclude rules)`,
  ];
}

function announceLogging(
  { name, region }: { name: string; region: string },
  config: ClusterConfig,
  say: (text: string) => void,
): void {
  const all = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];
  const types = config.cloudWatch?.clusterLogging?.enableTypes ?? [];
  if (types.length === 0) {
    say(`CloudWatch logging will not be enabled for cluster ${quote(name)} in ${quote(region)}`);
    say(
      `you can enable it with 'eksctl utils update-cluster-logging --enable-types={SPECIFY-YOUR-LOG-TYPES-HERE (e.g. all)} --region=${region} --cluster=${name}'`,
    );
    return;
  }
  const enabled = types.some(type => type === 'all' || type === '*') ? all : types;
  const disabled = all.filter(type => !enabled.includes(type));
  say(
    `configuring CloudWatch logging for cluster ${quote(name)} in ${quote(
      region,
    )} (enabled types: ${enabled.join(', ')} & ${
      disabled.length > 0 ? `disabled types: ${disabled.join(', ')}` : 'no types disabled'
    })`,
  );
}

function createTasks(config: ClusterConfig, addons: AddonPlan): Task {
  const { name } = config.metadata;
  const entries = config.accessConfig?.accessEntries ?? [];
  const groups = config.managedNodeGroups ?? [];
  const afterCluster = subSequential([
    ...(addons.before.length > 0 ? [sequential(['create addons'])] : []),
    'wait for control plane to become ready',
  ]);
  return sequential([
    `create cluster control plane ${quote(name)}`,
    ...(entries.length > 0
      ? [
          subParallel(
            entries.map(entry => `create access entry for principal ARN ${entry.principalARN}`),
          ),
        ]
      : []),
    subSequential([
      afterCluster,
      ...(groups.length > 0
        ? [subParallel(groups.map(group => `create managed nodegroup ${quote(group.name)}`))]
        : []),
    ]),
  ]);
}
