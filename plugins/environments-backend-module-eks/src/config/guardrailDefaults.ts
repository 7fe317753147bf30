/** Versions that eksctl 0.231 knows and that were in standard support when this was written (2026-11). */
export const defaultVersions = ['1.34', '1.35'];

export const defaultInstanceTypes = ['*.medium', '*.large', '*.xlarge', '*.2xlarge', '*.4xlarge'];

export const defaultMaxNodes = 20;

/** None of them lets a pod or a node change anything outside its own environment. */
export const defaultPolicyArns = [
  'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy',
  'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly',
  'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
  'arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy',
  'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
  'arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess',
  'arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy',
  'arn:aws:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy',
];
