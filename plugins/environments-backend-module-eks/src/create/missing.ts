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
import { writeYaml } from '../manifest/canonical';
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

const agent = 'eks-pod-identity-agent';
/** Become active without nodes, and nodes need them. */
const beforeNodes = [agent, 'vpc-cni', 'kube-proxy'];

/**
 * The first part that the manifest asks for and AWS does not have, of a cluster whose control plane is there;
 * eksctl cannot go on with an interrupted create by itself. Not quite in eksctl's own order: it waits for
 * add-ons here, so that those which run on nodes come after them.
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
  const early = missingAddons.filter(addon => beforeNodes.includes(addon));
  if (early.length > 0) {
    return { ...addonsPart(truth, manifest, early), phase: 'CORE_ADDONS' };
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

  if (missingAddons.length > 0) {
    return { ...addonsPart(truth, manifest, missingAddons), phase: 'POST_ADDONS' };
  }

  const associations = manifest.iam.podIdentityAssociations ?? [];
  const identityOf = (item: (typeof associations)[number]) =>
    `${item.namespace}/${item.serviceAccountName}`;
  const missingIdentities = absent(
    associations.map(identityOf),
    await listPodIdentities(session, name),
  );
  if (missingIdentities.length > 0) {
    return {
      what: `rights of workloads ${missingIdentities.join(', ')}`,
      phase: 'POD_IDENTITY',
      command: createPodIdentities(
        writeYaml({
          ...manifest,
          iam: {
            ...manifest.iam,
            podIdentityAssociations: associations.filter(item =>
              missingIdentities.includes(identityOf(item)),
            ),
          },
        }),
      ),
      orphans: truth.otherStacks.filter(stack =>
        missingIdentities.some(
          identity => stack.name === `eksctl-${name}-podidentityrole-${identity.replace('/', '-')}`,
        ),
      ),
    };
  }
  return undefined;
}

function addonsPart(
  truth: Truth,
  manifest: ClusterManifest,
  missing: string[],
): Omit<MissingPart, 'phase'> {
  const { name } = manifest.metadata;
  // eksctl wants the agent beside whatever uses pod identities, and skips it where it is.
  const addons = manifest.addons.filter(
    addon => addon.name === agent || missing.includes(addon.name),
  );
  return {
    what: `add-ons ${missing.join(', ')}`,
    command: createAddons(writeYaml({ ...manifest, addons })),
    orphans: truth.otherStacks.filter(stack =>
      missing.some(
        addon =>
          stack.name === `eksctl-${name}-addon-${addon}` ||
          stack.name.startsWith(`eksctl-${name}-addon-${addon}-podidentityrole-`),
      ),
    ),
  };
}

function nodeGroupStack(cluster: string, group: string): string {
  return `eksctl-${cluster}-nodegroup-${group}`;
}

function absent(wanted: (string | undefined)[], there: (string | undefined)[]): string[] {
  return wanted.filter((item): item is string => item !== undefined && !there.includes(item));
}
