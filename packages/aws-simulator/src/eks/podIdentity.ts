import { AwsError } from '../protocols/AwsError.ts';
import { asText, type JsonObject } from '../protocols/json.ts';
import type { Region } from '../simulation/Region.ts';
import type { Cluster, PodIdentityAssociation } from '../state/eks.ts';
import { asTags } from './tags.ts';

/** @throws AwsError ResourceInUseException when the service account has one. */
export function addPodIdentity(
  region: Region,
  cluster: Cluster,
  input: JsonObject,
  at: number,
): PodIdentityAssociation {
  const namespace = String(input.namespace);
  const serviceAccount = String(input.serviceAccount);
  const taken = Object.values(cluster.podIdentityAssociations).some(
    other => other.namespace === namespace && other.serviceAccount === serviceAccount,
  );
  if (taken) {
    throw new AwsError(
      'ResourceInUseException',
      `Association already exists for service account: ${serviceAccount} in namespace: ${namespace}`,
      409,
    );
  }
  const id = `a-${region.random.hex(17)}`;
  const association: PodIdentityAssociation = {
    id,
    arn: region.arn('eks', `podidentityassociation/${cluster.name}/${id}`),
    namespace,
    serviceAccount,
    roleArn: String(input.roleArn),
    ownerArn: asText(input.ownerArn),
    createdAt: region.stamp(at),
    tags: asTags(input.tags),
  };
  cluster.podIdentityAssociations[id] = association;
  region.changed();
  return association;
}
