import type { ClusterConfig, NodeGroup } from '../config/types.ts';
import { quote } from '../output/quote.ts';
import { clusterStack, nodegroupStack } from '../stacks/names.ts';
import { nodegroupTemplate } from '../stacks/nodegroupTemplate.ts';
import type { StackCollection } from '../stacks/StackCollection.ts';
import type { Tool } from '../Tool.ts';

/** Creates managed node groups side by side, each by its own stack. @throws CommandError. */
export async function createNodegroups(
  tool: Tool,
  stacks: StackCollection,
  config: ClusterConfig,
  groups: NodeGroup[],
): Promise<void> {
  const cluster = config.metadata.name;
  const { Outputs } = await tool.cloudFormation.stack(clusterStack(cluster));
  const subnets = (kind: 'SubnetsPublic' | 'SubnetsPrivate') =>
    (Outputs?.find(output => output.OutputKey === kind)?.OutputValue ?? '').split(',');
  const results = await Promise.allSettled(
    groups.map(async group => {
      const name = nodegroupStack(cluster, group.name);
      tool.logger.info(`building managed nodegroup stack ${quote(name)}`);
      const ids = group.privateNetworking ? subnets('SubnetsPrivate') : subnets('SubnetsPublic');
      await stacks.deploy(name, nodegroupTemplate(config, group, ids), config, {
        'alpha.eksctl.io/nodegroup-name': group.name,
        'alpha.eksctl.io/nodegroup-type': 'managed',
      });
      await stacks.awaitCreated(name);
    }),
  );
  const failed = results.find(result => result.status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
}
