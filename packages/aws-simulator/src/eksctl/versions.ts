import { CommandError } from './failures.ts';
import type { EksApi } from './aws/eks.ts';

const retired = /^1\.(1\d|2\d|30)$/;

/**
 * The Kubernetes version to create, from what EKS offers.
 * @throws CommandError when it isn't offered.
 */
export async function resolveVersion(eks: EksApi, wanted: string | undefined): Promise<string> {
  let known;
  try {
    known = await eks.clusterVersions();
  } catch (error) {
    throw new CommandError(
      `describing cluster versions: ${error instanceof Error ? error.message : error}`,
    );
  }
  const versions = known.map(item => String(item.clusterVersion)).reverse();
  const normal = known.find(item => item.defaultVersion)?.clusterVersion;
  if (wanted === undefined || wanted === 'auto' || wanted === 'default') {
    return normal ?? versions[versions.length - 1];
  }
  if (wanted === 'latest') {
    return versions[versions.length - 1];
  }
  if (versions.includes(wanted)) {
    return wanted;
  }
  const why = retired.test(wanted)
    ? `invalid version, ${wanted} is no longer supported, supported values: `
    : 'invalid version, supported values: ';
  throw new CommandError(`resolving cluster version: ${why}${versions.join(', ')}`);
}
