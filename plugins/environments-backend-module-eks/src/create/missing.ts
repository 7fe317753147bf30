import type { ClusterStack } from '../aws/stacks';
import type { Truth } from '../aws/truth';
import { describeAddons, listAccessEntries, listPodIdentities } from '../aws/cluster';
import type { AwsSession } from '../aws/AwsSession';
import {
  createAccessEntries,
  createAddons,
  createNodeGroups,
  createPodIdentities,
  type EksctlCommand,
} from '../eksctl/arguments';
import type { ClusterManifest } from '../manifest/ClusterManifest';
import type { CreatePhase } from '../progress/phases';

/** A part of an environment that is not there yet, and what makes it. */
export interface MissingPart {
  /** In words, for the log. */
  what: string;
  phase: CreatePhase;
  command: EksctlCommand;
  /** Stacks of roles whose user was not made any more: eksctl would trip over their names. */
  orphans: ClusterStack[];
}

/**
 * The first part that the manifest asks for and AWS does not have, of a cluster whose control plane is there.
 * In the order in which eksctl makes them; it cannot go on with an interrupted create by itself.
 */
export async function firstMissing(
  session: AwsSession,
  truth: Truth,
  manifest: ClusterManifest,
): Promise<MissingPart | undefined> {
  const { name } = manifest.metadata;

  const entries = (manifest.accessConfig.accessEntries ?? []).map(entry => entry.principalARN);
  const missingEntries = absent(entries, await listAccessEntries(session, name));
  if (missingEntries.length > 0) {
    return {
      what: `access for ${missingEntries.join(', ')}`,
      phase: 'ACCESS',
      command: createAccessEntries(),
      orphans: [],
    };
  }

  const addons = (await describeAddons(session, name)).filter(
    addon => addon.status !== 'CREATE_FAILED',
  );
  const missingAddons = absent(
    manifest.addons.map(addon => addon.name),
    addons.map(addon => addon.addonName),
  );
  if (missingAddons.length > 0) {
    return {
      what: `add-ons ${missingAddons.join(', ')}`,
      phase: 'CORE_ADDONS',
      command: createAddons(),
      orphans: truth.otherStacks.filter(stack =>
        missingAddons.some(
          addon =>
            stack.name === `eksctl-${name}-addon-${addon}` ||
            stack.name.startsWith(`eksctl-${name}-addon-${addon}-podidentityrole-`),
        ),
      ),
    };
  }

  const missingGroups = manifest.managedNodeGroups
    .map(group => group.name)
    .filter(group => !truth.otherStacks.some(stack => stack.name === nodeGroupStack(name, group)));
  if (missingGroups.length > 0) {
    return {
      what: `node groups ${missingGroups.join(', ')}`,
      phase: 'NODEGROUPS',
      command: createNodeGroups(session.account.cloudFormationRoleArn),
      orphans: [],
    };
  }

  const identities = (manifest.iam.podIdentityAssociations ?? []).map(
    association => `${association.namespace}/${association.serviceAccountName}`,
  );
  const missingIdentities = absent(identities, await listPodIdentities(session, name));
  if (missingIdentities.length > 0) {
    return {
      what: `rights of workloads ${missingIdentities.join(', ')}`,
      phase: 'POD_IDENTITY',
      command: createPodIdentities(),
      orphans: truth.otherStacks.filter(stack =>
        missingIdentities.some(
          identity => stack.name === `eksctl-${name}-podidentityrole-${identity.replace('/', '-')}`,
        ),
      ),
    };
  }
  return undefined;
}

export function nodeGroupStack(cluster: string, group: string): string {
  return `eksctl-${cluster}-nodegroup-${group}`;
}

function absent(wanted: (string | undefined)[], there: (string | undefined)[]): string[] {
  return wanted.filter((item): item is string => item !== undefined && !there.includes(item));
}
