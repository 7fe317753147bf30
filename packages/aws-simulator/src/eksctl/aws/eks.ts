import type * as Eks from '@aws-sdk/client-eks';
import type { Aws } from './Aws.ts';
import { AwsCallError } from './errors.ts';

const load = () => import('@aws-sdk/client-eks');

/** The EKS calls that eksctl makes. */
export class EksApi {
  readonly #aws: Aws;

  constructor(aws: Aws) {
    this.#aws = aws;
  }

  async clusterVersions(): Promise<Eks.ClusterVersionInformation[]> {
    const { DescribeClusterVersionsCommand } = await load();
    const answer = await this.#send('DescribeClusterVersions', c =>
      c.send(new DescribeClusterVersionsCommand({})),
    );
    return answer.clusterVersions ?? [];
  }

  async clusterNames(): Promise<string[]> {
    const { paginateListClusters } = await load();
    const names: string[] = [];
    await this.#send('ListClusters', async client => {
      for await (const page of paginateListClusters({ client }, { include: ['all'] })) {
        names.push(...(page.clusters ?? []));
      }
    });
    return names;
  }

  async cluster(name: string): Promise<Eks.Cluster> {
    const { DescribeClusterCommand } = await load();
    const { cluster } = await this.#send('DescribeCluster', c =>
      c.send(new DescribeClusterCommand({ name })),
    );
    if (!cluster) {
      throw new Error('DescribeCluster answered no cluster');
    }
    return cluster;
  }

  /** Undefined when EKS doesn't know it. */
  async findCluster(name: string): Promise<Eks.Cluster | undefined> {
    return absent(() => this.cluster(name));
  }

  async deleteCluster(name: string): Promise<void> {
    const { DeleteClusterCommand } = await load();
    await this.#send('DeleteCluster', c => c.send(new DeleteClusterCommand({ name })));
  }

  async updateVersion(name: string, version: string): Promise<string> {
    const { UpdateClusterVersionCommand } = await load();
    const { update } = await this.#send('UpdateClusterVersion', c =>
      c.send(new UpdateClusterVersionCommand({ name, version })),
    );
    return String(update?.id);
  }

  async updateStatus(name: string, updateId: string): Promise<string> {
    const { DescribeUpdateCommand } = await load();
    const { update } = await this.#send('DescribeUpdate', c =>
      c.send(new DescribeUpdateCommand({ name, updateId })),
    );
    return String(update?.status);
  }

  async nodegroupNames(clusterName: string): Promise<string[]> {
    const { ListNodegroupsCommand } = await load();
    const { nodegroups } = await this.#send('ListNodegroups', c =>
      c.send(new ListNodegroupsCommand({ clusterName })),
    );
    return nodegroups ?? [];
  }

  async nodegroup(clusterName: string, nodegroupName: string): Promise<Eks.Nodegroup> {
    const { DescribeNodegroupCommand } = await load();
    const { nodegroup } = await this.#send('DescribeNodegroup', c =>
      c.send(new DescribeNodegroupCommand({ clusterName, nodegroupName })),
    );
    return nodegroup ?? {};
  }

  async deleteNodegroup(clusterName: string, nodegroupName: string): Promise<void> {
    const { DeleteNodegroupCommand } = await load();
    await this.#send('DeleteNodegroup', c =>
      c.send(new DeleteNodegroupCommand({ clusterName, nodegroupName })),
    );
  }

  async scaleNodegroup(
    clusterName: string,
    nodegroupName: string,
    scalingConfig: Eks.NodegroupScalingConfig,
  ): Promise<void> {
    const { UpdateNodegroupConfigCommand } = await load();
    await this.#send('UpdateNodegroupConfig', c =>
      c.send(new UpdateNodegroupConfigCommand({ clusterName, nodegroupName, scalingConfig })),
    );
  }

  async addonNames(clusterName: string): Promise<string[]> {
    const { ListAddonsCommand } = await load();
    const { addons } = await this.#send('ListAddons', c =>
      c.send(new ListAddonsCommand({ clusterName })),
    );
    return addons ?? [];
  }

  /** Undefined when the cluster doesn't have it. */
  async addon(clusterName: string, addonName: string): Promise<Eks.Addon | undefined> {
    const { DescribeAddonCommand } = await load();
    const answer = await absent(() =>
      this.#send('DescribeAddon', c =>
        c.send(new DescribeAddonCommand({ clusterName, addonName })),
      ),
    );
    return answer?.addon;
  }

  async createAddon(input: Eks.CreateAddonCommandInput): Promise<void> {
    const { CreateAddonCommand } = await load();
    await this.#send('CreateAddon', c => c.send(new CreateAddonCommand(input)));
  }

  async deleteAddon(clusterName: string, addonName: string): Promise<void> {
    const { DeleteAddonCommand } = await load();
    await this.#send('DeleteAddon', c =>
      c.send(new DeleteAddonCommand({ clusterName, addonName })),
    );
  }

  async accessEntryArns(clusterName: string): Promise<string[]> {
    const { ListAccessEntriesCommand } = await load();
    const { accessEntries } = await this.#send('ListAccessEntries', c =>
      c.send(new ListAccessEntriesCommand({ clusterName })),
    );
    return accessEntries ?? [];
  }

  async accessEntry(
    clusterName: string,
    principalArn: string,
  ): Promise<{ entry: Eks.AccessEntry; policies: Eks.AssociatedAccessPolicy[] }> {
    const { DescribeAccessEntryCommand, ListAssociatedAccessPoliciesCommand } = await load();
    const { accessEntry } = await this.#send('DescribeAccessEntry', c =>
      c.send(new DescribeAccessEntryCommand({ clusterName, principalArn })),
    );
    const { associatedAccessPolicies } = await this.#send('ListAssociatedAccessPolicies', c =>
      c.send(new ListAssociatedAccessPoliciesCommand({ clusterName, principalArn })),
    );
    return { entry: accessEntry ?? {}, policies: associatedAccessPolicies ?? [] };
  }

  async deleteAccessEntry(clusterName: string, principalArn: string): Promise<void> {
    const { DeleteAccessEntryCommand } = await load();
    await this.#send('DeleteAccessEntry', c =>
      c.send(new DeleteAccessEntryCommand({ clusterName, principalArn })),
    );
  }

  async createPodIdentity(input: Eks.CreatePodIdentityAssociationCommandInput): Promise<void> {
    const { CreatePodIdentityAssociationCommand } = await load();
    await this.#send('CreatePodIdentityAssociation', c =>
      c.send(new CreatePodIdentityAssociationCommand(input)),
    );
  }

  async podIdentities(clusterName: string): Promise<Eks.PodIdentityAssociationSummary[]> {
    const { ListPodIdentityAssociationsCommand } = await load();
    const { associations } = await this.#send('ListPodIdentityAssociations', c =>
      c.send(new ListPodIdentityAssociationsCommand({ clusterName })),
    );
    return associations ?? [];
  }

  async #send<T>(operation: string, send: (client: Eks.EKSClient) => Promise<T>): Promise<T> {
    const client = await this.#aws.eks();
    return this.#aws.call('EKS', operation, () => send(client));
  }
}

async function absent<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AwsCallError && error.code === 'ResourceNotFoundException') {
      return undefined;
    }
    throw error;
  }
}
