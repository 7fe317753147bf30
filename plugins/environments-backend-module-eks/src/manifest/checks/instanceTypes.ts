import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import { matchesAny } from '../../guardrails/glob';
import { findInstanceType } from '../../instances/instanceTypes';
import { instanceTypesOf } from '../completeNodeGroup';
import { violation } from '../path';
import type { SubmittedNodeGroup } from '../shape/manifest';
import { repeated, requiredRule, type Check } from './Check';

export const checkInstanceTypes: Check = ({ managedNodeGroups }, context) =>
  (managedNodeGroups ?? []).flatMap((group, index) => [
    ...checkChoice(group, index),
    ...instanceTypesOf(group).flatMap((type, at) => {
      const path = [
        'managedNodeGroups',
        index,
        ...(group.instanceTypes ? ['instanceTypes', at] : ['instanceType']),
      ];
      if (!findInstanceType(type)) {
        return [
          violation(path, 'instanceType.unknown', 'Not an instance type whose size is known here.'),
        ];
      }
      return matchesAny(type, context.guardrails.instanceTypes)
        ? []
        : [
            violation(
              path,
              'guardrail.instance-type',
              `Use one of ${context.guardrails.instanceTypes.join(', ')}.`,
            ),
          ];
    }),
  ]);

function checkChoice(group: SubmittedNodeGroup, index: number): ErrorDetail[] {
  const at = (key: string) => ['managedNodeGroups', index, key];
  const types = instanceTypesOf(group);
  const found: ErrorDetail[] = [];
  if (types.length === 0) {
    found.push(violation(at('instanceTypes'), requiredRule, 'Name an instance type.'));
  }
  if (group.instanceType !== undefined && group.instanceTypes) {
    found.push(
      violation(
        at('instanceType'),
        'instanceType.both',
        'Give either instanceType or instanceTypes.',
      ),
    );
  }
  for (const [, where] of repeated(types)) {
    found.push(
      violation([...at('instanceTypes'), where], 'instanceType.repeated', 'Stands twice.'),
    );
  }
  if (group.spot && new Set(types).size === 1) {
    found.push(
      violation(
        at('spot'),
        'instanceType.spot',
        'Name at least two instance types for spot nodes: capacity of a single one runs out.',
      ),
    );
  }
  const architectures = new Set(types.flatMap(type => findInstanceType(type)?.architecture ?? []));
  if (architectures.size > 1) {
    found.push(
      violation(
        at('instanceTypes'),
        'instanceType.architecture',
        'A node group has one processor architecture: x86_64 or arm64.',
      ),
    );
  }
  return found;
}

/** The most nodes of all groups together. */
export const checkMaxNodes: Check = ({ managedNodeGroups }, { guardrails }) => {
  const nodes = (managedNodeGroups ?? []).reduce((sum, group) => sum + (group.maxSize ?? 0), 0);
  return nodes > guardrails.maxNodes
    ? [
        violation(
          ['managedNodeGroups'],
          'guardrail.max-nodes',
          `At most ${guardrails.maxNodes} nodes (the sum of maxSize); this has ${nodes}.`,
        ),
      ]
    : [];
};
