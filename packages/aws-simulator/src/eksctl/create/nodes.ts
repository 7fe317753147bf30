import type { SimulatedNode } from '../../control/kubernetes.ts';
import { CommandError } from '../failures.ts';
import { quote } from '../output/quote.ts';
import type { Tool } from '../Tool.ts';

/** Model seconds between two looks at the nodes. */
const interval = 5;

function report({ logger }: Tool, group: string, nodes: SimulatedNode[]): void {
  logger.info(`nodegroup ${quote(group)} has ${nodes.length} node(s)`);
  for (const node of nodes) {
    logger.info(`node ${quote(node.name)} is ${node.ready ? 'ready' : 'not ready'}`);
  }
}

/** Waits until a group has its nodes. @throws CommandError after `timeout` model seconds. */
export async function awaitNodes(
  tool: Tool,
  cluster: string,
  group: string,
  atLeast: number,
  timeout: number,
  neverReady: boolean,
): Promise<void> {
  if (atLeast === 0) {
    return;
  }
  const { session, caller, region, logger } = tool;
  const look = async () =>
    (await session.client.nodes(caller.account, region, cluster))
      .filter(node => node.nodegroup === group)
      .map(node => ({ ...node, ready: node.ready && !neverReady }));
  report(tool, group, await look());
  logger.info(`waiting for at least ${atLeast} node(s) to become ready in ${quote(group)}`);
  for (let waited = 0; ; waited += interval) {
    const nodes = await look();
    if (nodes.filter(node => node.ready).length >= atLeast) {
      report(tool, group, nodes);
      return;
    }
    if (waited + interval > timeout) {
      throw new CommandError(
        `timed out waiting for at least ${atLeast} nodes to join the cluster and become ready in ${quote(
          group,
        )}: context deadline exceeded`,
      );
    }
    await session.sleep(interval);
  }
}
