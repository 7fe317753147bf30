import type { Knex } from 'knex';
import { finalStatuses } from '@eks-environments/plugin-environments-common';
import { toNumber } from '../columns';
import type { BigNumber, EnvironmentRow, ReservationRow } from '../tables';

/** What is counted; a column each. */
export const amountColumns = [
  'environments_temporary',
  'environments_permanent',
  'nodes',
  'vcpu',
  'memory_mib',
  'cost_per_month',
] as const satisfies ReadonlyArray<keyof ReservationRow>;
export type AmountColumn = (typeof amountColumns)[number];
/** Whole numbers in the unit of the column; null is unknown. */
export type Amounts = Record<Exclude<AmountColumn, 'cost_per_month'>, number> & {
  cost_per_month: number | null;
};

/** What is reserved of a scope: by all that it covers, and by what its owner has itself. */
export interface Held {
  all: Record<AmountColumn, number>;
  own: Record<AmountColumn, number>;
  /** Reservations whose cost is unknown. */
  unknownCosts: { all: number; own: number };
}

/** A scope that covers an environment; `own` if it is that of its owner. */
export interface Coverage {
  scope: string;
  own: boolean;
}

export async function insertReservations(
  tx: Knex.Transaction,
  environmentId: string,
  coverage: Coverage[],
  amounts: Amounts,
): Promise<void> {
  await tx<ReservationRow>('quota_reservations').insert(
    coverage.map(({ scope, own }) => ({
      environment_id: environmentId,
      scope,
      own: own ? 1 : 0,
      ...amounts,
    })),
  );
}

/** Makes what an environment holds, in every scope that covers it, another amount. */
export async function updateReservations(
  tx: Knex.Transaction,
  environmentId: string,
  amounts: Amounts,
): Promise<void> {
  await tx<ReservationRow>('quota_reservations')
    .where({ environment_id: environmentId })
    .update(amounts);
}

/** Gives back all that an environment holds. */
export async function releaseReservations(
  tx: Knex.Transaction,
  environmentId: string,
): Promise<void> {
  await tx<ReservationRow>('quota_reservations').where({ environment_id: environmentId }).delete();
}

/**
 * Gives back what ended environments hold still: a replica of a version without quotas, which works beside
 * this one during an upgrade, does not. How many rows that was.
 */
export async function releaseEnded(db: Knex): Promise<number> {
  return db<ReservationRow>('quota_reservations')
    .whereIn(
      'environment_id',
      db<EnvironmentRow>('environments')
        .select('id')
        .whereIn('status', [...finalStatuses]),
    )
    .delete();
}

export async function findReservations(
  db: Knex,
  environmentIds: string[],
): Promise<ReservationRow[]> {
  return db<ReservationRow>('quota_reservations').whereIn('environment_id', environmentIds);
}

const sums = [
  ...amountColumns.map(column => `coalesce(sum(${column}), 0) as ${column}`),
  'count(*) - count(cost_per_month) as unknown',
].join(', ');

/** The sums of what is reserved, by scope, but for what one environment holds; zeros where nothing is. */
export async function sumReservations(
  db: Knex,
  scopes: string[],
  but?: string,
): Promise<Map<string, Held>> {
  const held = new Map(
    scopes.map((scope): [string, Held] => [
      scope,
      { all: nothing(), own: nothing(), unknownCosts: { all: 0, own: 0 } },
    ]),
  );
  if (held.size === 0) return held;
  const rows: Array<
    Pick<ReservationRow, 'scope' | 'own'> & Record<AmountColumn | 'unknown', BigNumber>
  > = await db('quota_reservations')
    .select('scope', 'own', db.raw(sums))
    .whereIn('scope', [...held.keys()])
    .modify(others => but !== undefined && others.whereNot('environment_id', but))
    .groupBy('scope', 'own');
  for (const row of rows) {
    const of = held.get(row.scope);
    if (!of) continue;
    for (const part of row.own === 1 ? (['all', 'own'] as const) : (['all'] as const)) {
      for (const column of amountColumns) of[part][column] += toNumber(row[column]);
      of.unknownCosts[part] += toNumber(row.unknown);
    }
  }
  return held;
}

function nothing(): Record<AmountColumn, number> {
  return Object.fromEntries(amountColumns.map(column => [column, 0])) as Record<
    AmountColumn,
    number
  >;
}
