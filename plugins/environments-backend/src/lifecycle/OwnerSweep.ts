import type { Knex } from 'knex';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { recorded, type RecordContext } from '../audit/recorded';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { livingOwners } from '../database/environments/livingOwners';
import type { OwnerDirectory } from '../environments/OwnerDirectory';
import { ownerMissing } from '../notifications/ownerMissing';
import type { Outbox } from '../notifications/Outbox';

export interface OwnerSweepOptions extends RecordContext {
  database: Knex;
  owners: OwnerDirectory;
  outbox: Outbox;
  /** Who is told. */
  admins: string[];
  clock: Clock;
  announce(environmentId: string): void;
}

/** Marks environments whose owner is gone from the catalog, tells the admins, and takes the mark off again. */
export class OwnerSweep {
  readonly #options: OwnerSweepOptions;

  constructor(options: OwnerSweepOptions) {
    this.#options = options;
  }

  /** Throws ServiceUnavailableError where the catalog cannot be asked. */
  async run(signal?: AbortSignal): Promise<void> {
    const { database, owners, logger } = this.#options;
    const living = await livingOwners(database);
    const known = await owners.lineages([...new Set(living.map(({ owner }) => owner))]);
    // A catalog that knows none of them is being filled rather than empty.
    if (living.length > 0 && known.size === 0) {
      logger.warn('The catalog has none of the owners of environments; nothing is marked');
      return;
    }
    for (const { id, owner, marked } of living) {
      if (signal?.aborted) return;
      const missing = !known.has(owner);
      if (missing === marked) continue;
      try {
        await this.#settle({ id, owner, missing });
      } catch (error) {
        logger.warn(`The owner of environment ${id} is looked for again later`, error as Error);
      }
    }
  }

  async #settle(found: { id: string; owner: string; missing: boolean }): Promise<void> {
    const { database, announce } = this.#options;
    const { id, owner, missing } = found;
    const marks = await database.transaction(tx => this.#mark(tx, found));
    announce(id);
    const eventId = `environment-owner-${missing ? 'missing' : 'found'}`;
    const meta = { environmentId: id, owner };
    if (marks) await recorded(this.#options, { eventId, severityLevel: 'medium', meta });
  }

  /** False if nothing was changed. */
  async #mark(
    tx: Knex.Transaction,
    { id, owner, missing }: { id: string; owner: string; missing: boolean },
  ): Promise<boolean> {
    const { outbox, admins, clock } = this.#options;
    const environment = await lockEnvironment(tx, id);
    const same =
      environment?.owner === owner &&
      !isFinalStatus(environment.status) &&
      (environment.owner_missing_since !== null) !== missing;
    if (!environment || !same) return false;
    const now = clock.now();
    await changeEnvironment(tx, {
      environment,
      set: { owner_missing_since: missing ? fromMoment(now) : null },
      event: missing
        ? { kind: 'owner-missing', message: `The catalog has no ${owner} any more` }
        : { kind: 'owner-found', message: `The catalog has ${owner} again` },
      now,
    });
    if (missing)
      await outbox.write(tx, ownerMissing({ environment, recipients: admins, since: now }));
    return true;
  }
}
