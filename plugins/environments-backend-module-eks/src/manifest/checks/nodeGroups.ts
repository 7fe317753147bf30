import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import { usesAddonPolicies } from '../completeNodeGroup';
import { violation } from '../path';
import type { SubmittedNodeGroup } from '../shape/manifest';
import { sizesOf } from '../sizes';
import { repeated, required, requiredRule, type Check } from './Check';

export const checkNodeGroups: Check = ({ managedNodeGroups: groups }) => {
  if (!groups?.length) {
    return [required('managedNodeGroups')];
  }
  return [
    ...groups.flatMap(checkGroup),
    ...repeated(groups.map(group => group.name)).map(([, index]) =>
      violation(
        ['managedNodeGroups', index, 'name'],
        'nodeGroup.repeated',
        'Another node group has this name.',
      ),
    ),
    ...(groups.every(group => sizesOf(group).desiredCapacity === 0)
      ? [
          violation(
            ['managedNodeGroups'],
            'size.none',
            'At least one node must start: without nodes the cluster has no DNS.',
          ),
        ]
      : []),
  ];
};

function checkGroup(group: SubmittedNodeGroup, index: number): ErrorDetail[] {
  const at = (...path: (string | number)[]) => ['managedNodeGroups', index, ...path];
  const found: ErrorDetail[] = [];
  if (group.name === undefined) {
    found.push(required(...at('name')));
  }
  found.push(...checkSizes(group, index), ...checkVolume(group, index));
  if (group.disablePodIMDS !== undefined && group.disablePodIMDS === usesAddonPolicies(group)) {
    found.push(
      violation(
        at('disablePodIMDS'),
        'nodeGroup.imds',
        group.disablePodIMDS
          ? 'Conflicts with iam.withAddonPolicies, which works through IMDS.'
          : 'Must be true: pods must not take the rights of the node.',
      ),
    );
  }
  return found;
}

function checkSizes(group: SubmittedNodeGroup, index: number): ErrorDetail[] {
  const at = (key: string) => ['managedNodeGroups', index, key];
  const { minSize, desiredCapacity, maxSize } = sizesOf(group);
  const found: ErrorDetail[] = [];
  if (maxSize === undefined) {
    found.push(
      violation(
        at('maxSize'),
        requiredRule,
        'Must be given: it bounds what the environment can grow to.',
      ),
    );
  } else if (desiredCapacity > maxSize) {
    found.push(
      violation(
        at('maxSize'),
        'size.order',
        `Must be at least desiredCapacity, which is ${desiredCapacity}.`,
      ),
    );
  } else if (minSize > maxSize) {
    found.push(
      violation(at('maxSize'), 'size.order', `Must be at least minSize, which is ${minSize}.`),
    );
  }
  if (minSize > desiredCapacity) {
    found.push(
      violation(
        at('desiredCapacity'),
        'size.order',
        `Must be at least minSize, which is ${minSize}.`,
      ),
    );
  }
  const update = group.updateConfig;
  if (update) {
    const given = [update.maxUnavailable, update.maxUnavailablePercentage];
    if (given.filter(value => value !== undefined).length !== 1) {
      found.push(
        violation(
          at('updateConfig'),
          'nodeGroup.update',
          'Give either maxUnavailable or maxUnavailablePercentage.',
        ),
      );
    }
    if (maxSize !== undefined && (update.maxUnavailable ?? 0) > maxSize) {
      found.push(
        violation(
          [...at('updateConfig'), 'maxUnavailable'],
          'nodeGroup.update',
          'Must not be greater than maxSize.',
        ),
      );
    }
  }
  return found;
}

/** gp3 gives at most 500 IOPS for each GiB and 0.25 MiB/s for each IOPS. */
function checkVolume(group: SubmittedNodeGroup, index: number): ErrorDetail[] {
  const at = (key: string) => ['managedNodeGroups', index, key];
  const { volumeSize = 80, volumeIOPS = 3000, volumeThroughput = 125 } = group;
  const found: ErrorDetail[] = [];
  if (volumeIOPS > volumeSize * 500) {
    found.push(
      violation(
        at('volumeIOPS'),
        'volume.iops',
        `A volume of ${volumeSize} GiB has at most ${volumeSize * 500} IOPS.`,
      ),
    );
  }
  if (volumeThroughput > volumeIOPS / 4) {
    found.push(
      violation(
        at('volumeThroughput'),
        'volume.throughput',
        `${volumeIOPS} IOPS allow at most ${volumeIOPS / 4} MiB/s.`,
      ),
    );
  }
  return found;
}
