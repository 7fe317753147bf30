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
