import type {
  BilledPart,
  BilledParts,
  UnitPrice,
} from '@eks-environments/plugin-environments-node';
import type { ClusterManifest, NodeGroup } from '../manifest/ClusterManifest';
import { nodePrice } from './nodePrice';
import { servicePrice, type BilledService } from './priceBook';

/** Billed too, by what an environment does with it: nobody can know it before. */
const notIncluded = [
  'data transfer, and what passes through NAT gateways',
  'load balancers, volumes, snapshots and addresses that workloads ask for',
  'logs and metrics in CloudWatch',
  'CPU credits of t3, t3a and t4g nodes above their baseline',
  'tax; discounts and Savings Plans are not taken off',
];

/** Included in the price of a gp3 volume of any size. */
const gp3Included = { iops: 3000, throughput: 125 };

/** What an environment costs, from its effective manifest and the shipped list prices. */
export function priceOf(manifest: ClusterManifest): BilledParts {
  const { region } = manifest.metadata;
  const gateways =
    manifest.vpc.nat.gateway === 'HighlyAvailable' ? manifest.availabilityZones.length : 1;
  return {
    parts: [
      {
        id: 'control-plane',
        title: 'EKS control plane',
        quantity: exactly(1),
        unit: 'cluster',
        whileHibernated: true,
        ...priceAt('controlPlane', region),
      },
      ...extendedSupport(manifest),
      {
        id: 'nat-gateways',
        title: gateways === 1 ? 'NAT gateway' : 'NAT gateways',
        quantity: exactly(gateways),
        unit: 'gateway',
        whileHibernated: true,
        ...priceAt('natGateway', region),
      },
      {
        id: 'public-ipv4',
        title: 'Public IPv4 addresses of NAT gateways',
        quantity: exactly(gateways),
        unit: 'address',
        whileHibernated: true,
        ...priceAt('publicIpv4', region),
      },
      ...manifest.managedNodeGroups.flatMap(group => groupParts(group, region)),
    ],
    notIncluded,
  };
}

/** Billed on top once the version has left standard support, which an environment may not live to see. */
function extendedSupport({ upgradePolicy, metadata }: ClusterManifest): BilledPart[] {
  return upgradePolicy.supportType === 'EXTENDED'
    ? [
        {
          id: 'extended-support',
          title: 'Extended support, from the end of standard support',
          quantity: { min: 0, max: 1 },
          unit: 'cluster',
          whileHibernated: true,
          ...priceAt('extendedSupport', metadata.region),
        },
      ]
    : [];
}

function groupParts(group: NodeGroup, region: string): BilledPart[] {
  const { name, minSize, maxSize, volumeType, volumeSize } = group;
  const price = nodePrice(group, region);
  const perNode = (amount: number) => ({ min: minSize * amount, max: maxSize * amount });
  const gp3 = (service: BilledService) => (volumeType === 'gp3' ? priceAt(service, region) : {});
  const moreIops = (group.volumeIOPS ?? 0) - gp3Included.iops;
  const moreThroughput = (group.volumeThroughput ?? 0) - gp3Included.throughput;
  const parts: BilledPart[] = [
    {
      id: `nodes/${name}`,
      title: `${group.spot ? 'Spot nodes' : 'Nodes'} of "${name}": ${group.instanceTypes.join(
        ' or ',
      )}`,
      quantity: perNode(1),
      unit: 'node',
      ...(price && { price }),
    },
    {
      id: `volumes/${name}`,
      title: `Volumes of "${name}": ${volumeSize} GiB ${volumeType} a node`,
      quantity: perNode(volumeSize),
      unit: 'GiB',
      ...gp3('gp3Storage'),
    },
  ];
  if (moreIops > 0) {
    parts.push({
      id: `iops/${name}`,
      title: `IOPS above ${gp3Included.iops} of the volumes of "${name}"`,
      quantity: perNode(moreIops),
      unit: 'IOPS',
      ...gp3('gp3Iops'),
    });
  }
  if (moreThroughput > 0) {
    parts.push({
      id: `throughput/${name}`,
      title: `Throughput above ${gp3Included.throughput} MiB/s of the volumes of "${name}"`,
      quantity: perNode(moreThroughput),
      unit: 'MiB/s',
      ...gp3('gp3Throughput'),
    });
  }
  return parts;
}

function priceAt(service: BilledService, region: string): { price?: UnitPrice } {
  const listed = servicePrice(service, region);
  if (!listed) return {};
  const { rate, ...origin } = listed;
  return { price: { rate: { min: rate, max: rate }, ...origin } };
}

function exactly(count: number): BilledPart['quantity'] {
  return { min: count, max: count };
}
