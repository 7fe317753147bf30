import type { Knex } from 'knex';
import type { QuotaResource } from '@eks-environments/plugin-environments-common';
import { fromMoment } from '../columns';
import type { QuotaAlarmRow } from '../tables';

/** One limit: of a resource in a scope. */
export interface Limited {
  scope: string;
  resource: QuotaResource;
}

/** The limits whose use people know of. */
export async function findAlarms(db: Knex): Promise<Limited[]> {
  return db<QuotaAlarmRow>('environment_quota_alarms')
    .orderBy(['scope', 'resource'])
    .select('scope', 'resource');
}

/** False if it is raised already. */
export async function raiseAlarm(
  tx: Knex.Transaction,
  { scope, resource }: Limited,
  since: Date,
): Promise<boolean> {
  const raised = await tx<QuotaAlarmRow>('environment_quota_alarms')
    .insert({ scope, resource, since: fromMoment(since) })
    .onConflict(['scope', 'resource'])
    .ignore()
    .returning('scope');
  return raised.length === 1;
}

export async function withdrawAlarm(db: Knex, { scope, resource }: Limited): Promise<void> {
  await db<QuotaAlarmRow>('environment_quota_alarms').where({ scope, resource }).delete();
}
