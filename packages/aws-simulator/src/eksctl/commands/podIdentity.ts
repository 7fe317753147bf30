import type { PodIdentityAssociation } from '../config/types.ts';
import { createPodIdentities } from '../create/podIdentities.ts';
import { printTable } from '../output/table.ts';
import { StackCollection } from '../stacks/StackCollection.ts';
import { bareConfig } from './accessEntries.ts';
import { loggerOf, number, required, subjectOf, text, toolFor, type Command } from './Command.ts';
import * as flags from './flags.ts';
import { requireOperable } from './getNodegroup.ts';
import { formatOf, print } from './printing.ts';

const common = [flags.cluster, flags.region, flags.file, flags.timeout];

export const createPodIdentity: Command = {
  name: 'create podidentityassociation',
  flags: [
    ...common,
    { name: 'namespace', type: 'text' },
    { name: 'service-account-name', type: 'text' },
    { name: 'role-arn', type: 'text' },
  ],
  async run(invocation) {
    const given = invocation.flags;
    const subject = await subjectOf(invocation, 'cluster', ['namespace', 'service-account-name']);
    const cluster = required(subject.name, 'cluster');
    const associations: PodIdentityAssociation[] = subject.config
      ? subject.config.iam?.podIdentityAssociations ?? []
      : [
          {
            namespace: required(text(given, 'namespace'), 'namespace'),
            serviceAccountName: required(
              text(given, 'service-account-name'),
              'service-account-name',
            ),
            roleARN: required(text(given, 'role-arn'), 'role-arn'),
          },
        ];
    const tool = await toolFor(invocation, loggerOf(given), subject.region);
    await requireOperable(tool, cluster);
    const collection = new StackCollection(tool, cluster, {
      timeout: number(given, 'timeout') ?? flags.defaultTimeout,
    });
    const config = subject.config ?? bareConfig(cluster, subject.region);
    await createPodIdentities(tool, collection, config, associations);
  },
};

export const getPodIdentity: Command = {
  name: 'get podidentityassociation',
  aliases: ['podidentityassociations'],
  flags: [...common, flags.output],
  async run(invocation) {
    const given = invocation.flags;
    const format = formatOf(given);
    const subject = await subjectOf(invocation, 'cluster');
    const cluster = required(subject.name, 'cluster');
    const tool = await toolFor(invocation, loggerOf(given, format !== 'table'), subject.region);
    await requireOperable(tool, cluster);
    const associations = (await tool.eks.podIdentities(cluster)).map(item => ({
      AssociationARN: item.associationArn,
      Namespace: item.namespace,
      ServiceAccountName: item.serviceAccount,
      OwnerARN: item.ownerArn ?? '',
    }));
    print(format, associations, () =>
      printTable(
        ['ASSOCIATION ARN', 'NAMESPACE', 'SERVICE ACCOUNT NAME', 'OWNER ARN'],
        associations.map(item => Object.values(item)),
      ),
    );
  },
};
