import type { Knex } from 'knex';
import {
  findReservations,
  insertReservations,
  releaseReservations,
  sumReservations,
  updateReservations,
  type AmountColumn,
  type Amounts,
  type Coverage,
} from '../database/quotas/reservations';
import { ensureScopes, findScopes, lockScopes } from '../database/quotas/scopes';
import type { QuotaScopeRow, ReservationRow } from '../database/tables';
import type { ConfiguredLimits } from './limits';
import { amountsIn, fromStored, resources, toStored } from './resources';
import { demandsOf, sharesOf, type Share } from './shares';

/** Rolls the transaction back; nothing is reserved. */
export class QuotaExceeded extends Error {
  constructor(readonly shares: Share[]) {
    super('A quota has no room');
    this.name = 'QuotaExceeded';
  }
}

/**
 * What environments hold of the quotas. Whatever takes of a scope locks its row first, so that the sums it
 * sees stay true until it commits.
 */
export class Ledger {
  readonly #configured: ConfiguredLimits;

  constructor(configured: ConfiguredLimits) {
    this.#configured = configured;
  }

  /** To be called before the transaction that reserves. */
  async prepare(db: Knex, coverage: Coverage[]): Promise<void> {
    await ensureScopes(
      db,
      coverage.map(({ scope }) => scope),
    );
  }

  /** Reserves in every scope that covers an environment, or throws QuotaExceeded. */
  async reserve(
    tx: Knex.Transaction,
    environmentId: string,
    coverage: Coverage[],
    amounts: Amounts,
  ): Promise<void> {
    const names = coverage.map(({ scope }) => scope);
    // Written before it is known to fit, since nobody need wait for that: what is locked is the counting.
    await insertReservations(tx, environmentId, coverage, amounts);
    const scopes = await lockScopes(tx, names);
    const shares = await this.#shares(tx, coverage, amounts, scopes, environmentId);
    if (shares.some(({ exceeded }) => exceeded)) throw new QuotaExceeded(shares);
  }

  /** What the amounts would take, as of now. */
  async preview(db: Knex, coverage: Coverage[], amounts: Amounts): Promise<Share[]> {
    const names = coverage.map(({ scope }) => scope);
    return this.#shares(db, coverage, amounts, await findScopes(db, names));
  }

  /** What environments that hold their reservations take, by their ids; `inUse` is what others hold. */
  async sharesHeldBy(db: Knex, environmentIds: string[]): Promise<Map<string, Share[]>> {
    const reservations = await findReservations(db, environmentIds);
    const names = [...new Set(reservations.map(({ scope }) => scope))];
    const scopes = await findScopes(db, names);
    const demands = new Map(
      environmentIds.map(id => {
        const rows = reservations.filter(row => row.environment_id === id);
        const asked = rows[0]
          ? demandsOf(coverageIn(rows), amountsIn(rows[0]), scopes, this.#configured)
          : [];
        return [id, asked];
      }),
    );
    const limited = [...demands.values()].flat().map(({ scope }) => scope);
    const held = await sumReservations(db, [...new Set(limited)]);
    return new Map(
      [...demands].map(([id, asked]) => [id, sharesOf(asked, held).map(withoutItself)]),
    );
  }

  /**
   * Makes what an environment, whose row is locked, holds another amount, or throws QuotaExceeded where a
   * limit has no room for more. What it has held already it may hold, whatever the limits are by now.
   */
  async replace(tx: Knex.Transaction, environmentId: string, amounts: Amounts): Promise<void> {
    const rows = await findReservations(tx, [environmentId]);
    if (rows.length === 0) return;
    const held = amountsIn(rows[0]);
    const coverage = coverageIn(rows);
    await updateReservations(tx, environmentId, amounts);
    const scopes = await lockScopes(
      tx,
      coverage.map(({ scope }) => scope),
    );
    const shares = await this.#shares(tx, coverage, amounts, scopes, environmentId);
    const added = shares.filter(({ resource }) => grows(resources[resource].column, held, amounts));
    if (added.some(({ exceeded }) => exceeded)) throw new QuotaExceeded(added);
  }

  /** Makes what an environment, whose row is locked, holds less; refuses nothing. */
  async lower(tx: Knex.Transaction, environmentId: string, amounts: Amounts): Promise<void> {
    await updateReservations(tx, environmentId, amounts);
  }

  /**
   * Moves what an environment, whose row is locked, holds to the scopes of another owner, or throws
   * QuotaExceeded where a limit that did not count it before has no room.
   */
  async transfer(
    tx: Knex.Transaction,
    environmentId: string,
    to: Coverage[],
    otherwise: Amounts,
  ): Promise<void> {
    const rows = await findReservations(tx, [environmentId]);
    const covered = new Set(rows.map(({ scope }) => scope));
    const owned = new Set(rows.filter(({ own }) => own === 1).map(({ scope }) => scope));
    const amounts = rows.length > 0 ? amountsIn(rows[0]) : otherwise;
    await releaseReservations(tx, environmentId);
    await insertReservations(tx, environmentId, to, amounts);
    const scopes = await lockScopes(
      tx,
      to.map(({ scope }) => scope),
    );
    const shares = await this.#shares(tx, to, amounts, scopes, environmentId);
    const added = shares.filter(({ scope, own }) => !(own ? owned : covered).has(scope));
    if (added.some(({ exceeded }) => exceeded)) throw new QuotaExceeded(added);
  }

  /** Moves what an environment, whose row is locked, holds to the scopes that cover it now; refuses nothing. */
  async move(
    tx: Knex.Transaction,
    environmentId: string,
    to: Coverage[],
    amounts: Amounts,
  ): Promise<void> {
    await lockScopes(
      tx,
      to.map(({ scope }) => scope),
    );
    await releaseReservations(tx, environmentId);
    await insertReservations(tx, environmentId, to, amounts);
  }

  /** Sums only what a limit counts: others wait for the scopes meanwhile. */
  async #shares(
    db: Knex,
    coverage: Coverage[],
    amounts: Amounts,
    scopes: QuotaScopeRow[],
    environmentId?: string,
  ): Promise<Share[]> {
    const demands = demandsOf(coverage, amounts, scopes, this.#configured);
    const held = await sumReservations(
      db,
      demands.map(({ scope }) => scope),
      environmentId,
    );
    return sharesOf(demands, held);
  }
}

/** What covers an environment, in the order of the scopes. */
function coverageIn(rows: ReservationRow[]): Coverage[] {
  return [...rows]
    .sort((a, b) => (a.scope < b.scope ? -1 : 1))
    .map(({ scope, own }) => ({ scope, own: own === 1 }));
}

/** What is unknown may be more than anything that is known. */
function grows(column: AmountColumn, from: Amounts, to: Amounts): boolean {
  const [before, after] = [from[column], to[column]];
  return before === null || after === null ? before !== after : after > before;
}

/** What is held is held, whatever the limit is by now. */
function withoutItself(share: Share): Share {
  const { resource, inUse, asked = 0 } = share;
  const others = toStored(resource, inUse) - toStored(resource, asked);
  return { ...share, inUse: fromStored(resource, others), exceeded: false, reserved: true };
}
