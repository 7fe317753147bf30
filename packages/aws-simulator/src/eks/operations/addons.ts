import { AwsError } from '../../protocols/AwsError.ts';
import { asObject, asText } from '../../protocols/json.ts';
import { page } from '../../protocols/pages.ts';
import type { Operation } from '../../server/Operation.ts';
import type { Addon, Cluster } from '../../state/eks.ts';
import { addonInfoShape, addonVersions, needsNodes } from '../addonCatalog.ts';
import { findCluster } from '../clusters.ts';
import { addPodIdentity } from '../podIdentity.ts';
import { addonShape } from '../shapes.ts';
import { asTags } from '../tags.ts';

/** Model milliseconds until an add-on is active; longer for those that run on nodes. */
const daemonTime = 1_000;
const workloadTime = 30_000;
const deleteTime = 10_000;

function findAddon(cluster: Cluster, name: unknown): Addon {
  const addon = cluster.addons[String(name)];
  if (!addon) {
    throw new AwsError(
      'ResourceNotFoundException',
      `No addon: ${name} found in cluster: ${cluster.name}`,
      404,
    );
  }
  return addon;
}

export const addonOperations: Record<string, Operation> = {
  DescribeAddonVersions(input) {
    const wanted = asText(input.addonName);
    const names = Object.keys(addonVersions).filter(name => !wanted || name === wanted);
    const { items, nextToken } = page(names, input.nextToken, Number(input.maxResults ?? 100));
    return { addons: items.map(addonInfoShape), nextToken };
  },

  CreateAddon(input, { region, faults }) {
    const cluster = findCluster(region, input.name);
    const name = String(input.addonName);
    const newest = addonVersions[name];
    if (!newest) {
      throw new AwsError('InvalidParameterException', `Addon specified is not supported: ${name}`);
    }
    if (cluster.addons[name]) {
      throw new AwsError('ResourceInUseException', `Addon already exists.`, 409);
    }
    if (cluster.status !== 'ACTIVE' && cluster.status !== 'UPDATING') {
      throw new AwsError(
        'InvalidRequestException',
        `Cluster '${cluster.name}' is not in ACTIVE status`,
      );
    }
    const at = region.now();
    const arn = region.arn('eks', `addon/${cluster.name}/${name}/${region.random.uuid()}`);
    const associations = Array.isArray(input.podIdentityAssociations)
      ? input.podIdentityAssociations.map(asObject)
      : [];
    const addon: Addon = {
      name,
      arn,
      version: asText(input.addonVersion) ?? newest,
      status: 'CREATING',
      createdAt: region.stamp(at),
      serviceAccountRoleArn: asText(input.serviceAccountRoleArn),
      configurationValues: asText(input.configurationValues),
      podIdentityAssociations: associations.map(
        association =>
          addPodIdentity(
            region,
            cluster,
            { namespace: 'kube-system', ...association, ownerArn: arn },
            at,
          ).arn,
      ),
      tags: asTags(input.tags),
      issue: faults.degraded,
    };
    cluster.addons[name] = addon;
    region.schedule(at + (needsNodes.has(name) ? workloadTime : daemonTime), {
      type: 'addon',
      cluster: cluster.name,
      addon: name,
      to: faults.degraded === undefined ? 'ACTIVE' : 'DEGRADED',
    });
    return { addon: addonShape(cluster, addon, region.now()) };
  },

  ListAddons(input, { region }) {
    const names = Object.keys(findCluster(region, input.name).addons).sort();
    const { items, nextToken } = page(names, input.nextToken, Number(input.maxResults ?? 100));
    return { addons: items, nextToken };
  },

  DescribeAddon(input, { region }) {
    const cluster = findCluster(region, input.name);
    return { addon: addonShape(cluster, findAddon(cluster, input.addonName), region.now()) };
  },

  DeleteAddon(input, { region }) {
    const cluster = findCluster(region, input.name);
    const addon = findAddon(cluster, input.addonName);
    addon.status = 'DELETING';
    region.schedule(region.now() + deleteTime, {
      type: 'addon',
      cluster: cluster.name,
      addon: addon.name,
      to: 'gone',
    });
    return { addon: addonShape(cluster, addon, region.now()) };
  },
};
