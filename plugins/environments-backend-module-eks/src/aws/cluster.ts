import {
  DescribeAddonCommand,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
  ListAccessEntriesCommand,
  ListAddonsCommand,
  ListNodegroupsCommand,
  ListPodIdentityAssociationsCommand,
  ResourceNotFoundException,
  type Addon,
  type Cluster,
  type Nodegroup,
} from '@aws-sdk/client-eks';
import type { AwsSession } from './AwsSession';
import { allPages } from './pages';

/** The control plane, as EKS knows it; undefined when it does not. */
export async function describeCluster(
  session: AwsSession,
  name: string,
): Promise<Cluster | undefined> {
  return found(async () => {
    const { cluster } = await session.call('eks', (client, options) =>
      client.send(new DescribeClusterCommand({ name }), options),
    );
    return cluster;
  });
}

export async function describeNodegroups(
  session: AwsSession,
  clusterName: string,
): Promise<Nodegroup[]> {
  const names = await allPages(async nextToken => {
    const page = await session.call('eks', (client, options) =>
      client.send(new ListNodegroupsCommand({ clusterName, nextToken }), options),
    );
    return { items: page.nodegroups, nextToken: page.nextToken };
  });
  return describeAll(names, async nodegroupName => {
    const { nodegroup } = await session.call('eks', (client, options) =>
      client.send(new DescribeNodegroupCommand({ clusterName, nodegroupName }), options),
    );
    return nodegroup;
  });
}

export async function describeAddons(session: AwsSession, clusterName: string): Promise<Addon[]> {
  const names = await allPages(async nextToken => {
    const page = await session.call('eks', (client, options) =>
      client.send(new ListAddonsCommand({ clusterName, nextToken }), options),
    );
    return { items: page.addons, nextToken: page.nextToken };
  });
  return describeAll(names, async addonName => {
    const { addon } = await session.call('eks', (client, options) =>
      client.send(new DescribeAddonCommand({ clusterName, addonName }), options),
    );
    return addon;
  });
}

/** ARNs of those who have an access entry. */
export function listAccessEntries(session: AwsSession, clusterName: string): Promise<string[]> {
  return allPages(async nextToken => {
    const page = await session.call('eks', (client, options) =>
      client.send(new ListAccessEntriesCommand({ clusterName, nextToken }), options),
    );
    return { items: page.accessEntries, nextToken: page.nextToken };
  });
}

/** `<namespace>/<service account>` of each association. */
export function listPodIdentities(session: AwsSession, clusterName: string): Promise<string[]> {
  return allPages(async nextToken => {
    const page = await session.call('eks', (client, options) =>
      client.send(new ListPodIdentityAssociationsCommand({ clusterName, nextToken }), options),
    );
    return {
      items: page.associations?.map(item => `${item.namespace}/${item.serviceAccount}`),
      nextToken: page.nextToken,
    };
  });
}

async function describeAll<T>(
  names: string[],
  describe: (name: string) => Promise<T | undefined>,
): Promise<T[]> {
  const all: T[] = [];
  for (const name of names) {
    const one = await found(() => describe(name));
    if (one !== undefined) {
      all.push(one);
    }
  }
  return all;
}

async function found<T>(ask: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ResourceNotFoundException) {
      return undefined;
    }
    throw error;
  }
}
