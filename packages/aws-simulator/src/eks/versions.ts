import type { JsonObject } from '../protocols/json.ts';

interface KubernetesVersion {
  version: string;
  status: 'STANDARD_SUPPORT' | 'EXTENDED_SUPPORT';
  default: boolean;
  release: string;
  endOfStandard: string;
  endOfExtended: string;
}

/**
 * Kubernetes versions that this EKS knows, newest first. The dates are roughly
 * those of EKS's calendar; the status is fixed, so that nothing changes with the day.
 */
export const kubernetesVersions: KubernetesVersion[] = [
  version('1.35', 'STANDARD_SUPPORT', '2026-01-27', '2027-03-27', '2028-03-27'),
  version('1.34', 'STANDARD_SUPPORT', '2025-10-02', '2026-12-02', '2027-12-02', true),
  version('1.33', 'EXTENDED_SUPPORT', '2025-05-29', '2026-07-29', '2027-07-29'),
  version('1.32', 'EXTENDED_SUPPORT', '2025-01-23', '2026-03-23', '2027-03-23'),
  version('1.31', 'EXTENDED_SUPPORT', '2024-09-26', '2025-11-26', '2026-11-26'),
];

function version(
  name: string,
  status: KubernetesVersion['status'],
  release: string,
  endOfStandard: string,
  endOfExtended: string,
  isDefault = false,
): KubernetesVersion {
  return { version: name, status, default: isDefault, release, endOfStandard, endOfExtended };
}

export const defaultVersion = '1.34';

const seconds = (date: string) => Date.parse(`${date}T00:00:00Z`) / 1000;

/** As `DescribeClusterVersions` answers them. */
export function clusterVersionShapes(): JsonObject[] {
  return kubernetesVersions.map(item => ({
    clusterVersion: item.version,
    clusterType: 'eks',
    defaultPlatformVersion: 'eks.12',
    defaultVersion: item.default,
    releaseDate: seconds(item.release),
    endOfStandardSupportDate: seconds(item.endOfStandard),
    endOfExtendedSupportDate: seconds(item.endOfExtended),
    status: item.status === 'STANDARD_SUPPORT' ? 'standard-support' : 'extended-support',
    versionStatus: item.status,
    kubernetesPatchVersion: `${item.version}.2`,
  }));
}
