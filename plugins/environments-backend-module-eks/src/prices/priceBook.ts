import { ratePerHour, ratePerMonth, type Rate } from '@eks-environments/plugin-environments-node';
import ec2 from './data/ec2.json';
import services from './data/services.json';

/** A list price of one unit, and where it comes from. */
export interface ListPrice {
  rate: Rate;
  /** As it is listed, for example "0.048 USD per gateway-hour". */
  quoted: string;
  source: string;
  /** ISO date of the source, where that is known. */
  date?: string;
}

export type BilledService = keyof typeof services.items;
export type Market = 'on-demand' | 'spot';

interface Row {
  price: string;
  source: keyof typeof services.sources;
  date?: string;
  note?: string;
}

/**
 * How many sixteenths of a `.large` a size costs: the sizes for which that rule was checked (to within
 * 0.91 % in all regions, exactly in most). Others, `.metal` among them, are unknown.
 */
const sixteenths = new Map<string | undefined, number>([
  ['nano', 1],
  ['micro', 2],
  ['small', 4],
  ['medium', 8],
  ['large', 16],
  ['xlarge', 32],
  ['2xlarge', 64],
  ['4xlarge', 128],
  ['8xlarge', 256],
  ['9xlarge', 288],
  ['12xlarge', 384],
  ['16xlarge', 512],
  ['24xlarge', 768],
  ['32xlarge', 1024],
  ['48xlarge', 1536],
]);

/** Regions of AWS's commercial partition: what AWS states without a region holds for them only. */
const commercial = /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d$/;

/** What a service costs in a region; undefined is unknown, never free. */
export function servicePrice(service: BilledService, region: string): ListPrice | undefined {
  const { unit, regions } = services.items[service];
  const rows = new Map(Object.entries<Row>(regions as Record<string, Row>));
  const row = rows.get(region) ?? (commercial.test(region) ? rows.get('*') : undefined);
  if (!row) return undefined;
  const source = services.sources[row.source];
  return {
    rate: unit.endsWith('-month') ? ratePerMonth(row.price) : ratePerHour(row.price),
    quoted: `${row.price} USD per ${unit}`,
    source: row.note ? `${source}: ${row.note}` : source,
    ...(row.date && { date: row.date }),
  };
}

/**
 * What a node of an instance type costs, running Linux; undefined is unknown, never free. Spot prices are
 * known of `.large` only: they do not scale with size.
 */
export function instancePrice(
  instanceType: string,
  region: string,
  market: Market,
): ListPrice | undefined {
  const [family, size] = instanceType.split('.');
  const [onDemand, spot] = largePrices(family, region) ?? [];
  const share = sixteenths.get(size);
  if (onDemand === undefined || spot === undefined || share === undefined) return undefined;
  if (market === 'spot') {
    return size === 'large'
      ? {
          rate: ratePerHour(spot),
          quoted: `${spot} USD per hour of ${instanceType} (median of spot prices)`,
          source: ec2.source,
        }
      : undefined;
  }
  return {
    // Nothing is lost: a rate is a multiple of 730,000, which 16 divides.
    rate: String((BigInt(ratePerHour(onDemand)) * BigInt(share)) / 16n),
    quoted:
      size === 'large'
        ? `${onDemand} USD per hour of ${instanceType}`
        : `${times(share)} × ${onDemand} USD per hour of ${family}.large (${instanceType})`,
    ...onDemandSource(region),
  };
}

function times(share: number): string {
  return share < 16 ? `1/${16 / share}` : `${share / 16}`;
}

function largePrices(family: string, region: string): string[] | undefined {
  const families: Record<string, Record<string, string[] | undefined> | undefined> = ec2.families;
  return families[family]?.[region];
}

function onDemandSource(region: string): Pick<ListPrice, 'source' | 'date'> {
  const checks: Record<string, { source: string; date: string } | undefined> = ec2.checked;
  const check = checks[region];
  return check
    ? { source: `${ec2.source}; the same in ${check.source}`, date: check.date }
    : { source: ec2.source };
}
