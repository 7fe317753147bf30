/**
 * An exact price over time: whole units of 10⁻¹² USD for a month of 730 hours, as text, so that it stays
 * exact in JSON. An hourly price of at most 9 decimals and a monthly one are both whole numbers of it.
 * Made by `ratePerHour` and `ratePerMonth`.
 * @public
 */
export type Rate = string;

/** Something that is billed for as long as an environment is there. @public */
export interface BilledPart {
  /** Unique in its price, for example `nodes/workers`. */
  id: string;
  title: string;
  /** How many, with the fewest and with the most nodes; whole numbers. */
  quantity: { min: number; max: number };
  /** What is counted, in the singular: node, gateway, GiB. */
  unit: string;
  /** Of one unit; absent where it is unknown. */
  price?: UnitPrice;
  /** Billed as long as the environment hibernates, too; if it is not, an environment asleep has none of it. */
  whileHibernated?: boolean;
}

/** What one unit costs, and who says so. @public */
export interface UnitPrice {
  /** The least and the most that it may cost: spot and on demand, the cheapest and the dearest type. */
  rate: { min: Rate; max: Rate };
  /** As it is quoted, for example "0.1 USD per cluster-hour". */
  quoted: string;
  source: string;
  /** ISO date at which the source was read or generated, where that is known. */
  date?: string;
}

/** What an environment costs by list prices. @public */
export interface BilledParts {
  parts: BilledPart[];
  /** What is billed, too, and nobody can know before, in words. */
  notIncluded: string[];
}

/** Hours that AWS counts to a month. @public */
export const hoursPerMonth = 730;

const scale = 12;

function read(usd: string): bigint {
  const match = /^(\d+)(?:\.(\d{1,9}))?$/.exec(usd);
  if (!match) throw new TypeError(`Not a price: ${usd}`);
  return BigInt(match[1] + (match[2] ?? '').padEnd(scale, '0'));
}

/** The rate of an hourly price such as "0.0912": at most 9 decimals, never through floating point. @public */
export function ratePerHour(usd: string): Rate {
  return String(read(usd) * BigInt(hoursPerMonth));
}

/** The rate of a price for a month. @public */
export function ratePerMonth(usd: string): Rate {
  return String(read(usd));
}
