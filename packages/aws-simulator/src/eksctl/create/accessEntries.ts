import type { AccessEntry, ClusterConfig } from '../config/types.ts';
import { CommandError } from '../failures.ts';
import { quote } from '../output/quote.ts';
import { accessEntryTemplate } from '../stacks/accessTemplates.ts';
import { accessEntryStack } from '../stacks/names.ts';
import { reportEvents } from '../stacks/reportEvents.ts';
import type { StackCollection } from '../stacks/StackCollection.ts';
import type { Tool } from '../Tool.ts';

/** Creates access entries side by side, each by its own stack. @throws CommandError. */
export async function createAccessEntries(
  tool: Tool,
  stacks: StackCollection,
  config: ClusterConfig,
  entries: AccessEntry[],
): Promise<void> {
  const cluster = config.metadata.name;
  const results = await Promise.allSettled(
    entries.map(async entry => {
      const arn = String(entry.principalARN);
      const name = accessEntryStack(cluster, arn);
      tool.logger.info(`creating access entry for principal ARN ${quote(arn)}`);
      await stacks.deploy(name, accessEntryTemplate(name, cluster, entry), config);
      try {
        await stacks.awaitCreated(name);
      } catch (error) {
        await reportEvents(tool, name);
        throw error;
      }
      tool.logger.info(`created access entry for principal ARN ${quote(arn)}`);
    }),
  );
  const failed = results.find(result => result.status === 'rejected');
  if (failed) {
    throw failed.reason instanceof Error ? failed.reason : new CommandError(String(failed.reason));
  }
}
