import { kubeconfigPath, writeKubeconfig } from '../kubeconfig/kubeconfig.ts';
import { quote } from '../output/quote.ts';
import { loggerOf, required, subjectOf, text, toolFor, type Command } from './Command.ts';
import * as flags from './flags.ts';
import { requireOperable } from './getNodegroup.ts';

export const utilsWriteKubeconfig: Command = {
  name: 'utils write-kubeconfig',
  flags: [
    flags.cluster,
    { name: 'name', short: 'n', type: 'text' },
    flags.region,
    flags.file,
    flags.timeout,
    ...flags.kubeconfig,
  ],
  async run(invocation) {
    const given = invocation.flags;
    const subject = await subjectOf(invocation, 'cluster');
    const cluster = required(subject.name ?? text(given, 'name'), 'cluster');
    const tool = await toolFor(invocation, loggerOf(given), subject.region);
    await requireOperable(tool, cluster);
    const path = kubeconfigPath(given, cluster);
    writeKubeconfig(path, {
      cluster: await tool.eks.cluster(cluster),
      region: subject.region,
      callerArn: tool.caller.arn,
      roleArn: text(given, 'authenticator-role-arn'),
      setContext: given['set-kubeconfig-context'] !== false,
    });
    tool.logger.success(`saved kubeconfig as ${quote(path)}`);
  },
};
