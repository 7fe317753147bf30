import type { JsonObject } from '../protocols/json.ts';

/** HTTP method and path of each operation, as EKS's API reference gives them. */
const table: [operation: string, method: string, path: string][] = [
  ['DescribeClusterVersions', 'GET', '/cluster-versions'],
  ['ListClusters', 'GET', '/clusters'],
  ['CreateCluster', 'POST', '/clusters'],
  ['DescribeCluster', 'GET', '/clusters/{name}'],
  ['DeleteCluster', 'DELETE', '/clusters/{name}'],
  ['UpdateClusterConfig', 'POST', '/clusters/{name}/update-config'],
  ['UpdateClusterVersion', 'POST', '/clusters/{name}/updates'],
  ['DescribeUpdate', 'GET', '/clusters/{name}/updates/{updateId}'],
  ['ListFargateProfiles', 'GET', '/clusters/{name}/fargate-profiles'],
  ['CreateNodegroup', 'POST', '/clusters/{name}/node-groups'],
  ['ListNodegroups', 'GET', '/clusters/{name}/node-groups'],
  ['DescribeNodegroup', 'GET', '/clusters/{name}/node-groups/{nodegroupName}'],
  ['DeleteNodegroup', 'DELETE', '/clusters/{name}/node-groups/{nodegroupName}'],
  ['UpdateNodegroupConfig', 'POST', '/clusters/{name}/node-groups/{nodegroupName}/update-config'],
  ['UpdateNodegroupVersion', 'POST', '/clusters/{name}/node-groups/{nodegroupName}/update-version'],
  ['CreateAddon', 'POST', '/clusters/{name}/addons'],
  ['ListAddons', 'GET', '/clusters/{name}/addons'],
  ['DescribeAddon', 'GET', '/clusters/{name}/addons/{addonName}'],
  ['DeleteAddon', 'DELETE', '/clusters/{name}/addons/{addonName}'],
  ['DescribeAddonVersions', 'GET', '/addons/supported-versions'],
  ['CreateAccessEntry', 'POST', '/clusters/{name}/access-entries'],
  ['ListAccessEntries', 'GET', '/clusters/{name}/access-entries'],
  ['DescribeAccessEntry', 'GET', '/clusters/{name}/access-entries/{principalArn}'],
  ['UpdateAccessEntry', 'POST', '/clusters/{name}/access-entries/{principalArn}'],
  ['DeleteAccessEntry', 'DELETE', '/clusters/{name}/access-entries/{principalArn}'],
  [
    'AssociateAccessPolicy',
    'POST',
    '/clusters/{name}/access-entries/{principalArn}/access-policies',
  ],
  [
    'ListAssociatedAccessPolicies',
    'GET',
    '/clusters/{name}/access-entries/{principalArn}/access-policies',
  ],
  [
    'DisassociateAccessPolicy',
    'DELETE',
    '/clusters/{name}/access-entries/{principalArn}/access-policies/{policyArn}',
  ],
  ['CreatePodIdentityAssociation', 'POST', '/clusters/{name}/pod-identity-associations'],
  ['ListPodIdentityAssociations', 'GET', '/clusters/{name}/pod-identity-associations'],
  [
    'DescribePodIdentityAssociation',
    'GET',
    '/clusters/{name}/pod-identity-associations/{associationId}',
  ],
  [
    'DeletePodIdentityAssociation',
    'DELETE',
    '/clusters/{name}/pod-identity-associations/{associationId}',
  ],
  ['TagResource', 'POST', '/tags/{resourceArn}'],
  ['UntagResource', 'DELETE', '/tags/{resourceArn}'],
  ['ListTagsForResource', 'GET', '/tags/{resourceArn}'],
];

const routes = table.map(([operation, method, path]) => ({
  operation,
  method,
  segments: path.split('/').slice(1),
}));

/** The operation of a request and the values in its path; segments are decoded. */
export function matchEksRoute(
  method: string,
  pathname: string,
): { operation: string; params: JsonObject } | undefined {
  const parts = pathname.replace(/\/+$/, '').split('/').slice(1).map(decodeURIComponent);
  for (const route of routes) {
    if (route.method === method && route.segments.length === parts.length) {
      const params: JsonObject = {};
      const matches = route.segments.every((segment, index) => {
        if (segment.startsWith('{')) {
          params[segment.slice(1, -1)] = parts[index];
          return true;
        }
        return segment === parts[index];
      });
      if (matches) {
        return { operation: route.operation, params };
      }
    }
  }
  return undefined;
}
