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

/** The sums of what is reserved, by scope; zeros where nothing is. */
export async function sumReservations(db: Knex, scopes: string[]): Promise<Map<string, Held>> {
  const query = db('quota_reservations').select('scope').whereIn('scope', scopes).groupBy('scope');
  for (const column of amountColumns) {
    query.select(
      db.raw('coalesce(sum(??), 0) as ??', [column, `all_${column}`]),
      db.raw('coalesce(sum(?? * own), 0) as ??', [column, `own_${column}`]),
    );
  }
  query.select(
    db.raw('sum(case when cost_per_month is null then 1 else 0 end) as all_unknown'),
    db.raw('sum(case when cost_per_month is null then own else 0 end) as own_unknown'),
  );
  const rows: Array<{ scope: string } & Record<string, BigNumber>> = await query;
  const found = new Map(rows.map(row => [row.scope, row]));
  return new Map(
    scopes.map(scope => {
      const read = (name: string) => toNumber(found.get(scope)?.[name] ?? 0);
      const amounts = (prefix: 'all' | 'own') =>
        Object.fromEntries(
          amountColumns.map(column => [column, read(`${prefix}_${column}`)]),
        ) as Record<AmountColumn, number>;
      return [
        scope,
        {
          all: amounts('all'),
          own: amounts('own'),
          unknownCosts: { all: read('all_unknown'), own: read('own_unknown') },
        },
      ];
    }),
  );
}
