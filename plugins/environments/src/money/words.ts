import type { Price, PricePart, UsdRange } from '@eks-environments/plugin-environments-common';

const format = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** An amount of USD as a figure with cents; what is more than nothing never reads as nothing. */
export function usdFigure(usd: number): string {
  const figure = format.format(usd);
  return usd > 0 && figure === '0.00' ? 'less than 0.01' : figure;
}

/** For example "147.31 USD". */
export function usdInWords(usd: number): string {
  return `${usdFigure(usd)} USD`;
}

/** For example "147.31 to 220.02"; one figure where both ends read the same. */
export function rangeFigure(range: UsdRange): string {
  const min = usdFigure(range.min);
  const max = usdFigure(range.max);
  return min === max ? max : `${min} to ${max}`;
}

/** For example "147.31 to 220.02 USD". */
export function rangeInWords(range: UsdRange): string {
  return `${rangeFigure(range)} USD`;
}

/** A sum that may leave out what is unknown: it is then said to be the least, and never to be nothing. */
export function sumInWords(range: UsdRange, unknown: Price['unknown']): string {
  if (unknown.length === 0) return rangeInWords(range);
  if (range.max === 0) return 'unknown';
  if (range.min === 0) return `at least ${usdInWords(range.max)} with the most nodes`;
  return `at least ${rangeInWords(range)}`;
}

/** What has been run up; of what may have run in part only, the most. */
export function costInWords(
  cost: UsdRange,
  { unknown, partial }: { unknown: Price['unknown']; partial: boolean },
): string {
  if (!partial) return sumInWords(cost, unknown);
  return unknown.length > 0 ? 'unknown' : `up to ${usdInWords(cost.max)}`;
}

/** What a price is per month, for example "at least 73.00 USD a month". */
export function perMonthInWords(price: Price): string {
  return inUnit(sumInWords(price.perMonth, price.unknown), 'a month');
}

/** What a price is per hour. */
export function perHourInWords(price: Price): string {
  return inUnit(sumInWords(price.perHour, price.unknown), 'an hour');
}

function inUnit(sum: string, unit: string): string {
  if (sum === 'unknown') return sum;
  return sum.includes(' USD ') ? sum.replace(' USD ', ` USD ${unit} `) : `${sum} ${unit}`;
}

/** Where a price comes from, for example "List price, copied 2026-01-19". */
export function originInWords({ source, date }: PricePart): string | undefined {
  if (source === undefined) return undefined;
  return date === undefined ? 'List price, day of copying unknown' : `List price, copied ${date}`;
}

/** For example "2 to 3 nodes". */
export function quantityInWords({ quantity, unit }: PricePart): string {
  const { min, max } = quantity;
  const count = (n: number) => n.toLocaleString('en-US');
  const counted = max === 1 && min === 1 ? unit : plural(unit);
  return min === max ? `${count(max)} ${counted}` : `${count(min)} to ${count(max)} ${counted}`;
}

/** Units such as GiB and vCPU stay as they are. */
function plural(unit: string): string {
  if (/[A-Z]/.test(unit)) return unit;
  return /(s|x|ch|sh)$/.test(unit) ? `${unit}es` : `${unit}s`;
}
