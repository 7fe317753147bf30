import { AwsError } from '../../protocols/AwsError.ts';
import { asText, asTexts } from '../../protocols/json.ts';
import { page } from '../../protocols/pages.ts';
import type { Operation } from '../../server/Operation.ts';
import { addAccessEntry, associated, findAccessEntry } from '../accessEntries.ts';
import { findCluster } from '../clusters.ts';
import { addPodIdentity } from '../podIdentity.ts';
import { accessEntryShape, podIdentityShape, policyShape } from '../shapes.ts';
import { asTags } from '../tags.ts';

export const accessOperations: Record<string, Operation> = {
  CreateAccessEntry(input, { region }) {
    const cluster = findCluster(region, input.name);
    const entry = addAccessEntry(
      region,
      cluster.name,
      {
        principalArn: String(input.principalArn),
        type: asText(input.type),
        username: asText(input.username),
        groups: asTexts(input.kubernetesGroups),
        policies: [],
      },
      asTags(input.tags),
      region.now(),
    );
    return { accessEntry: accessEntryShape(cluster, entry) };
  },

  ListAccessEntries(input, { region }) {
    const arns = Object.keys(findCluster(region, input.name).accessEntries).sort();
    const { items, nextToken } = page(arns, input.nextToken, Number(input.maxResults ?? 100));
    return { accessEntries: items, nextToken };
  },

  DescribeAccessEntry(input, { region }) {
    const cluster = findCluster(region, input.name);
    const entry = findAccessEntry(cluster, input.principalArn);
    return { accessEntry: accessEntryShape(cluster, entry) };
  },

  UpdateAccessEntry(input, { region }) {
    const cluster = findCluster(region, input.name);
    const entry = findAccessEntry(cluster, input.principalArn);
    if (input.kubernetesGroups !== undefined) {
      entry.groups = asTexts(input.kubernetesGroups);
    }
    entry.username = asText(input.username) ?? entry.username;
    region.changed();
    return { accessEntry: accessEntryShape(cluster, entry) };
  },

  DeleteAccessEntry(input, { region }) {
    const cluster = findCluster(region, input.name);
    const entry = findAccessEntry(cluster, input.principalArn);
    delete cluster.accessEntries[entry.principalArn];
    region.changed();
    return {};
  },

  AssociateAccessPolicy(input, { region }) {
    const cluster = findCluster(region, input.name);
    const entry = findAccessEntry(cluster, input.principalArn);
    const policy = associated(
      region,
      { policyArn: input.policyArn, accessScope: input.accessScope },
      region.now(),
    );
    entry.policies = [...entry.policies.filter(p => p.policyArn !== policy.policyArn), policy];
    region.changed();
    return {
      clusterName: cluster.name,
      principalArn: entry.principalArn,
      associatedAccessPolicy: policyShape(policy),
    };
  },

  DisassociateAccessPolicy(input, { region }) {
    const cluster = findCluster(region, input.name);
    const entry = findAccessEntry(cluster, input.principalArn);
    entry.policies = entry.policies.filter(p => p.policyArn !== input.policyArn);
    region.changed();
    return {};
  },

  ListAssociatedAccessPolicies(input, { region }) {
    const cluster = findCluster(region, input.name);
    const entry = findAccessEntry(cluster, input.principalArn);
    return {
      clusterName: cluster.name,
      principalArn: entry.principalArn,
      associatedAccessPolicies: entry.policies.map(policyShape),
    };
  },

  CreatePodIdentityAssociation(input, { region }) {
    const cluster = findCluster(region, input.name);
    const association = addPodIdentity(region, cluster, input, region.now());
    return { association: podIdentityShape(cluster, association) };
  },

  ListPodIdentityAssociations(input, { region }) {
    const cluster = findCluster(region, input.name);
    return {
      associations: Object.values(cluster.podIdentityAssociations)
        .filter(
          a =>
            (input.namespace === undefined || a.namespace === input.namespace) &&
            (input.serviceAccount === undefined || a.serviceAccount === input.serviceAccount),
        )
        .map(a => podIdentityShape(cluster, a)),
    };
  },

  DescribePodIdentityAssociation(input, { region }) {
    const cluster = findCluster(region, input.name);
    const association = cluster.podIdentityAssociations[String(input.associationId)];
    if (!association) {
      throw new AwsError('ResourceNotFoundException', 'No association found', 404);
    }
    return { association: podIdentityShape(cluster, association) };
  },

  DeletePodIdentityAssociation(input, { region }) {
    const cluster = findCluster(region, input.name);
    const association = cluster.podIdentityAssociations[String(input.associationId)];
    if (!association) {
      throw new AwsError('ResourceNotFoundException', 'No association found', 404);
    }
    delete cluster.podIdentityAssociations[association.id];
    region.changed();
    return { association: podIdentityShape(cluster, association) };
  },
};
