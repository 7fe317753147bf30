import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import type { EksGuardrails } from '../config/EksConfig';
import { violation } from '../manifest/path';
import { findAll } from './paths';

type Pin = [pattern: string, allowed: unknown[], reason: string];

const endpoint =
  'eksctl works from outside the VPC of the environment and must reach its API; restrict vpc.publicAccessCIDRs instead.';

/** What may be said, but only in one way. Other types than these are for the shape to refuse. */
const pins: Pin[] = [
  [
    'autoModeConfig.enabled',
    [false],
    'Auto Mode starts nodes that nothing in the manifest bounds.',
  ],
  [
    'accessConfig.authenticationMode',
    ['API'],
    'With the aws-auth ConfigMap, rights could be given that no manifest shows.',
  ],
  [
    'accessConfig.bootstrapClusterCreatorAdminPermissions',
    [true],
    'Without it eksctl could not see the nodes join.',
  ],
  ['kubernetesNetworkConfig.ipFamily', ['IPv4'], 'Environments run on IPv4.'],
  [
    'vpc.nat.gateway',
    ['Single', 'HighlyAvailable'],
    'Nodes have private addresses only and could not join without a NAT gateway.',
  ],
  ['vpc.clusterEndpoints.publicAccess', [true], endpoint],
  ['privateCluster.enabled', [false], endpoint],
  [
    'iam.withOIDC',
    [false],
    'The OIDC provider lies outside the stacks and is left behind when a delete fails; use pod identities.',
  ],
  [
    'addonsConfig.disableDefaultAddons',
    [false],
    'Nodes and DNS do not work without the default add-ons.',
  ],
  ['managedNodeGroups.*.ssh.allow', [false], 'Nodes have no SSH access.'],
  ['managedNodeGroups.*.privateNetworking', [true], 'Nodes have private addresses only.'],
  ['managedNodeGroups.*.volumeEncrypted', [true], 'Volumes are encrypted.'],
  [
    'managedNodeGroups.*.disableIMDSv1',
    [true],
    'Version 1 of the instance metadata service gives credentials to whoever can make a node send a request.',
  ],
];

function supportPin({ supportTypes }: EksGuardrails): Pin {
  return [
    'upgradePolicy.supportType',
    supportTypes,
    supportTypes.includes('STANDARD')
      ? 'Extended support costs several times as much.'
      : 'At the end of standard support EKS would upgrade the cluster by itself.',
  ];
}

export function refuseUnpinned(raw: unknown, guardrails: EksGuardrails): ErrorDetail[] {
  return [...pins, supportPin(guardrails)].flatMap(([pattern, allowed, reason]) =>
    findAll(raw, pattern)
      .filter(({ value }) => typeof value === typeof allowed[0] && !allowed.includes(value))
      .map(({ path }) =>
        violation(path, 'guardrail.fixed', `Must be ${allowed.join(' or ')}. ${reason}`),
      ),
  );
}
