import { AwsError } from '../protocols/AwsError.ts';
import { asObject, asText, asTexts, type Json } from '../protocols/json.ts';
import type { Region } from '../simulation/Region.ts';
import type { AccessEntry, AssociatedPolicy, Cluster, Tags } from '../state/eks.ts';
import { findCluster } from './clusters.ts';

/** Access policies that EKS knows; other names are refused. */
export const accessPolicies = [
  'AmazonEKSClusterAdminPolicy',
  'AmazonEKSAdminPolicy',
  'AmazonEKSAdminViewPolicy',
  'AmazonEKSEditPolicy',
  'AmazonEKSViewPolicy',
  'AmazonEKSAutoNodePolicy',
];

const policyPrefix = /^arn:aws(?:-cn|-us-gov)?:eks::aws:cluster-access-policy\//;

interface AccessEntryInput {
  principalArn: string;
  type?: string;
  username?: string;
  groups: string[];
  policies: Json;
}

/** @throws AwsError ResourceInUseException, InvalidParameterException, InvalidRequestException. */
export function addAccessEntry(
  region: Region,
  clusterName: string,
  input: AccessEntryInput,
  tags: Tags,
  at: number,
): AccessEntry {
  const cluster = findCluster(region, clusterName);
  const { principalArn } = input;
  const match = /^arn:aws[a-z-]*:iam::(\d{12}):(role|user)\/(.+)$/.exec(principalArn);
  if (!match) {
    throw new AwsError(
      'InvalidParameterException',
      `The specified principalArn is invalid: invalid principal.`,
    );
  }
  if (cluster.authenticationMode === 'CONFIG_MAP') {
    throw new AwsError(
      'InvalidRequestException',
      `The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.`,
    );
  }
  if (cluster.accessEntries[principalArn]) {
    throw new AwsError(
      'ResourceInUseException',
      'The specified access entry resource is already in use on this cluster.',
      409,
    );
  }
  const entry: AccessEntry = {
    principalArn,
    arn: region.arn(
      'eks',
      `access-entry/${clusterName}/${match[2]}/${match[1]}/${match[3]
        .split('/')
        .pop()}/${region.random.uuid()}`,
    ),
    type: input.type ?? 'STANDARD',
    username:
      input.username ??
      (match[2] === 'role'
        ? `arn:aws:sts::${match[1]}:assumed-role/${match[3].split('/').pop()}/{{SessionName}}`
        : principalArn),
    groups: input.groups,
    tags,
    createdAt: region.stamp(at),
    policies: (Array.isArray(input.policies) ? input.policies : []).map(policy =>
      associated(region, policy, at),
    ),
  };
  cluster.accessEntries[principalArn] = entry;
  region.changed();
  return entry;
}

/** A policy as it is associated with an entry. @throws AwsError when EKS doesn't know it. */
export function associated(region: Region, value: Json, at: number): AssociatedPolicy {
  const { policyArn, accessScope } = asObject(value);
  const arn = String(policyArn);
  if (!policyPrefix.test(arn) || !accessPolicies.includes(arn.replace(policyPrefix, ''))) {
    throw new AwsError(
      'InvalidParameterException',
      `The policyArn parameter format is not valid: ${arn}`,
    );
  }
  const scope = asObject(accessScope);
  const type = asText(scope.type) ?? 'cluster';
  const namespaces = asTexts(scope.namespaces);
  if (type === 'namespace' && namespaces.length === 0) {
    throw new AwsError(
      'InvalidParameterException',
      'The accessScope must have namespaces when its type is namespace.',
    );
  }
  return { policyArn: arn, accessScope: { type, namespaces }, associatedAt: region.stamp(at) };
}

/** @throws AwsError ResourceNotFoundException. */
export function findAccessEntry(cluster: Cluster, principalArn: Json): AccessEntry {
  const entry = cluster.accessEntries[String(principalArn)];
  if (!entry) {
    throw new AwsError(
      'ResourceNotFoundException',
      `The specified principalArn could not be found. You can view your available access entries with 'list-access-entries'.`,
      404,
    );
  }
  return entry;
}
