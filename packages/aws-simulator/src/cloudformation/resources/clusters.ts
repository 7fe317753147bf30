import { addAccessEntry } from '../../eks/accessEntries.ts';
import { makeCluster } from '../../eks/clusters.ts';
import { asObject, asText, asTexts, type JsonObject } from '../../protocols/json.ts';
import { AwsError } from '../../protocols/AwsError.ts';
import { ResourceFailure, type ResourceContext, type ResourceType } from '../ResourceType.ts';
import { resourceTags } from './tags.ts';

/** Makes something through EKS; its refusal becomes the resource's failure. */
export function throughEks<T>({ region, resource }: ResourceContext, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof AwsError) {
      throw new ResourceFailure(
        `Resource handler returned message: "${error.message} (Service: Eks, Status Code: ${
          error.status
        }, Request ID: ${region.random.uuid()})" (RequestToken: ${region.random.uuid()}, HandlerErrorCode: ${
          error.code === 'ResourceInUseException' ? 'AlreadyExists' : 'InvalidRequest'
        })`,
        { cause: resource.logicalId },
      );
    }
    throw error;
  }
}

/** CloudFormation's PascalCase properties as the EKS API's camelCase input. */
export function camelCase(value: JsonObject): JsonObject {
  const convert = (item: JsonObject[string]): JsonObject[string] => {
    if (Array.isArray(item)) {
      return item.map(convert);
    }
    return typeof item === 'object' && item !== null ? camelCase(asObject(item)) : item;
  };
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      key === 'Tags' || key === 'Labels' ? item : convert(item),
    ]),
  );
}

const cluster: ResourceType = {
  createSeconds: 480,
  deleteSeconds: 125,
  create(context) {
    const { region, properties, at, resource } = context;
    const input = camelCase(properties);
    const enabled = asObject(asObject(properties.Logging).ClusterLogging).EnabledTypes;
    const types = Array.isArray(enabled) ? enabled.map(type => asObject(type).Type) : [];
    const made = throughEks(context, () =>
      makeCluster(region, { ...input, tags: resourceTags(context), logTypes: types }, at),
    );
    resource.attributes = {};
    return {
      physicalId: made.name,
      attributes: {
        Arn: made.arn,
        Endpoint: made.endpoint,
        CertificateAuthorityData: made.certificateAuthority,
        ClusterSecurityGroupId: made.clusterSecurityGroupId,
        OpenIdConnectIssuerUrl: made.oidcIssuer,
      },
    };
  },
  created({ region, resource }) {
    const made = region.state.clusters[String(resource.physicalId)];
    if (made) {
      made.status = 'ACTIVE';
    }
  },
  failed({ region, resource }) {
    const made = region.state.clusters[String(resource.physicalId)];
    if (made) {
      made.status = 'FAILED';
    }
  },
  remove({ region, resource }) {
    const made = region.state.clusters[String(resource.physicalId)];
    if (made && Object.keys(made.nodegroups).length === 0) {
      made.status = 'DELETING';
    }
  },
  removed({ region, resource }) {
    const name = String(resource.physicalId);
    const made = region.state.clusters[name];
    if (made && Object.keys(made.nodegroups).length > 0) {
      throw new ResourceFailure(
        `Resource handler returned message: "Cluster has nodegroups attached (Service: Eks, Status Code: 409, Request ID: ${region.random.uuid()})" (HandlerErrorCode: ResourceConflict)`,
      );
    }
    if (made) {
      delete region.state.securityGroups[made.clusterSecurityGroupId];
      delete region.state.clusters[name];
    }
  },
};

const accessEntry: ResourceType = {
  createSeconds: 25,
  deleteSeconds: 8,
  create(context) {
    const { region, properties, at } = context;
    const entry = throughEks(context, () =>
      addAccessEntry(
        region,
        String(properties.ClusterName),
        {
          principalArn: String(properties.PrincipalArn),
          type: asText(properties.Type),
          username: asText(properties.Username),
          groups: asTexts(properties.KubernetesGroups),
          policies: camelCase({ policies: properties.AccessPolicies ?? [] }).policies,
        },
        resourceTags(context),
        at,
      ),
    );
    return { physicalId: entry.principalArn, attributes: { AccessEntryArn: entry.arn } };
  },
  removed({ region, resource, properties }) {
    const owner = region.state.clusters[String(properties.ClusterName)];
    if (owner) {
      delete owner.accessEntries[String(resource.physicalId)];
    }
  },
};

export const clusterTypes: Record<string, ResourceType> = {
  'AWS::EKS::Cluster': cluster,
  'AWS::EKS::AccessEntry': accessEntry,
};
