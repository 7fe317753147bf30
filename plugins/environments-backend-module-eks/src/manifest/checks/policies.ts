import { violation, type PathPart } from '../path';
import type { Check } from './Check';

/** IAM policies are attached only if the platform team has listed them: they reach beyond the environment. */
export const checkPolicyArns: Check = (manifest, { guardrails }) => {
  const lists: [PathPart[], string[] | undefined][] = [
    ...(manifest.managedNodeGroups ?? []).map(
      (group, index): [PathPart[], string[] | undefined] => [
        ['managedNodeGroups', index, 'iam', 'attachPolicyARNs'],
        group.iam?.attachPolicyARNs,
      ],
    ),
    ...(manifest.iam?.podIdentityAssociations ?? []).map(
      (item, index): [PathPart[], string[] | undefined] => [
        ['iam', 'podIdentityAssociations', index, 'permissionPolicyARNs'],
        item.permissionPolicyARNs,
      ],
    ),
    ...(manifest.addons ?? []).flatMap((addon, number) =>
      (addon.podIdentityAssociations ?? []).map(
        (item, index): [PathPart[], string[] | undefined] => [
          ['addons', number, 'podIdentityAssociations', index, 'permissionPolicyARNs'],
          item.permissionPolicyARNs,
        ],
      ),
    ),
  ];
  return lists.flatMap(([path, arns]) =>
    (arns ?? []).flatMap((arn, index) =>
      guardrails.policyArns.includes(arn)
        ? []
        : [
            violation(
              [...path, index],
              'guardrail.policy',
              'The platform team has not allowed this IAM policy.',
            ),
          ],
    ),
  );
};
