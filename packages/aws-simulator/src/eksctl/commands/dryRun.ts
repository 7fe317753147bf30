import type { ClusterConfig, NodeGroup } from '../config/types.ts';
import { instanceTypesOf, sizesOf } from '../config/validateNodeGroup.ts';
import { defaultCidr } from '../stacks/network.ts';

/** The config with eksctl's defaults, as `--dry-run` prints it. */
export function defaultDryRun(config: ClusterConfig, version: string): ClusterConfig {
  return {
    ...config,
    metadata: { ...config.metadata, version },
    accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP', ...config.accessConfig },
    vpc: {
      cidr: defaultCidr,
      ...config.vpc,
      nat: { gateway: 'Single', ...config.vpc?.nat },
      clusterEndpoints: {
        publicAccess: true,
        privateAccess: false,
        ...config.vpc?.clusterEndpoints,
      },
    },
    privateCluster: { enabled: false, ...config.privateCluster },
    managedNodeGroups: (config.managedNodeGroups ?? []).map(withDefaults),
  };
}

function withDefaults(group: NodeGroup): NodeGroup {
  const { min, desired, max } = sizesOf(group);
  const single = group.instanceTypes?.length ? {} : { instanceType: instanceTypesOf(group)[0] };
  return {
    amiFamily: 'AmazonLinux2023',
    volumeType: 'gp3',
    volumeSize: 80,
    privateNetworking: false,
    disableIMDSv1: true,
    ...single,
    ...group,
    minSize: min,
    desiredCapacity: desired,
    maxSize: max,
  };
}
