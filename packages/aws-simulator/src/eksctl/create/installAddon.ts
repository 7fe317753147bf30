import { addonServiceAccounts } from '../../eks/addonCatalog.ts';
import type { Addon, ClusterConfig } from '../config/types.ts';
import { CommandError } from '../failures.ts';
import { quote } from '../output/quote.ts';
import { podIdentityRoleTemplate } from '../stacks/accessTemplates.ts';
import { addonRoleStack } from '../stacks/names.ts';
import type { StackCollection } from '../stacks/StackCollection.ts';
import type { Tool } from '../Tool.ts';

/** Creates one add-on, and the role that it needs. @throws CommandError. */
export async function createAddon(
  tool: Tool,
  stacks: StackCollection,
  config: ClusterConfig,
  addon: Addon,
): Promise<void> {
  const { logger, eks } = tool;
  const cluster = config.metadata.name;
  const associations = await addonRoles(tool, stacks, config, addon);
  logger.info(`creating addon: ${addon.name}`);
  try {
    await eks.createAddon({
      clusterName: cluster,
      addonName: addon.name,
      addonVersion: addon.version === 'latest' ? undefined : addon.version,
      configurationValues: addon.configurationValues,
      serviceAccountRoleArn: addon.serviceAccountRoleARN,
      podIdentityAssociations: associations,
      tags: { ...config.metadata.tags, ...addon.tags },
    });
  } catch (error) {
    throw new CommandError(
      `failed to create ${quote(addon.name)} addon: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

async function addonRoles(
  tool: Tool,
  stacks: StackCollection,
  config: ClusterConfig,
  addon: Addon,
): Promise<{ serviceAccount: string; roleArn: string }[] | undefined> {
  const { logger } = tool;
  const serviceAccount = addonServiceAccounts[addon.name];
  const given = addon.podIdentityAssociations;
  if (given) {
    logger.info(
      `pod identity associations are set for ${quote(
        addon.name,
      )} addon; will use these to configure required IAM permissions`,
    );
    const roles = [];
    for (const association of given) {
      const account = String(association.serviceAccountName);
      const roleArn =
        association.roleARN ??
        (await makeRole(stacks, config, addon.name, account, association.permissionPolicyARNs));
      roles.push({ serviceAccount: account, roleArn });
    }
    return roles;
  }
  if (!serviceAccount || addon.serviceAccountRoleARN) {
    return undefined;
  }
  const auto = config.addonsConfig?.autoApplyPodIdentityAssociations;
  if (auto || addon.useDefaultPodIdentityAssociations) {
    logger.info(
      `"addonsConfig.autoApplyPodIdentityAssociations" is set to true; will lookup recommended pod identity configuration for ${quote(
        addon.name,
      )} addon`,
    );
    return [
      { serviceAccount, roleArn: await makeRole(stacks, config, addon.name, serviceAccount) },
    ];
  }
  if (addon.name === 'vpc-cni') {
    logger.warning(
      `recommended policies were found for "vpc-cni" addon, but since OIDC is disabled on the cluster, eksctl cannot configure the requested permissions; the recommended way to provide IAM permissions for "vpc-cni" addon is via pod identity associations; after addon creation is completed, add all recommended policies to the config file, under \`addon.PodIdentityAssociations\`, and run \`eksctl update addon\``,
    );
  } else {
    logger.warning(
      `IAM permissions are required for ${quote(
        addon.name,
      )} addon; the recommended way to provide IAM permissions for ${quote(
        addon.name,
      )} addon is via pod identity associations; after addon creation is completed, add all recommended policies to the config file, under \`addon.PodIdentityAssociations\`, and run \`eksctl update addon\``,
    );
  }
  return undefined;
}

async function makeRole(
  stacks: StackCollection,
  config: ClusterConfig,
  addon: string,
  serviceAccount: string,
  policies = [`arn:aws:iam::aws:policy/service-role/${addon}-recommended`],
): Promise<string> {
  const name = addonRoleStack(config.metadata.name, addon, serviceAccount);
  await stacks.deploy(name, podIdentityRoleTemplate(name, policies), config);
  const stack = await stacks.awaitCreated(name);
  return stack.Outputs?.find(output => output.OutputKey === 'Role1')?.OutputValue ?? '';
}

/**
 * Waits until an add-on is active, as the SDK's waiter does: one that is degraded has failed.
 * @throws CommandError.
 */
export async function awaitAddon(
  { logger, eks, session, random }: Tool,
  cluster: string,
  name: string,
  timeout: number,
): Promise<void> {
  let waited = 0;
  for (let attempt = 1; ; attempt++) {
    const addon = await eks.addon(cluster, name);
    if (addon?.status === 'ACTIVE') {
      logger.info(`addon ${quote(name)} active`);
      return;
    }
    if (addon?.status === 'CREATE_FAILED' || addon?.status === 'DEGRADED') {
      throw new CommandError(`addon status transitioned to ${quote(addon.status)}`);
    }
    const delay = 10 + random.next() * (Math.min(120, 10 * 2 ** (attempt - 1)) - 10);
    if (waited + delay > timeout) {
      await session.sleep(Math.max(0, timeout - waited));
      throw new CommandError(
        `timed out waiting for addon ${quote(name)} to become active, status: ${quote(
          String(addon?.status),
        )}`,
      );
    }
    await session.sleep(delay);
    waited += delay;
  }
}
