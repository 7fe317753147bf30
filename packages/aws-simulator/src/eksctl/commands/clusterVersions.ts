import { goShape, printJson } from '../output/goJson.ts';
import { loggerOf, subjectOf, toolFor, write, type Command } from './Command.ts';
import * as flags from './flags.ts';

export const describeClusterVersions: Command = {
  name: 'utils describe-cluster-versions',
  flags: [flags.region, flags.timeout],
  async run(invocation) {
    const { region } = await subjectOf(invocation, 'name');
    const tool = await toolFor(invocation, loggerOf(invocation.flags, true), region);
    const ClusterVersions = goShape(await tool.eks.clusterVersions());
    write(`${printJson({ clusterVersions: ClusterVersions })}\n`);
  },
};
