import type { Knex } from 'knex';
import type { Visible } from '../../permissions/Rights';
import { openRequestKind, type EnvironmentRecord } from '../environments/records';
import type { BigNumber, ReservationRow } from '../tables';
import { environmentFacts, whereFacts } from '../whereFacts';
import type { AmountColumn } from './reservations';

const columns = [
  'name',
  'owner',
  'provider',
  'type',
  'status',
  'lifetime',
  'approved_at',
  'expires_at',
  'grace_ends_at',
  'deletion_protection',
  'delete_requested_at',
] as const satisfies ReadonlyArray<keyof EnvironmentRecord>;

/** An environment with what it holds of a scope, and what decides when it gives that back. */
export type HolderRecord = ReservationRow &
  Pick<EnvironmentRecord, (typeof columns)[number] | 'open_request_kind'>;

/** What holds something of a scope: those that may be seen, the soonest end first, and how many there are in all. */
export async function findHolders(
  db: Knex,
  of: { scope: string; own?: boolean; column?: AmountColumn },
  visible: Visible,
  limit: number,
): Promise<{ rows: HolderRecord[]; total: number }> {
  const all = () => {
    const rows = db('quota_reservations')
      .join('environments', 'environments.id', 'quota_reservations.environment_id')
      .where('quota_reservations.scope', of.scope);
    if (of.own) rows.where('quota_reservations.own', 1);
    const { column } = of;
    if (column) {
      rows.andWhere(some =>
        some
          .where(`quota_reservations.${column}`, '>', 0)
          .orWhereNull(`quota_reservations.${column}`),
      );
    }
    return rows;
  };
  const { total } = (await all().count({ total: '*' }).first()) as { total: BigNumber };
  if (visible === 'none') return { rows: [], total: Number(total) };
  const rows = all();
  if (visible !== 'all') rows.andWhere(inner => whereFacts(inner, visible, environmentFacts));
  return {
    rows: await rows
      .select(
        'quota_reservations.*',
        ...columns.map(column => `environments.${column}`),
        db.raw(openRequestKind),
      )
      .orderBy(['environments.expires_at', 'environments.id'])
      .limit(limit),
    total: Number(total),
  };
}
