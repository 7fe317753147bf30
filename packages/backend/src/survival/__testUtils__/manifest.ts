/** A manifest that has something to do in every phase of eksctl's create and delete. */
export function manifest(name: string, region: string): string {
  return JSON.stringify({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name, region, version: '1.34' },
    accessConfig: {
      accessEntries: [
        {
          principalARN: 'arn:aws:iam::111122223333:role/developers',
          accessPolicies: [
            {
              policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy',
              accessScope: { type: 'cluster' },
            },
          ],
        },
      ],
    },
    addonsConfig: { autoApplyPodIdentityAssociations: true },
    addons: [
      { name: 'eks-pod-identity-agent' },
      { name: 'vpc-cni' },
      { name: 'coredns' },
      { name: 'kube-proxy' },
      { name: 'aws-ebs-csi-driver' },
    ],
    managedNodeGroups: [
      { name: 'default', instanceType: 'm6i.large', minSize: 1, desiredCapacity: 1, maxSize: 2 },
    ],
  });
}
