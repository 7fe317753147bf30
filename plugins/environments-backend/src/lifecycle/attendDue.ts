import type { Knex } from 'knex';
import type { Clock } from '@eks-environments/plugin-environments-node';
import type { AuditedEvent } from '../audit/audited';
import { recorded, type RecordContext } from '../audit/recorded';
import {
  dueEnvironments,
  type DueEnvironment,
  type DueKind,
} from '../database/environments/dueEnvironments';
import { lockEnvironment } from '../database/environments/findEnvironment';
import type { EnvironmentRow } from '../database/tables';

const batch = 50;

export interface SweepContext extends RecordContext {
  database: Knex;
  clock: Clock;
  /** Told after each commit that changed an environment. */
  announce(environmentId: string): void;
}

/**
 * Attends to each environment of which something was due when it was begun, in a transaction of its own. `attend`
 * gets its locked row, judges anew what is due of it, since somebody may have come before, and says whether it
 * changed anything, or what the portal has decided by that. One that cannot be attended to keeps no other waiting.
 */
export async function attendDue(
  kind: DueKind,
  context: SweepContext,
  attend: (
    tx: Knex.Transaction,
    environment: EnvironmentRow,
    now: Date,
  ) => Promise<AuditedEvent | boolean>,
  signal?: AbortSignal,
): Promise<void> {
  const { database, clock, logger, announce } = context;
  const now = clock.now();
  let after: DueEnvironment | undefined;
  for (;;) {
    const due = await dueEnvironments(database, kind, { now, after, limit: batch });
    for (const { id } of due) {
      if (signal?.aborted) return;
      try {
        const changed = await database.transaction(async tx => {
          const environment = await lockEnvironment(tx, id);
          return environment !== undefined && attend(tx, environment, clock.now());
        });
        if (changed) announce(id);
        if (typeof changed === 'object') await recorded(context, changed);
      } catch (error) {
        logger.warn(`The ${kind} of environment ${id} is tried again`, error as Error);
      }
    }
    if (due.length < batch) return;
    after = due[due.length - 1];
  }
}
