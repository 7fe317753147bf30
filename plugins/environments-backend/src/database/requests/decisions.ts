import type { Knex } from 'knex';
import type { DecisionRow } from '../tables';

/** False if that person has decided on that request before. */
export async function insertDecision(tx: Knex.Transaction, row: DecisionRow): Promise<boolean> {
  const inserted = await tx<DecisionRow>('environment_decisions')
    .insert(row)
    .onConflict(['request_id', 'decided_by'])
    .ignore()
    .returning('id');
  return inserted.length === 1;
}

/** The decisions on several requests, oldest first. */
export async function findDecisions(db: Knex, requestIds: string[]): Promise<DecisionRow[]> {
  if (requestIds.length === 0) return [];
  return db<DecisionRow>('environment_decisions')
    .whereIn('request_id', requestIds)
    .orderBy(['at', 'id']);
}

/** Keeps the decisions on what a request was, which do not count any more; gives who made them. */
export async function voidDecisions(tx: Knex.Transaction, requestId: string): Promise<string[]> {
  const counted = () => tx<DecisionRow>('environment_decisions').where({ request_id: requestId });
  // SQLite gives back no rows that it deletes.
  const rows = await counted().select('*');
  if (rows.length > 0) await tx<DecisionRow>('environment_void_decisions').insert(rows);
  await counted().delete();
  return rows.map(row => row.decided_by);
}

/** Decisions that do not count any more, oldest first. */
export async function findVoidDecisions(db: Knex, requestId: string): Promise<DecisionRow[]> {
  return db<DecisionRow>('environment_void_decisions')
    .where({ request_id: requestId })
    .orderBy(['at', 'id']);
}
