import type { BilledParts } from '@eks-environments/plugin-environments-node';
import { accept } from '../manifest/__testUtils__/submissions';

const regions = [
  'af-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ca-west-1',
  'cn-north-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'us-east-1',
  'us-east-2',
  'us-west-2',
];
const guardrails = {
  instanceTypes: ['*.*'],
  maxNodes: 450,
  supportTypes: ['STANDARD', 'EXTENDED'],
};

type Group = { name?: string; [key: string]: unknown };

function cluster(region: string, groups: Group[], more: object = {}) {
  return {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: 'dana-1', region },
    managedNodeGroups: groups.map((group, index) => ({ name: `g${index}`, ...group })),
    ...more,
  };
}

const evaluate = async (manifest: object) =>
  (await accept(manifest, { guardrails, regions })).price;

const inEveryZone = { vpc: { nat: { gateway: 'HighlyAvailable' } } };
const extended = { upgradePolicy: { supportType: 'EXTENDED' } };
const zones = (region: string, letters: string) => ({
  availabilityZones: [...letters].map(letter => `${region}${letter}`),
});

/** USD to the cent, from units of 10⁻⁵ USD. */
const usd = (units: number) => (Math.floor((units + 500) / 1000) / 100).toFixed(2);

/** USD to the cent of all parts with a price. */
function monthOf({ parts }: BilledParts, end: 'min' | 'max'): string {
  const month = parts.reduce(
    (sum, { price, quantity }) =>
      sum + (price ? BigInt(price.rate[end]) * BigInt(quantity[end]) : 0n),
    0n,
  );
  return (Number((month + 5_000_000_000n) / 10_000_000_000n) / 100).toFixed(2);
}

/**
 * Amounts in units of 10⁻⁵ USD, whole numbers: 10_000 is the control plane's 0.10 an hour, 500 the 0.005
 * of a public address, then a NAT gateway and nodes, each for the 730 hours of a month; volumes are priced
 * by the month.
 */
const table: [title: string, manifest: object, min: number, max: number, unknown: string[]][] = [
  [
    'two to three t3.large, one gateway, volumes of 80 GiB by default',
    cluster('eu-west-1', [{ instanceType: 't3.large', maxSize: 3 }]),
    730 * (10_000 + 500 + 4_800 + 2 * 9_120) + 2 * 80 * 8_800,
    730 * (10_000 + 500 + 4_800 + 3 * 9_120) + 3 * 80 * 8_800,
    [],
  ],
  [
    'a gateway with an address in each of three zones',
    cluster('eu-west-1', [{ instanceType: 'm6i.large', minSize: 3, maxSize: 6 }], inEveryZone),
    730 * (10_000 + 3 * 500 + 3 * 4_800 + 3 * 10_700) + 3 * 80 * 8_800,
    730 * (10_000 + 3 * 500 + 3 * 4_800 + 6 * 10_700) + 6 * 80 * 8_800,
    [],
  ],
  [
    'a gateway in each of two zones, the default in us-east-1; xlarge is twice large',
    cluster('us-east-1', [{ instanceType: 'm5.xlarge', minSize: 3, maxSize: 6 }], inEveryZone),
    730 * (10_000 + 2 * 500 + 2 * 4_500 + 3 * 2 * 9_600) + 3 * 80 * 8_000,
    730 * (10_000 + 2 * 500 + 2 * 4_500 + 6 * 2 * 9_600) + 6 * 80 * 8_000,
    [],
  ],
  [
    'one node of fixed number with a large volume',
    cluster('eu-central-1', [
      { instanceType: 'r5.2xlarge', minSize: 1, maxSize: 1, volumeSize: 200 },
    ]),
    730 * (10_000 + 500 + 5_200 + 4 * 15_200) + 200 * 9_520,
    730 * (10_000 + 500 + 5_200 + 4 * 15_200) + 200 * 9_520,
    [],
  ],
  [
    'spot: from the lowest median (5,870 of m6i) to the dearest on demand (10,700 of m5 and m6i)',
    cluster('eu-west-1', [
      {
        instanceTypes: ['m6i.large', 'm5.large', 'm5a.large'],
        spot: true,
        minSize: 1,
        maxSize: 3,
        volumeSize: 50,
      },
    ]),
    730 * (10_000 + 500 + 4_800 + 1 * 5_870) + 1 * 50 * 8_800,
    730 * (10_000 + 500 + 4_800 + 3 * 10_700) + 3 * 50 * 8_800,
    [],
  ],
  [
    'spot of a size whose spot prices are not known: on demand',
    cluster('eu-west-1', [
      { instanceTypes: ['m5.xlarge', 'c5.xlarge'], spot: true, minSize: 1, maxSize: 2 },
    ]),
    730 * (10_000 + 500 + 4_800 + 1 * 2 * 9_600) + 1 * 80 * 8_800,
    730 * (10_000 + 500 + 4_800 + 2 * 2 * 10_700) + 2 * 80 * 8_800,
    [],
  ],
  [
    'spot of which one type has no known spot price: on demand',
    cluster('us-east-1', [
      { instanceTypes: ['m5.large', 'm5a.xlarge'], spot: true, minSize: 2, maxSize: 4 },
    ]),
    730 * (10_000 + 500 + 4_500 + 2 * 9_600) + 2 * 80 * 8_000,
    730 * (10_000 + 500 + 4_500 + 4 * 2 * 8_600) + 4 * 80 * 8_000,
    [],
  ],
  [
    'several types: from the cheapest to the dearest',
    cluster('us-east-1', [
      { instanceTypes: ['m5.large', 'm7a.large', 'm5a.large'], minSize: 2, maxSize: 5 },
    ]),
    730 * (10_000 + 500 + 4_500 + 2 * 8_600) + 2 * 80 * 8_000,
    730 * (10_000 + 500 + 4_500 + 5 * 11_592) + 5 * 80 * 8_000,
    [],
  ],
  [
    'two groups, one of which may stay empty; medium is half of large, 4xlarge eight times',
    cluster('ap-southeast-1', [
      { instanceType: 't3a.medium', minSize: 2, maxSize: 2, volumeSize: 20 },
      { instanceType: 'c6i.4xlarge', minSize: 0, maxSize: 5, volumeSize: 100 },
    ]),
    730 * (10_000 + 500 + 5_900 + (2 * 9_440) / 2) + 2 * 20 * 9_600,
    730 * (10_000 + 500 + 5_900 + (2 * 9_440) / 2 + 5 * 8 * 9_800) + (2 * 20 + 5 * 100) * 9_600,
    [],
  ],
  [
    'three groups, spot among them',
    cluster('eu-west-2', [
      { instanceType: 'm7g.large', minSize: 1, maxSize: 2 },
      { instanceTypes: ['m6g.large', 'm7g.large'], spot: true, minSize: 1, maxSize: 8 },
      { instanceType: 'r5.large', minSize: 1, maxSize: 1, volumeSize: 300 },
    ]),
    730 * (10_000 + 500 + 5_000 + 9_440 + 4_570 + 14_800) + (80 + 80 + 300) * 9_280,
    730 * (10_000 + 500 + 5_000 + 2 * 9_440 + 8 * 9_440 + 14_800) + (2 * 80 + 8 * 80 + 300) * 9_280,
    [],
  ],
  [
    'Graviton in Tokyo',
    cluster('ap-northeast-1', [{ instanceType: 'm7g.medium', minSize: 2, maxSize: 4 }]),
    730 * (10_000 + 500 + 6_200 + (2 * 10_540) / 2) + 2 * 80 * 9_600,
    730 * (10_000 + 500 + 6_200 + (4 * 10_540) / 2) + 4 * 80 * 9_600,
    [],
  ],
  [
    'the smallest node: nano is a sixteenth of large',
    cluster('us-east-2', [{ instanceType: 't4g.nano', minSize: 1, maxSize: 1, volumeSize: 20 }]),
    730 * (10_000 + 500 + 4_500 + 6_720 / 16) + 20 * 8_000,
    730 * (10_000 + 500 + 4_500 + 6_720 / 16) + 20 * 8_000,
    [],
  ],
  [
    'micro is an eighth and small a quarter of large',
    cluster('ap-south-1', [
      { instanceType: 't3.micro', minSize: 1, maxSize: 10, volumeSize: 33 },
      { instanceType: 't3.small', minSize: 1, maxSize: 1, volumeSize: 33 },
    ]),
    730 * (10_000 + 500 + 5_600 + 8_960 / 8 + 8_960 / 4) + 2 * 33 * 9_120,
    730 * (10_000 + 500 + 5_600 + (10 * 8_960) / 8 + 8_960 / 4) + 11 * 33 * 9_120,
    [],
  ],
  [
    'large nodes: 9xlarge is 18 times, 32xlarge 64 times large',
    cluster('us-east-1', [
      { instanceType: 'c5.9xlarge', minSize: 2, maxSize: 2, volumeSize: 500 },
      { instanceType: 'm6i.32xlarge', minSize: 1, maxSize: 3, volumeSize: 2048 },
    ]),
    730 * (10_000 + 500 + 4_500 + 2 * 18 * 8_500 + 1 * 64 * 9_600) + (1_000 + 2_048) * 8_000,
    730 * (10_000 + 500 + 4_500 + 2 * 18 * 8_500 + 3 * 64 * 9_600) + (1_000 + 3 * 2_048) * 8_000,
    [],
  ],
  [
    'four zones with a gateway each, in Seoul',
    cluster('ap-northeast-2', [{ instanceType: 'r6g.large', minSize: 4, maxSize: 12 }], {
      ...inEveryZone,
      ...zones('ap-northeast-2', 'abcd'),
    }),
    730 * (10_000 + 4 * 500 + 4 * 5_900 + 4 * 12_200) + 4 * 80 * 9_120,
    730 * (10_000 + 4 * 500 + 4 * 5_900 + 12 * 12_200) + 12 * 80 * 9_120,
    [],
  ],
  [
    'extended support: nothing yet, or 0.50 an hour more',
    cluster('us-east-1', [{ instanceType: 't3.medium', minSize: 1, maxSize: 2 }], extended),
    730 * (10_000 + 500 + 4_500 + 8_320 / 2) + 80 * 8_000,
    730 * (10_000 + 50_000 + 500 + 4_500 + (2 * 8_320) / 2) + 2 * 80 * 8_000,
    [],
  ],
  [
    'extended support where its price is stated without a region, with a gateway in each zone',
    cluster('eu-west-1', [{ instanceType: 't3.large', minSize: 2, maxSize: 2 }], {
      ...inEveryZone,
      ...extended,
    }),
    730 * (10_000 + 3 * 500 + 3 * 4_800 + 2 * 9_120) + 2 * 80 * 8_800,
    730 * (10_000 + 50_000 + 3 * 500 + 3 * 4_800 + 2 * 9_120) + 2 * 80 * 8_800,
    [],
  ],
  [
    'volumes with 1,000 IOPS and 125 MiB/s more than included, at 0.005 and 0.04 a month',
    cluster('us-east-1', [
      {
        instanceType: 'm5.large',
        minSize: 1,
        maxSize: 3,
        volumeIOPS: 4000,
        volumeThroughput: 250,
      },
    ]),
    730 * (10_000 + 500 + 4_500 + 9_600) + (80 * 8_000 + 1_000 * 500 + 125 * 4_000),
    730 * (10_000 + 500 + 4_500 + 3 * 9_600) + 3 * (80 * 8_000 + 1_000 * 500 + 125 * 4_000),
    [],
  ],
  [
    'the same where nobody says what they cost',
    cluster('eu-west-1', [
      {
        instanceType: 'm5.large',
        minSize: 1,
        maxSize: 3,
        volumeIOPS: 4000,
        volumeThroughput: 250,
      },
    ]),
    730 * (10_000 + 500 + 4_800 + 10_700) + 80 * 8_800,
    730 * (10_000 + 500 + 4_800 + 3 * 10_700) + 3 * 80 * 8_800,
    ['iops/g0', 'throughput/g0'],
  ],
  [
    'a region of which only EC2 is known',
    cluster('eu-west-3', [{ instanceType: 'm5.large', minSize: 2, maxSize: 4 }]),
    730 * (10_000 + 500 + 2 * 11_200),
    730 * (10_000 + 500 + 4 * 11_200),
    ['nat-gateways', 'volumes/g0'],
  ],
  [
    'a region whose gateway is known and whose volumes are not',
    cluster('us-west-2', [{ instanceType: 'c7i.large', minSize: 1, maxSize: 2 }]),
    730 * (10_000 + 500 + 4_500 + 8_925),
    730 * (10_000 + 500 + 4_500 + 2 * 8_925),
    ['volumes/g0'],
  ],
  [
    'a region whose volumes are known and whose gateway is not',
    cluster('af-south-1', [{ instanceType: 'c5.large', minSize: 1, maxSize: 2 }]),
    730 * (10_000 + 500 + 11_400) + 80 * 10_470,
    730 * (10_000 + 500 + 2 * 11_400) + 2 * 80 * 10_470,
    ['nat-gateways'],
  ],
  [
    'a region of which nothing is known but what holds for all',
    cluster('ca-west-1', [{ instanceType: 'm5.large', minSize: 2, maxSize: 4 }], extended),
    730 * (10_000 + 500),
    730 * (10_000 + 50_000 + 500),
    ['nat-gateways', 'nodes/g0', 'volumes/g0'],
  ],
  [
    'another partition of AWS, which has prices of its own',
    cluster(
      'cn-north-1',
      [{ instanceType: 'm5.large', minSize: 1, maxSize: 1 }],
      zones('cn-north-1', 'ab'),
    ),
    0,
    0,
    ['control-plane', 'nat-gateways', 'public-ipv4', 'nodes/g0', 'volumes/g0'],
  ],
  [
    'a family that has no price in the region',
    cluster('ap-southeast-1', [
      { instanceType: 'm7a.large', minSize: 1, maxSize: 2 },
      { instanceType: 't3.large', minSize: 1, maxSize: 1 },
    ]),
    730 * (10_000 + 500 + 5_900 + 10_560) + 2 * 80 * 9_600,
    730 * (10_000 + 500 + 5_900 + 10_560) + 3 * 80 * 9_600,
    ['nodes/g0'],
  ],
  [
    'several types of which one has no price: EC2 may pick that one',
    cluster('eu-north-1', [
      { instanceTypes: ['m6i.large', 'm6a.large'], spot: true, minSize: 1, maxSize: 2 },
    ]),
    730 * (10_000 + 500),
    730 * (10_000 + 500),
    ['nat-gateways', 'nodes/g0', 'volumes/g0'],
  ],
  [
    'a size for which the rule of sizes was not checked',
    cluster('us-east-1', [{ instanceType: 'c5.18xlarge', minSize: 1, maxSize: 1 }]),
    730 * (10_000 + 500 + 4_500) + 80 * 8_000,
    730 * (10_000 + 500 + 4_500) + 80 * 8_000,
    ['nodes/g0'],
  ],
];

describe('priceOf', () => {
  it.each(table)('prices %s', async (_, manifest, min, max, unknown) => {
    const price = await evaluate(manifest);
    expect({
      min: monthOf(price, 'min'),
      max: monthOf(price, 'max'),
      unknown: price.parts.filter(part => !part.price).map(part => part.id),
    }).toEqual({ min: usd(min), max: usd(max), unknown });
  });

  it('gives no price of 0, and parts with ids of their own', async () => {
    for (const [, manifest] of table) {
      const { parts } = await evaluate(manifest);
      expect(new Set(parts.map(part => part.id)).size).toBe(parts.length);
      for (const { price } of parts.filter(part => part.price)) {
        expect(Number(price?.rate.min)).toBeGreaterThan(0);
        expect(Number(price?.rate.max)).toBeGreaterThanOrEqual(Number(price?.rate.min));
      }
    }
  });

  it('tells what is billed on while an environment hibernates: all but nodes and what hangs on them', async () => {
    const { parts } = await evaluate(
      cluster(
        'us-east-1',
        [{ instanceType: 'm5.large', maxSize: 3, volumeIOPS: 4000, volumeThroughput: 250 }],
        { ...inEveryZone, ...extended },
      ),
    );
    expect(parts.filter(part => part.whileHibernated).map(part => part.id)).toEqual([
      'control-plane',
      'extended-support',
      'nat-gateways',
      'public-ipv4',
    ]);
    expect(parts.filter(part => !part.whileHibernated).map(part => part.id)).toEqual([
      'nodes/g0',
      'volumes/g0',
      'iops/g0',
      'throughput/g0',
    ]);
  });

  it('says how each price is quoted, by whom and when', async () => {
    const { parts, notIncluded } = await evaluate(
      cluster('us-east-1', [
        { name: 'fixed', instanceType: 'm5.xlarge', maxSize: 2 },
        { name: 'spot', instanceTypes: ['m5.large', 'm6i.large'], spot: true, maxSize: 2 },
      ]),
    );
    const quoted = Object.fromEntries(
      parts.map(({ id, price }) => [id, [price?.quoted, price?.date ?? 'no date']]),
    );
    expect(quoted).toEqual({
      'control-plane': ['0.10 USD per cluster-hour', '2026-09-28'],
      'nat-gateways': ['0.045 USD per gateway-hour', '2026-08-01'],
      'public-ipv4': ['0.005 USD per address-hour', '2026-09-29'],
      'nodes/fixed': ['2 × 0.096 USD per hour of m5.large (m5.xlarge)', '2026-01-19'],
      'volumes/fixed': ['0.08 USD per GiB-month', 'no date'],
      'nodes/spot': [
        '0.0375 USD per hour of m5.large (median of spot prices) to 0.096 USD per hour of m5.large',
        'no date',
      ],
      'volumes/spot': ['0.08 USD per GiB-month', 'no date'],
    });
    expect(parts.every(({ price }) => price?.source)).toBe(true);
    expect(notIncluded).not.toEqual([]);
  });
});
