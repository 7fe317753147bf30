import type { AccessEntry, ClusterConfig } from '../config/types.ts';
import { createAccessEntries } from '../create/accessEntries.ts';
import { CommandError } from '../failures.ts';
import { quote } from '../output/quote.ts';
import { printTable } from '../output/table.ts';
import { describeTasks, parallel } from '../output/taskTree.ts';
import { accessEntryStack } from '../stacks/names.ts';
import { StackCollection } from '../stacks/StackCollection.ts';
import { loggerOf, number, required, subjectOf, text, toolFor, type Command } from './Command.ts';
import * as flags from './flags.ts';
import { requireOperable } from './getNodegroup.ts';
import { formatOf, print } from './printing.ts';

const principal = { name: 'principal-arn', type: 'text' } as const;
const common = [flags.cluster, flags.region, flags.file, flags.timeout, principal];

/** A config with nothing but a name, for a command that was given none. */
export function bareConfig(name: string, region: string): ClusterConfig {
  return { apiVersion: 'eksctl.io/v1alpha5', kind: 'ClusterConfig', metadata: { name, region } };
}

export const createAccessEntry: Command = {
  name: 'create accessentry',
  flags: [
    ...common,
    { name: 'type', type: 'text' },
    { name: 'kubernetes-groups', type: 'list' },
    { name: 'kubernetes-username', type: 'text' },
  ],
  async run(invocation) {
    const given = invocation.flags;
    const subject = await subjectOf(invocation, 'cluster', ['principal-arn']);
    const cluster = required(subject.name, 'cluster');
    const groups = given['kubernetes-groups'];
    const entries: AccessEntry[] = subject.config?.accessConfig?.accessEntries ?? [
      {
        principalARN: required(text(given, 'principal-arn'), 'principal-arn'),
        type: text(given, 'type'),
        kubernetesGroups: Array.isArray(groups) ? groups : undefined,
        kubernetesUsername: text(given, 'kubernetes-username'),
      },
    ];
    const tool = await toolFor(invocation, loggerOf(given), subject.region);
    await requireOperable(tool, cluster);
    const stacks = new Set(await tool.cloudFormation.stackNames());
    const missing = entries.filter(
      entry => !stacks.has(accessEntryStack(cluster, String(entry.principalARN))),
    );
    if (missing.length === 0) {
      tool.logger.info('access entries already up-to-date');
      return;
    }
    const collection = new StackCollection(tool, cluster, {
      timeout: number(given, 'timeout') ?? flags.defaultTimeout,
    });
    const config = subject.config ?? bareConfig(cluster, subject.region);
    await createAccessEntries(tool, collection, config, missing);
  },
};

export const getAccessEntry: Command = {
  name: 'get accessentry',
  aliases: ['accessentries'],
  flags: [...common, flags.output],
  async run(invocation) {
    const given = invocation.flags;
    const format = formatOf(given);
    const subject = await subjectOf(invocation, 'cluster');
    const cluster = required(subject.name, 'cluster');
    const tool = await toolFor(invocation, loggerOf(given, format !== 'table'), subject.region);
    await requireOperable(tool, cluster);
    const wanted = text(given, 'principal-arn');
    const arns = wanted ? [wanted] : await tool.eks.accessEntryArns(cluster);
    const entries = await Promise.all(
      arns.map(async arn => {
        const { entry, policies } = await tool.eks.accessEntry(cluster, arn);
        return {
          principalARN: arn,
          kubernetesGroups: entry.kubernetesGroups,
          accessPolicies: policies.map(policy => ({
            policyARN: policy.policyArn,
            accessScope: {
              type: policy.accessScope?.type,
              namespaces: policy.accessScope?.namespaces,
            },
          })),
        };
      }),
    );
    print(format, entries, () =>
      printTable(
        ['PRINCIPAL ARN', 'KUBERNETES GROUPS', 'ACCESS POLICIES'],
        entries.map(entry => [
          entry.principalARN,
          entry.kubernetesGroups?.join(','),
          entry.accessPolicies.map(policy => policy.policyARN).join(','),
        ]),
      ),
    );
  },
};

export const deleteAccessEntry: Command = {
  name: 'delete accessentry',
  flags: common,
  async run(invocation) {
    const given = invocation.flags;
    const subject = await subjectOf(invocation, 'cluster', ['principal-arn']);
    const cluster = required(subject.name, 'cluster');
    const arns = subject.config
      ? (subject.config.accessConfig?.accessEntries ?? []).map(entry => String(entry.principalARN))
      : [required(text(given, 'principal-arn'), 'principal-arn')];
    const tool = await toolFor(invocation, loggerOf(given), subject.region);
    const { logger, eks, cloudFormation } = tool;
    await requireOperable(tool, cluster);
    const collection = new StackCollection(tool, cluster, {
      timeout: number(given, 'timeout') ?? flags.defaultTimeout,
    });
    logger.info(
      describeTasks(parallel(arns.map(arn => `delete access entry for principal ARN ${arn}`))),
    );
    for (const arn of arns) {
      const stack = await cloudFormation.findStack(accessEntryStack(cluster, arn));
      if (stack) {
        await collection.delete(stack);
        await collection.awaitDeleted(stack);
      } else {
        logger.info(`started deleting access entry with principalARN ${quote(arn)}`);
        try {
          await eks.deleteAccessEntry(cluster, arn);
        } catch (error) {
          throw new CommandError(
            `failed to delete access entry ${quote(arn)}: ${
              error instanceof Error ? error.message : error
            }`,
          );
        }
      }
    }
  },
};
