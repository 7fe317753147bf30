import type { Knex } from 'knex';
import { ownerOfQuotaScope } from '@eks-environments/plugin-environments-common';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { findAlarms, raiseAlarm, withdrawAlarm, type Limited } from '../database/quotas/alarms';
import { sumReservations } from '../database/quotas/reservations';
import { allScopes } from '../database/quotas/scopes';
import type { QuotaScopeRow } from '../database/tables';
import { quotaNearlyUsed } from '../notifications/lifecycleMessages';
import type { Outbox } from '../notifications/Outbox';
import { usesOf } from './answer';
import { effectiveLimits, type ConfiguredLimits } from './limits';

const batch = 500;

export interface QuotaAlarmsOptions {
  database: Knex;
  configured: ConfiguredLimits;
  /** The share of a limit from which on its use is told. */
  alarmAt: number;
  outbox: Outbox;
  /** Who is told of what is no owner's. */
  admins: string[];
  clock: Clock;
}

interface Use extends Limited {
  limit: number;
  inUse: number;
}

/** Tells of limits that are nearly used: once, until the use has fallen below again. */
export class QuotaAlarms {
  readonly #options: QuotaAlarmsOptions;

  constructor(options: QuotaAlarmsOptions) {
    this.#options = options;
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { database, configured } = this.#options;
    const raised = new Map((await findAlarms(database)).map(alarm => [keyOf(alarm), alarm]));
    const limited = (await allScopes(database)).filter(row => isLimited(row, configured));
    for (let i = 0; i < limited.length; i += batch) {
      if (signal?.aborted) return;
      for (const use of await this.#nearlyUsed(limited.slice(i, i + batch))) {
        if (!raised.delete(keyOf(use))) await database.transaction(tx => this.#tell(tx, use));
      }
    }
    for (const alarm of raised.values()) await withdrawAlarm(database, alarm);
  }

  async #nearlyUsed(rows: QuotaScopeRow[]): Promise<Use[]> {
    const { database, configured, alarmAt } = this.#options;
    const held = await sumReservations(
      database,
      rows.map(({ scope }) => scope),
    );
    return rows.flatMap(row =>
      usesOf(row, held.get(row.scope), configured).flatMap(({ resource, limit, inUse }) =>
        limit !== undefined && inUse > 0 && inUse / limit >= alarmAt
          ? [{ scope: row.scope, resource, limit, inUse }]
          : [],
      ),
    );
  }

  async #tell(tx: Knex.Transaction, use: Use): Promise<void> {
    const { outbox, admins, clock } = this.#options;
    const now = clock.now();
    if (!(await raiseAlarm(tx, use, now))) return;
    const owner = ownerOfQuotaScope(use.scope);
    const recipients = owner === undefined ? admins : [owner];
    await outbox.write(tx, quotaNearlyUsed({ ...use, recipients, since: now, now }));
  }
}

function keyOf({ scope, resource }: Limited): string {
  return `${scope} ${resource}`;
}

function isLimited(row: QuotaScopeRow, configured: ConfiguredLimits): boolean {
  return [...effectiveLimits(row, configured).values()].some(({ limit }) => limit !== undefined);
}
