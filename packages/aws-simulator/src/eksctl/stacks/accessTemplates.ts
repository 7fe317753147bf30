import type { JsonObject } from '../../protocols/json.ts';
import type { AccessEntry } from '../config/types.ts';
import { roleProperties, Template, attribute } from './template.ts';

/** The stack of one access entry. */
export function accessEntryTemplate(stack: string, cluster: string, entry: AccessEntry): string {
  const template = new Template(stack, 'EKS Access Entry');
  template.add('AccessEntry', 'AWS::EKS::AccessEntry', {
    ClusterName: cluster,
    PrincipalArn: entry.principalARN ?? '',
    ...(entry.type ? { Type: entry.type } : {}),
    ...(entry.kubernetesUsername ? { Username: entry.kubernetesUsername } : {}),
    KubernetesGroups: entry.kubernetesGroups ?? [],
    AccessPolicies: (entry.accessPolicies ?? []).map(
      (policy): JsonObject => ({
        PolicyArn: policy.policyARN,
        AccessScope: {
          Type: policy.accessScope?.type,
          ...(policy.accessScope?.namespaces ? { Namespaces: policy.accessScope.namespaces } : {}),
        },
      }),
    ),
  });
  return template.toString();
}

/** The stack of a role that pods get by pod identity. */
export function podIdentityRoleTemplate(
  stack: string,
  policyArns: string[],
  roleName?: string,
): string {
  const template = new Template(stack, 'IAM role for pod identity association');
  template.add('Role1', 'AWS::IAM::Role', {
    ...roleProperties('pods.eks.amazonaws.com', policyArns),
    ...(roleName ? { RoleName: roleName } : {}),
  });
  template.output('Role1', attribute('Role1', 'Arn'), false);
  return template.toString();
}
