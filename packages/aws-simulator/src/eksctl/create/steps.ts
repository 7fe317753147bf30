import { sizesOf } from '../config/validateNodeGroup.ts';
import { CommandError } from '../failures.ts';
import { kubeconfigPath, writeKubeconfig } from '../kubeconfig/kubeconfig.ts';
import { quote } from '../output/quote.ts';
import { clusterTemplate, type Network } from '../stacks/clusterTemplate.ts';
import { clusterStack } from '../stacks/names.ts';
import { formatDuration } from '../arguments/parse.ts';
import { text } from '../commands/Command.ts';
import { createAccessEntries } from './accessEntries.ts';
import type { Creation } from './Creation.ts';
import { awaitAddon, createAddon } from './installAddon.ts';
import { createNodegroups } from './nodegroups.ts';
import { awaitNodes } from './nodes.ts';

/** What the task tree does: the stack, access, add-ons, the wait, the node groups. */
export async function runTasks(creation: Creation, network: Network): Promise<void> {
  const { tool, config, stacks, version, addons } = creation;
  const { logger, session, eks } = tool;
  const stack = clusterStack(config.metadata.name);
  await session.enter('CONTROL_PLANE');
  logger.info(`building cluster stack ${quote(stack)}`);
  await stacks.deploy(stack, clusterTemplate(config, version, network), config);
  await stacks.awaitCluster(stack);
  await session.enter('ACCESS');
  await createAccessEntries(tool, stacks, config, config.accessConfig?.accessEntries ?? []);
  await session.enter('CORE_ADDONS');
  for (const addon of addons.before) {
    await createAddon(tool, stacks, config, addon);
    logger.info(`successfully created addon: ${addon.name}`);
  }
  await awaitControlPlane(creation);
  await session.enter('NODEGROUPS');
  const groups = config.managedNodeGroups ?? [];
  await createNodegroups(tool, stacks, config, groups);
  await eks.cluster(config.metadata.name);
}

/** Six answers of the Kubernetes API, 20 s apart: two minutes without a word. */
async function awaitControlPlane({ tool, config, timeout }: Creation): Promise<void> {
  const { session, caller, region, logger } = tool;
  const { name } = config.metadata;
  const effects = await session.enter('CP_WAIT');
  const unreachable = effects.some(effect => effect.type === 'unreachable');
  for (let answers = 0, waited = 0; answers < 6; waited += 20) {
    if (waited >= timeout) {
      throw new CommandError(
        `timed out waiting for control plane ${quote(name)} after ${formatDuration(timeout)}`,
      );
    }
    await session.sleep(20);
    try {
      await session.client.apiServerVersion(caller.account, region, name);
      answers += unreachable ? 0 : 1;
    } catch (error) {
      logger.debug(`control plane not ready yet – ${error}`);
    }
  }
}

/** Writes the kubeconfig; a failure is only told. */
export async function saveKubeconfig(creation: Creation): Promise<string | undefined> {
  const { tool, flags, config } = creation;
  const { logger } = tool;
  const { name, region } = config.metadata;
  await tool.session.enter('KUBECONFIG');
  logger.info('waiting for the control plane to become ready');
  if (flags['write-kubeconfig'] === false) {
    return undefined;
  }
  const path = kubeconfigPath(flags, name);
  try {
    writeKubeconfig(path, {
      cluster: await tool.eks.cluster(name),
      region,
      callerArn: tool.caller.arn,
      roleArn: text(flags, 'authenticator-role-arn'),
      setContext: flags['set-kubeconfig-context'] !== false,
    });
    logger.success(`saved kubeconfig as ${quote(path)}`);
    return path;
  } catch (error) {
    logger.warning(
      `unable to write kubeconfig ${path}, please retry with 'eksctl utils write-kubeconfig -n ${name}': ${
        error instanceof Error ? error.message : error
      }`,
    );
    return undefined;
  }
}

/** Waits for the nodes of every group. @throws CommandError. */
export async function awaitAllNodes({ tool, config, timeout }: Creation): Promise<void> {
  const effects = await tool.session.enter('NODES_READY');
  const neverReady = effects.some(effect => effect.type === 'nodes-not-ready');
  const groups = config.managedNodeGroups ?? [];
  for (const group of groups) {
    const { min } = sizesOf(group);
    await awaitNodes(tool, config.metadata.name, group.name, min, timeout, neverReady);
  }
  if (groups.length > 0) {
    tool.logger.success(`created 0 nodegroup(s) in cluster ${quote(config.metadata.name)}`);
    tool.logger.success(
      `created ${groups.length} managed nodegroup(s) in cluster ${quote(config.metadata.name)}`,
    );
  }
}

/** Installs the add-ons that need nodes. @throws CommandError. */
export async function installLateAddons(creation: Creation): Promise<void> {
  const { tool, stacks, config, addons, timeout } = creation;
  await tool.session.enter('POST_ADDONS');
  const groups = config.managedNodeGroups ?? [];
  const hasNodes = groups.some(group => sizesOf(group).desired > 0);
  const waits = hasNodes && addons.after.some(addon => addon.name !== 'metrics-server');
  try {
    for (const addon of addons.after) {
      await createAddon(tool, stacks, config, addon);
      if (waits) {
        await awaitAddon(tool, config.metadata.name, addon.name, timeout);
      } else {
        tool.logger.info(`successfully created addon: ${addon.name}`);
      }
    }
  } catch (error) {
    tool.logger.warning('1 error(s) occurred while creating addons');
    tool.logger.critical(error instanceof Error ? error.message : String(error));
    throw new CommandError('failed to create addons');
  }
}
