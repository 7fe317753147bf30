/** What the footprint counts of an EC2 instance type. */
export interface InstanceType {
  vcpu: number;
  memoryGib: number;
  architecture: 'x86_64' | 'arm64';
}

type Family = [memoryGibOfLarge: number, architecture: InstanceType['architecture'], sizes: string];

const burstable = 'nano micro small medium large xlarge 2xlarge';
const upTo16 = 'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge';
const graviton = `medium ${upTo16}`;

/**
 * Families with the memory of their `.large` (2 vCPU each) and their sizes; `.metal` is left out. From
 * public copies of AWS's price list (skypilot-catalog of 2026, checked against karpenter-provider-aws of
 * 2026-01-19).
 */
const families: Record<string, Family> = {
  t3: [8, 'x86_64', burstable],
  t3a: [8, 'x86_64', burstable],
  t4g: [8, 'arm64', burstable],
  m5: [8, 'x86_64', `${upTo16} 24xlarge`],
  m5a: [8, 'x86_64', `${upTo16} 24xlarge`],
  m6a: [8, 'x86_64', `${upTo16} 24xlarge 32xlarge 48xlarge`],
  m6g: [8, 'arm64', graviton],
  m6i: [8, 'x86_64', `${upTo16} 24xlarge 32xlarge`],
  m7a: [8, 'x86_64', `medium ${upTo16} 24xlarge 32xlarge 48xlarge`],
  m7g: [8, 'arm64', graviton],
  m7i: [8, 'x86_64', `${upTo16} 24xlarge 48xlarge`],
  c5: [4, 'x86_64', 'large xlarge 2xlarge 4xlarge 9xlarge 12xlarge 18xlarge 24xlarge'],
  c6g: [4, 'arm64', graviton],
  c6i: [4, 'x86_64', `${upTo16} 24xlarge 32xlarge`],
  c7g: [4, 'arm64', graviton],
  c7i: [4, 'x86_64', `${upTo16} 24xlarge 48xlarge`],
  r5: [16, 'x86_64', `${upTo16} 24xlarge`],
  r6g: [16, 'arm64', graviton],
  r6i: [16, 'x86_64', `${upTo16} 24xlarge 32xlarge`],
  r7g: [16, 'arm64', graviton],
};

const smallSizes: Record<string, number> = {
  nano: 1 / 16,
  micro: 1 / 8,
  small: 1 / 4,
  medium: 1 / 2,
  large: 1,
  xlarge: 2,
};

/** How often a size holds `.large`: `4xlarge` 8 times. */
function timesLarge(size: string): number {
  return smallSizes[size] ?? 2 * Number.parseInt(size, 10);
}

const table: ReadonlyMap<string, InstanceType> = new Map(
  Object.entries(families).flatMap(([family, [memoryGibOfLarge, architecture, sizes]]) =>
    sizes.split(' ').map((size): [string, InstanceType] => {
      const times = timesLarge(size);
      return [
        `${family}.${size}`,
        {
          // Small burstable types have 2 vCPU as well: a share of them.
          vcpu: family.startsWith('t') ? Math.max(2, times * 2) : times * 2,
          memoryGib: times * memoryGibOfLarge,
          architecture,
        },
      ];
    }),
  ),
);

/** Undefined for a type that isn't known: what it takes can't be counted. */
export function findInstanceType(name: string): InstanceType | undefined {
  return table.get(name);
}

/** All known types, in the order of the families. */
export const knownInstanceTypes: readonly string[] = [...table.keys()];
