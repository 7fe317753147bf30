/**
 * EKS's own policies for people; a wrong name fails only when the stack is made. Source:
 * https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html
 */
export const accessPolicies = [
  'AmazonEKSClusterAdminPolicy',
  'AmazonEKSAdminPolicy',
  'AmazonEKSAdminViewPolicy',
  'AmazonEKSEditPolicy',
  'AmazonEKSViewPolicy',
] as const;

/** Groups and user names of Kubernetes that begin so are EKS's: it refuses them in access entries. */
export const reservedPrefix = /^(system|eks|aws|amazon|iam):/i;
