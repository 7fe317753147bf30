/** How long eksctl waits for each stack, node group or add-on; not for the whole. */
const waiting = ['--timeout', '40m'];
/** An update of the sizes takes a minute or two; a group that gets degraded is waited for to the end. */
const scaling = ['--timeout', '15m'];
const colourless = ['-C', 'false'];

/** One call of eksctl. */
export interface EksctlCommand {
  args: string[];
  /** What goes to standard input: the effective manifest as it is, a part of it, or nothing. */
  manifest?: 'effective' | { part: string };
}

function withManifest(verb: string[], ...options: string[]): EksctlCommand {
  return { args: [...verb, '-f', '-', ...options, ...colourless], manifest: 'effective' };
}

function roleOptions(cloudFormationRoleArn: string | undefined): string[] {
  return cloudFormationRoleArn ? ['--cfn-role-arn', cloudFormationRoleArn] : [];
}

export function createCluster(cloudFormationRoleArn?: string): EksctlCommand {
  return withManifest(['create', 'cluster'], ...waiting, ...roleOptions(cloudFormationRoleArn));
}

/** Those that do the rest of an interrupted create; these two skip what is there. */
export const createAccessEntries = () => withManifest(['create', 'accessentry'], ...waiting);
export const createNodeGroups = (cloudFormationRoleArn?: string) =>
  withManifest(['create', 'nodegroup'], ...waiting, ...roleOptions(cloudFormationRoleArn));
/** Waits for each to be active, with `--wait` or without; one that has no nodes to run on fails it. */
export const createAddons = (part: string): EksctlCommand => ({
  ...withManifest(['create', 'addon'], ...waiting),
  manifest: { part },
});
/** Fails for those that are there. */
export const createPodIdentities = (part: string): EksctlCommand => ({
  ...withManifest(['create', 'podidentityassociation'], ...waiting),
  manifest: { part },
});

/** How many nodes a group has, and how many it may have. */
export interface GroupSizes {
  min: number;
  desired: number;
  /** EKS takes none below 1. */
  max: number;
}

/**
 * Waits until EKS calls the group active again, which says nothing of its machines: EKS only tells its Auto
 * Scaling group. The most is only set where it has to change. It cannot be told to wait for a group that is
 * being updated: EKS refuses a second update of it.
 */
export function scaleNodeGroup(options: {
  cluster: string;
  region: string;
  group: string;
  sizes: Omit<GroupSizes, 'max'> & { max?: number };
}): EksctlCommand {
  const { min, desired, max } = options.sizes;
  return {
    args: [
      'scale',
      'nodegroup',
      '--cluster',
      options.cluster,
      '--name',
      options.group,
      '--region',
      options.region,
      '--nodes',
      String(desired),
      '--nodes-min',
      String(min),
      ...(max === undefined ? [] : ['--nodes-max', String(max)]),
      '--wait',
      ...scaling,
      ...colourless,
    ],
  };
}

/**
 * By name and region: with the manifest, one that no longer validates (a retired version) could not be
 * deleted. Without `--wait` eksctl succeeds before anything is gone.
 */
export function deleteCluster(options: {
  name: string;
  region: string;
  cloudFormationRoleArn?: string;
}): EksctlCommand {
  return {
    args: [
      'delete',
      'cluster',
      '--name',
      options.name,
      '--region',
      options.region,
      '--wait',
      '--disable-nodegroup-eviction',
      ...waiting,
      ...roleOptions(options.cloudFormationRoleArn),
      ...colourless,
    ],
  };
}
