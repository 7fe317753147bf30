import type { ClusterConfig, PodIdentityAssociation } from '../config/types.ts';
import { CommandError } from '../failures.ts';
import { quote } from '../output/quote.ts';
import { describeTasks, parallel, subSequential } from '../output/taskTree.ts';
import { podIdentityRoleTemplate } from '../stacks/accessTemplates.ts';
import { podIdentityStack } from '../stacks/names.ts';
import type { StackCollection } from '../stacks/StackCollection.ts';
import type { Tool } from '../Tool.ts';

/** Creates pod identity associations and their roles. @throws CommandError. */
export async function createPodIdentities(
  { logger, eks }: Tool,
  stacks: StackCollection,
  config: ClusterConfig,
  associations: PodIdentityAssociation[],
): Promise<void> {
  const cluster = config.metadata.name;
  const key = (item: PodIdentityAssociation) => `${item.namespace}/${item.serviceAccountName}`;
  logger.info(
    describeTasks(
      parallel(
        associations.map(item =>
          subSequential([
            ...(item.roleARN
              ? []
              : [
                  `create IAM role for pod identity association for service account ${quote(
                    key(item),
                  )}`,
                ]),
            `create pod identity association for service account ${quote(key(item))}`,
          ]),
        ),
      ),
    ),
  );
  const results = await Promise.allSettled(
    associations.map(async item => {
      const namespace = String(item.namespace);
      const serviceAccount = String(item.serviceAccountName);
      const name = podIdentityStack(cluster, namespace, serviceAccount);
      let roleArn = item.roleARN;
      if (!roleArn) {
        const template = podIdentityRoleTemplate(
          name,
          item.permissionPolicyARNs ?? [],
          item.roleName,
        );
        await stacks.deploy(name, template, config, {
          'alpha.eksctl.io/podidentityassociation-name': key(item),
        });
        const stack = await stacks.awaitCreated(name);
        roleArn = stack.Outputs?.find(output => output.OutputKey === 'Role1')?.OutputValue;
      }
      await eks.createPodIdentity({
        clusterName: cluster,
        namespace,
        serviceAccount,
        roleArn,
        tags: item.tags,
      });
      logger.info(
        `created pod identity association for service account ${quote(
          serviceAccount,
        )} in namespace ${quote(namespace)}`,
      );
    }),
  );
  // One that fails does not keep the others from being made.
  const failures = results.flatMap(result =>
    result.status === 'rejected' ? [String(result.reason?.message ?? result.reason)] : [],
  );
  if (failures.length > 0) {
    throw new CommandError(failures.join('\n'));
  }
  logger.info('all tasks were completed successfully');
}
