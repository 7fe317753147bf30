import type { UnitPrice } from '@eks-environments/plugin-environments-node';
import type { NodeGroup } from '../manifest/ClusterManifest';
import { instancePrice, type ListPrice, type Market } from './priceBook';

/**
 * What one node of a group costs: at most the dearest of its types on demand, at least the cheapest, or
 * the cheapest on the spot market where that is known of all. Undefined as soon as one type has no price:
 * EC2 may pick that one.
 */
export function nodePrice(group: NodeGroup, region: string): UnitPrice | undefined {
  const onDemand = pricesOf(group, region, 'on-demand');
  if (!onDemand) return undefined;
  const spot = group.spot ? pricesOf(group, region, 'spot') : undefined;
  // Spot never costs more than on demand, whatever a snapshot of its prices says.
  const min = [...onDemand, ...(spot ?? [])].reduce((one, other) =>
    BigInt(other.rate) < BigInt(one.rate) ? other : one,
  );
  const max = onDemand.reduce((one, other) =>
    BigInt(other.rate) > BigInt(one.rate) ? other : one,
  );
  return {
    rate: { min: min.rate, max: max.rate },
    quoted: [...new Set([min.quoted, max.quoted])].join(' to '),
    source: max.source,
    ...(min.date && min.date === max.date && { date: max.date }),
  };
}

/** One for each type, of which there is at least one; undefined if one is unknown. */
function pricesOf(
  { instanceTypes }: NodeGroup,
  region: string,
  market: Market,
): ListPrice[] | undefined {
  const prices = instanceTypes.flatMap(type => instancePrice(type, region, market) ?? []);
  return prices.length === instanceTypes.length && prices.length > 0 ? prices : undefined;
}
