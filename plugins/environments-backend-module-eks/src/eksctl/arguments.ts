/** How long eksctl waits for each stack, node group or add-on; not for the whole. */
const waiting = ['--timeout', '40m'];
const colourless = ['-C', 'false'];

/** One call of eksctl. */
export interface EksctlCommand {
  args: string[];
  /** The manifest goes to standard input. */
  readsManifest: boolean;
}

function withManifest(verb: string[], ...options: string[]): EksctlCommand {
  return { args: [...verb, '-f', '-', ...options, ...colourless], readsManifest: true };
}

function roleOptions(cloudFormationRoleArn: string | undefined): string[] {
  return cloudFormationRoleArn ? ['--cfn-role-arn', cloudFormationRoleArn] : [];
}

export function createCluster(cloudFormationRoleArn?: string): EksctlCommand {
  return withManifest(['create', 'cluster'], ...waiting, ...roleOptions(cloudFormationRoleArn));
}

/** Those that do the rest of an interrupted create: each skips what is there. */
export const createAccessEntries = () => withManifest(['create', 'accessentry'], ...waiting);
/** Does not wait: CoreDNS becomes active only once there are nodes. */
export const createAddons = () => withManifest(['create', 'addon'], ...waiting);
export const createNodeGroups = (cloudFormationRoleArn?: string) =>
  withManifest(['create', 'nodegroup'], ...waiting, ...roleOptions(cloudFormationRoleArn));
export const createPodIdentities = () =>
  withManifest(['create', 'podidentityassociation'], ...waiting);

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
    readsManifest: false,
  };
}
