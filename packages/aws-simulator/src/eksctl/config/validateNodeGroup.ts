import { CommandError } from '../failures.ts';
import type { ClusterConfig, NodeGroup } from './types.ts';

/** Sizes with eksctl's defaults. @throws CommandError when they don't fit together. */
export function sizesOf(group: NodeGroup): { min: number; desired: number; max: number } {
  const { minSize, desiredCapacity, maxSize } = group;
  const min = minSize ?? desiredCapacity ?? 2;
  const desired = desiredCapacity ?? min;
  const max = maxSize ?? (desired === 0 ? 1 : Math.max(desired, min));
  if (desiredCapacity !== undefined && desiredCapacity < min) {
    throw new CommandError(
      `cannot use --nodes-min=${min} and --nodes=${desiredCapacity} at the same time`,
    );
  }
  if (maxSize !== undefined && maxSize < desired) {
    throw new CommandError(
      desiredCapacity === undefined
        ? `cannot use --nodes-min=${min} and --nodes-max=${maxSize} at the same time`
        : `cannot use --nodes=${desired} and --nodes-max=${maxSize} at the same time`,
    );
  }
  if (max < 1) {
    throw new CommandError('maxSize must be greater than 0');
  }
  return { min, desired, max };
}

/** The instance types of a group, with eksctl's default. */
export function instanceTypesOf(group: NodeGroup): string[] {
  if (group.instanceTypes?.length) {
    return group.instanceTypes;
  }
  return [group.instanceType ?? 'm5.large'];
}

/** @throws CommandError. */
export function validateNodeGroup(group: NodeGroup, path: string, config: ClusterConfig): void {
  if (!group.name) {
    throw new CommandError(`${path}.name must be set`);
  }
  if (!/^[a-zA-Z0-9-]+$/.test(group.name)) {
    throw new CommandError(
      `validation for ${group.name} failed, name must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
  if (group.instanceType && group.instanceTypes?.length) {
    throw new CommandError('only one of instanceType or instanceTypes can be specified');
  }
  if (group.amiFamily === 'AmazonLinux2' && minor(config.metadata.version) >= 33) {
    throw new CommandError(
      'AmazonLinux2 is not supported for Kubernetes 1.33 and above; use AmazonLinux2023',
    );
  }
  sizesOf(group);
  validateVolume(group, path);
  if (group.disablePodIMDS && Object.values(group.iam?.withAddonPolicies ?? {}).some(Boolean)) {
    throw new CommandError(
      `${path}.disablePodIMDS and ${path}.iam.withAddonPolicies cannot be set at the same time`,
    );
  }
  if (group.availabilityZones?.length && group.subnets?.length) {
    throw new CommandError('only one of subnets or availabilityZones should be specified');
  }
  const update = group.updateConfig;
  if (update) {
    const given = [update.maxUnavailable, update.maxUnavailablePercentage].filter(
      value => value !== undefined,
    );
    if (given.length !== 1) {
      throw new CommandError(
        `invalid UpdateConfig: exactly one of maxUnavailable and maxUnavailablePercentage must be defined`,
      );
    }
    if ((update.maxUnavailable ?? 0) > sizesOf(group).max) {
      throw new CommandError('maxUnavailable cannot be greater than maxSize');
    }
  }
  for (const label of Object.keys(group.labels ?? {})) {
    validateLabel(label);
  }
}

function validateVolume(group: NodeGroup, path: string): void {
  const { volumeIOPS: iops, volumeThroughput: throughput } = group;
  if (iops !== undefined && (iops < 3000 || iops > 16000)) {
    throw new CommandError(`value for ${path}.volumeIOPS must be within range 3000-16000`);
  }
  if (throughput !== undefined && (throughput < 125 || throughput > 1000)) {
    throw new CommandError(`value for ${path}.volumeThroughput must be within range 125-1000`);
  }
}

function validateLabel(label: string): void {
  const [prefix, name] = label.includes('/') ? label.split('/') : ['', label];
  const reserved = /(^|\.)(kubernetes\.io|k8s\.io)$/.test(prefix);
  const allowed =
    prefix === 'kubelet.kubernetes.io' ||
    prefix.endsWith('.kubelet.kubernetes.io') ||
    prefix === 'node.kubernetes.io' ||
    prefix.endsWith('.node.kubernetes.io') ||
    ['kubernetes.io/hostname', 'kubernetes.io/arch', 'kubernetes.io/os'].includes(label);
  if (reserved && !allowed) {
    throw new CommandError(`unknown 'kubernetes.io' or 'k8s.io' labels were specified: [${label}]`);
  }
  if (!/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(name)) {
    throw new CommandError(`label ${JSON.stringify(label)} is invalid`);
  }
}

function minor(version: string | undefined): number {
  return Number((version ?? '').split('.')[1] ?? 0);
}
