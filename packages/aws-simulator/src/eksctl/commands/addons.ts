import type { Addon, ClusterConfig } from '../config/types.ts';
import { sizesOf } from '../config/validateNodeGroup.ts';
import { awaitAddon, createAddon } from '../create/installAddon.ts';
import { CommandError } from '../failures.ts';
import { quote } from '../output/quote.ts';
import { printTable } from '../output/table.ts';
import { StackCollection } from '../stacks/StackCollection.ts';
import type { Tool } from '../Tool.ts';
import { bareConfig } from './accessEntries.ts';
import { loggerOf, number, required, subjectOf, text, toolFor, type Command } from './Command.ts';
import * as flags from './flags.ts';
import { requireOperable } from './getNodegroup.ts';
import { formatOf, print } from './printing.ts';

const common = [flags.cluster, flags.name, flags.region, flags.file, flags.timeout];

/** These are not waited for where the config has no nodes for them. */
const notAwaitedWithoutNodes = ['coredns', 'aws-ebs-csi-driver', 'aws-efs-csi-driver'];

function awaited({ managedNodeGroups = [] }: ClusterConfig, addon: Addon): boolean {
  return (
    !notAwaitedWithoutNodes.includes(addon.name) ||
    managedNodeGroups.some(group => sizesOf(group).desired > 0)
  );
}

export const createAddonCommand: Command = {
  name: 'create addon',
  flags: [
    ...common,
    // Changes nothing: it waits in any case.
    flags.wait,
    { name: 'force', type: 'switch' },
    { name: 'version', type: 'text' },
  ],
  async run(invocation) {
    const given = invocation.flags;
    const subject = await subjectOf(invocation, 'cluster', ['version']);
    const cluster = required(subject.name, 'cluster');
    const addons: Addon[] = subject.config
      ? subject.config.addons ?? []
      : [{ name: required(text(given, 'name'), 'name'), version: text(given, 'version') }];
    const tool = await toolFor(invocation, loggerOf(given), subject.region);
    await requireOperable(tool, cluster);
    const timeout = number(given, 'timeout') ?? flags.defaultTimeout;
    const stacks = new StackCollection(tool, cluster, { timeout });
    const config = subject.config ?? bareConfig(cluster, subject.region);
    for (const addon of addons) {
      const existing = await tool.eks.addon(cluster, addon.name);
      if (existing && existing.status !== 'CREATE_FAILED') {
        tool.logger.info(
          `${quote(
            addon.name,
          )} addon is already present on the cluster, as an EKS managed addon, skipping creation`,
        );
        continue;
      }
      await createAddon(tool, stacks, config, addon);
      if (awaited(config, addon)) {
        await awaitAddon(tool, cluster, addon.name, timeout);
      }
    }
  },
};

async function summary(tool: Tool, cluster: string, name: string) {
  const addon = await tool.eks.addon(cluster, name);
  return {
    Name: name,
    Version: addon?.addonVersion ?? '',
    NewerVersion: '',
    IAMRole: addon?.serviceAccountRoleArn ?? '',
    Status: addon?.status ?? '',
    ConfigurationValues: addon?.configurationValues ?? '',
    Issues: (addon?.health?.issues ?? []).map(issue => ({
      Code: issue.code,
      Message: issue.message,
      ResourceIDs: issue.resourceIds,
    })),
    PodIdentityAssociations: addon?.podIdentityAssociations ?? [],
  };
}

export const getAddon: Command = {
  name: 'get addon',
  aliases: ['addons'],
  flags: [...common, flags.output],
  async run(invocation) {
    const given = invocation.flags;
    const format = formatOf(given);
    const subject = await subjectOf(invocation, 'cluster');
    const cluster = required(subject.name, 'cluster');
    const tool = await toolFor(invocation, loggerOf(given, format !== 'table'), subject.region);
    await requireOperable(tool, cluster);
    const wanted = text(given, 'name');
    const names = wanted ? [wanted] : await tool.eks.addonNames(cluster);
    const addons = await Promise.all(names.map(name => summary(tool, cluster, name)));
    print(format, addons, () =>
      printTable(
        ['NAME', 'VERSION', 'STATUS', 'ISSUES', 'IAMROLE'],
        addons.map(item => [
          item.Name,
          item.Version,
          item.Status,
          item.Issues.length,
          item.IAMRole,
        ]),
      ),
    );
  },
};

export const deleteAddon: Command = {
  name: 'delete addon',
  flags: [...common, { name: 'preserve', type: 'switch' }],
  async run(invocation) {
    const given = invocation.flags;
    const subject = await subjectOf(invocation, 'cluster');
    const cluster = required(subject.name, 'cluster');
    const name = required(text(given, 'name') ?? subject.config?.addons?.[0]?.name, 'name');
    const tool = await toolFor(invocation, loggerOf(given), subject.region);
    await requireOperable(tool, cluster);
    if (!(await tool.eks.addon(cluster, name))) {
      throw new CommandError(`failed to get addon ${quote(name)}: no such addon`);
    }
    tool.logger.info(`Kubernetes version "" in use by cluster ${quote(cluster)}`);
    tool.logger.info(`deleting addon ${quote(name)} and its associated IAM resources`);
    await tool.eks.deleteAddon(cluster, name);
    tool.logger.info(`deleted addon: ${name}`);
  },
};
