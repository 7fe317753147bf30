/** vCPU and memory of an instance type; memory in MiB as EC2 gives it. */
export interface InstanceType {
  name: string;
  vcpus: number;
  memoryMiB: number;
  arch: 'x86_64' | 'arm64';
  burstable: boolean;
}

/** Families with the memory per vCPU in GiB; every `.large` has 2 vCPU. */
const families: Record<string, { gibPerVcpu: 2 | 4 | 8; arch: InstanceType['arch'] }> = {
  t3: { gibPerVcpu: 4, arch: 'x86_64' },
  t3a: { gibPerVcpu: 4, arch: 'x86_64' },
  t4g: { gibPerVcpu: 4, arch: 'arm64' },
  m5: { gibPerVcpu: 4, arch: 'x86_64' },
  m5a: { gibPerVcpu: 4, arch: 'x86_64' },
  m6a: { gibPerVcpu: 4, arch: 'x86_64' },
  m6g: { gibPerVcpu: 4, arch: 'arm64' },
  m6i: { gibPerVcpu: 4, arch: 'x86_64' },
  m7a: { gibPerVcpu: 4, arch: 'x86_64' },
  m7g: { gibPerVcpu: 4, arch: 'arm64' },
  m7i: { gibPerVcpu: 4, arch: 'x86_64' },
  c5: { gibPerVcpu: 2, arch: 'x86_64' },
  c6g: { gibPerVcpu: 2, arch: 'arm64' },
  c6i: { gibPerVcpu: 2, arch: 'x86_64' },
  c7g: { gibPerVcpu: 2, arch: 'arm64' },
  c7i: { gibPerVcpu: 2, arch: 'x86_64' },
  r5: { gibPerVcpu: 8, arch: 'x86_64' },
  r6g: { gibPerVcpu: 8, arch: 'arm64' },
  r6i: { gibPerVcpu: 8, arch: 'x86_64' },
  r7g: { gibPerVcpu: 8, arch: 'arm64' },
};

/** Sizes as multiples of `.large`. */
const burstable: Record<string, number> = {
  nano: 1 / 16,
  micro: 1 / 8,
  small: 1 / 4,
  medium: 1 / 2,
  large: 1,
  xlarge: 2,
  '2xlarge': 4,
};
const graviton: Record<string, number> = { medium: 1 / 2, large: 1, xlarge: 2 };
const common: Record<string, number> = { large: 1, xlarge: 2 };
const big: Record<string, Record<string, number>> = {
  '5': {
    '2xlarge': 4,
    '4xlarge': 8,
    '8xlarge': 16,
    '12xlarge': 24,
    '16xlarge': 32,
    '24xlarge': 48,
  },
  c5: { '2xlarge': 4, '4xlarge': 8, '9xlarge': 18, '12xlarge': 24, '18xlarge': 36, '24xlarge': 48 },
  g: { '2xlarge': 4, '4xlarge': 8, '8xlarge': 16, '12xlarge': 24, '16xlarge': 32 },
  i: {
    '2xlarge': 4,
    '4xlarge': 8,
    '8xlarge': 16,
    '12xlarge': 24,
    '16xlarge': 32,
    '24xlarge': 48,
    '32xlarge': 64,
  },
  newest: {
    '2xlarge': 4,
    '4xlarge': 8,
    '8xlarge': 16,
    '12xlarge': 24,
    '16xlarge': 32,
    '24xlarge': 48,
    '48xlarge': 96,
  },
};

function sizesOf(family: string): Record<string, number> {
  if (family.startsWith('t')) {
    return burstable;
  }
  if (family.endsWith('g')) {
    return { ...graviton, ...big.g };
  }
  if (family === 'c5') {
    return { ...common, ...big.c5 };
  }
  if (/^[mr]5a?$/.test(family)) {
    return { ...common, ...big['5'] };
  }
  if (family === 'm6a' || family === 'm7a' || family === 'm7i' || family === 'c7i') {
    return {
      ...(family === 'm7a' ? graviton : common),
      ...big.newest,
      ...(family.endsWith('a') ? { '32xlarge': 64 } : {}),
    };
  }
  return { ...common, ...big.i };
}

/** vCPUs: small burstable types have 2 as well, `.medium` of other families 1. */
function vcpusOf(family: string, factor: number): number {
  return family.startsWith('t') ? Math.max(2, factor * 2) : factor * 2;
}

/** Every instance type of the simulator, by name. */
export const instanceTypes: ReadonlyMap<string, InstanceType> = new Map(
  Object.entries(families).flatMap(([family, { gibPerVcpu, arch }]) =>
    Object.entries(sizesOf(family)).map(([size, factor]): [string, InstanceType] => {
      const name = `${family}.${size}`;
      return [
        name,
        {
          name,
          vcpus: vcpusOf(family, factor),
          memoryMiB: Math.round(factor * 2 * gibPerVcpu * 1024),
          arch,
          burstable: family.startsWith('t'),
        },
      ];
    }),
  ),
);

export function instanceTypeOf(name: string): InstanceType | undefined {
  return instanceTypes.get(name);
}
