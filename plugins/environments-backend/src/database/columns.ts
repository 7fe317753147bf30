import type { BigNumber, Moment } from './tables';

/** Stands for "no end" in `expires_at`, so that it sorts last. */
export const noEnd = new Date('9999-12-31T23:59:59.999Z');

/** How a moment is written to both databases: fixed-width ISO text, to the millisecond. */
export function fromMoment(moment: Date): string {
  return moment.toISOString();
}

/** Whether both databases can store it: a moment of the years 1 to 9999. */
export function isStorable(moment: Date): boolean {
  const year = moment.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

export function toMoment(value: Moment): Date {
  return value instanceof Date ? value : new Date(value);
}

export function toNumber(value: BigNumber): number {
  return Number(value);
}
