import { createHash } from 'node:crypto';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32Sha1(text: string): string {
  const bytes = createHash('sha1').update(text).digest();
  let bits = '';
  for (const byte of bytes) {
    bits += byte.toString(2).padStart(8, '0');
  }
  return (bits.match(/.{5}/g) ?? []).map(five => base32[parseInt(five, 2)]).join('');
}

export const clusterStack = (cluster: string) => `eksctl-${cluster}-cluster`;
export const nodegroupStack = (cluster: string, group: string) =>
  `eksctl-${cluster}-nodegroup-${group}`;
export const accessEntryStack = (cluster: string, principalArn: string) =>
  `eksctl-${cluster}-accessentry-${base32Sha1(principalArn)}`;
export const addonRoleStack = (cluster: string, addon: string, serviceAccount: string) =>
  `eksctl-${cluster}-addon-${addon}-podidentityrole-${serviceAccount}`;
export const podIdentityStack = (cluster: string, namespace: string, serviceAccount: string) =>
  `eksctl-${cluster}-podidentityrole-${namespace}-${serviceAccount}`;

/**
 * Whether a stack belongs to a cluster, as eksctl judges it: by its name, so
 * that a cluster whose name holds an infix is taken for another's stack.
 */
export function belongsTo(cluster: string, stack: string): boolean {
  return new RegExp(
    `^(eksctl|EKS)-${cluster}-((cluster|nodegroup-.+|addon-.+|podidentityrole-.+|fargate|karpenter|capability-.+)|(VPC|ServiceRole|ControlPlane|DefaultNodeGroup))$`,
  ).test(stack);
}

/** Whether it is one of the cluster's access entries. */
export function isAccessEntryStack(cluster: string, stack: string): boolean {
  return stack.startsWith(`eksctl-${cluster}-accessentry-`);
}
