import type { Knex } from 'knex';
import type { OperationPage } from '../../operations/OperationsReader';
import { fromMoment } from '../columns';
import type { OperationRow } from '../tables';
import { fairOrder } from './claimable';

export async function readOperation(knex: Knex, id: string): Promise<OperationRow | undefined> {
  return knex<OperationRow>('operations').where({ id }).first();
}

/** Of one environment, newest first. */
export async function listOperations(
  knex: Knex,
  environmentId: string,
  { limit, after, before }: OperationPage,
): Promise<OperationRow[]> {
  const direction = before ? 'asc' : 'desc';
  const query = knex<OperationRow>('operations')
    .where({ environment_id: environmentId })
    .orderBy([
      { column: 'created_at', order: direction },
      { column: 'id', order: direction },
    ])
    .limit(limit);
  const key = before ?? after;
  if (key) {
    const at = fromMoment(key.createdAt);
    const sign = before ? '>' : '<';
    query.where(beyond =>
      beyond
        .where('created_at', sign, at)
        .orWhere(same => same.where('created_at', at).where('id', sign, key.id)),
    );
  }
  const rows: OperationRow[] = await query;
  return before ? rows.reverse() : rows;
}

/** The place of a queued operation, from 1, among those of its key. */
export async function readQueuePosition(knex: Knex, id: string): Promise<number | undefined> {
  const waiting: { id: string }[] = await knex('operations as o')
    .where('o.state', 'queued')
    .where('o.concurrency_key', knex('operations').where({ id }).select('concurrency_key'))
    .orderBy(fairOrder(knex))
    .select('o.id');
  const index = waiting.findIndex(operation => operation.id === id);
  return index < 0 ? undefined : index + 1;
}

export async function countQueued(knex: Knex): Promise<number> {
  const row = await knex<OperationRow>('operations')
    .where({ state: 'queued' })
    .count({ count: '*' })
    .first();
  return Number(row?.count ?? 0);
}

/** Durations of the latest successful runs like this one, newest first, at most 5. */
export async function readPastDurations(
  knex: Knex,
  like: Pick<OperationRow, 'kind' | 'provider' | 'target' | 'region'>,
): Promise<Record<string, number>[]> {
  const rows = await knex<OperationRow>('operations')
    .where({
      kind: like.kind,
      provider: like.provider,
      target: like.target,
      region: like.region,
      state: 'succeeded',
    })
    .whereNotNull('phase_durations')
    .orderBy('ended_at', 'desc')
    .limit(5)
    .select('phase_durations');
  return rows.map(row => JSON.parse(row.phase_durations ?? '{}'));
}
