import type { Knex } from 'knex';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isFinalStatus, ownerOfQuotaScope } from '@eks-environments/plugin-environments-common';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { livingEnvironments, type LivingRecord } from '../database/quotas/livingEnvironments';
import { findReservations, releaseEnded, type Coverage } from '../database/quotas/reservations';
import type { ReservationRow } from '../database/tables';
import type { OwnerDirectory } from '../environments/OwnerDirectory';
import { coverageOf } from './coverage';
import type { Ledger } from './Ledger';
import type { ConfiguredLimits } from './limits';
import { amountsIn, amountsOfRow } from './resources';

const batch = 500;

export interface QuotaSweepOptions {
  database: Knex;
  owners: OwnerDirectory;
  ledger: Ledger;
  configured: Pick<ConfiguredLimits, 'scopes'>;
  logger: LoggerService;
}

/**
 * Moves reservations to the scopes that cover their environments now: the groups of the catalog change. It
 * refuses nothing. It also makes those that are missing, and gives back what ended environments hold:
 * during an upgrade a replica without quotas may work beside this one. What it has done it finds done.
 */
export class QuotaSweep {
  readonly #options: QuotaSweepOptions;
  /** Owners with configured limits whom the catalog does not have, as was said. */
  readonly #missing = new Set<string>();

  constructor(options: QuotaSweepOptions) {
    this.#options = options;
  }

  /** How many environments were moved. Throws ServiceUnavailableError where the catalog cannot be asked. */
  async run(signal?: AbortSignal): Promise<number> {
    const { database, owners } = this.#options;
    await releaseEnded(database);
    let moved = 0;
    let after = '';
    while (!signal?.aborted) {
      const living = await livingEnvironments(database, after, batch);
      const lineages = await owners.lineages([...new Set(living.map(({ owner }) => owner))]);
      const held = byEnvironment(
        await findReservations(
          database,
          living.map(({ id }) => id),
        ),
      );
      for (const environment of living) {
        const from = held.get(environment.id) ?? [];
        // An owner that the catalog does not have any more stays where it was.
        const lineage =
          lineages.get(environment.owner) ?? (from.length === 0 ? [environment.owner] : undefined);
        const to = lineage && coverageOf({ ...environment, lineage });
        if (to && !isCovered(from, to) && (await this.#move(environment, to))) moved += 1;
      }
      if (living.length < batch) break;
      after = living[living.length - 1].id;
    }
    await this.#warnOfMissing();
    return moved;
  }

  /** Limits of an owner that there is not limit nothing: it may be misspelt, or not be there yet. */
  async #warnOfMissing(): Promise<void> {
    const { owners, configured, logger } = this.#options;
    const limited = [...configured.scopes.keys()].flatMap(scope => ownerOfQuotaScope(scope) ?? []);
    const lineages = await owners.lineages(limited);
    for (const ref of limited) {
      if (lineages.has(ref)) this.#missing.delete(ref);
      else if (!this.#missing.has(ref)) {
        this.#missing.add(ref);
        logger.warn(`The catalog has no ${ref}: environments.quotas.owners.${ref} limits nothing`);
      }
    }
  }

  async #move({ id, owner }: LivingRecord, to: Coverage[]): Promise<boolean> {
    const { database, ledger, logger } = this.#options;
    await ledger.prepare(database, to);
    const moved = await database.transaction(async tx => {
      const environment = await lockEnvironment(tx, id);
      if (!environment || isFinalStatus(environment.status) || environment.owner !== owner) {
        return false;
      }
      const [held] = await findReservations(tx, [id]);
      await ledger.move(tx, id, to, held ? amountsIn(held) : amountsOfRow(environment));
      return true;
    });
    if (moved) logger.info(`What environment ${id} holds of the quotas was moved: ${owner}`);
    return moved;
  }
}

function byEnvironment(rows: ReservationRow[]): Map<string, ReservationRow[]> {
  const grouped = new Map<string, ReservationRow[]>();
  for (const row of rows) {
    grouped.set(row.environment_id, [...(grouped.get(row.environment_id) ?? []), row]);
  }
  return grouped;
}

function isCovered(from: ReservationRow[], to: Coverage[]): boolean {
  const text = (scope: string, own: boolean) => `${scope} ${own}`;
  const held = new Set(from.map(({ scope, own }) => text(scope, own === 1)));
  return held.size === to.length && to.every(({ scope, own }) => held.has(text(scope, own)));
}
