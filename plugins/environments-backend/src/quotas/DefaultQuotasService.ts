import type { Knex } from 'knex';
import {
  type ErrorDetail,
  type Page,
  type Quota,
  type QuotaLimits,
  type QuotaResource,
  type QuotasQuery,
  type QuotaUsage,
} from '@eks-environments/plugin-environments-common';
import type { Clock, EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { findHolders } from '../database/quotas/holders';
import { sumReservations } from '../database/quotas/reservations';
import {
  ensureScopes,
  findChanges,
  findScopes,
  listScopes,
  lockScopes,
  storeLimits,
} from '../database/quotas/scopes';
import type { QuotaScopeRow } from '../database/tables';
import type { OwnerDirectory } from '../environments/OwnerDirectory';
import { conflict, forbidden, invalid, notFound } from '../errors';
import { answerChange, answerHolding, answerQuota, etagOf } from './answer';
import type { ConfiguredLimits } from './limits';
import type { QuotaRights } from './QuotaRights';
import type { Matching, QuotasCall, QuotasService } from './QuotasService';
import { refuseLimit } from './refuseLimit';
import { refuseScope } from './refuseScope';
import { unsetScope } from './shares';

/** Most holders and changes that one answer tells of. */
const mostHolders = 500;
const mostChanges = 50;

export interface QuotasOptions {
  database: Knex;
  configured: ConfiguredLimits;
  owners: OwnerDirectory;
  providers: ReadonlyMap<string, EnvironmentProvider>;
  clock: Clock;
}

/** Quotas, for callers whose rights have been judged. */
export class DefaultQuotasService implements QuotasService<QuotasCall> {
  readonly #options: QuotasOptions;
  readonly #db: Knex;

  constructor(options: QuotasOptions) {
    this.#options = options;
    this.#db = options.database;
  }

  async list(
    query: QuotasQuery & { limit: number },
    { quotaRights }: QuotasCall,
  ): Promise<Page<Quota>> {
    const { owners } = quotaRights;
    // Whoever looks sees what they may have, before they have anything.
    if (owners !== 'all') await ensureScopes(this.#db, owners);
    const { rows, ...page } = await listScopes(this.#db, query, owners);
    const held = await sumReservations(
      this.#db,
      rows.map(({ scope }) => scope),
    );
    const { configured } = this.#options;
    return {
      items: rows.map(row => answerQuota(row, held.get(row.scope), configured, quotaRights)),
      ...page,
    };
  }

  async usage(scope: string, call: QuotasCall): Promise<QuotaUsage> {
    const visible = call.rights.visible('read');
    const quota = await this.#get(scope, call);
    const [{ rows, total }, changes] = await Promise.all([
      findHolders(this.#db, { scope }, visible, mostHolders),
      findChanges(this.#db, scope, mostChanges),
    ]);
    return {
      quota,
      holders: rows.map(answerHolding),
      otherHolders: total - rows.length,
      changes: changes.map(answerChange),
    };
  }

  async set(scope: string, limits: QuotaLimits, call: QuotasCall & Matching): Promise<Quota> {
    const violations: ErrorDetail[] = [];
    for (const [resource, limit] of Object.entries(limits) as Array<
      [QuotaResource, number | 'unlimited']
    >) {
      const reason = refuseLimit(resource, limit);
      if (reason) {
        violations.push({ path: `limits/${resource}`, rule: 'quota.limit', message: reason });
      }
    }
    violations.push(...(await refuseScope(scope, this.#options)));
    if (violations.length > 0) throw invalid(violations);
    await ensureScopes(this.#db, [scope]);
    return this.#store(scope, limits, call);
  }

  async reset(scope: string, call: QuotasCall & Matching): Promise<Quota> {
    const [row] = await findScopes(this.#db, [scope]);
    return row && row.limits !== null
      ? this.#store(scope, undefined, call)
      : this.#get(scope, call);
  }

  async #store(
    scope: string,
    limits: QuotaLimits | undefined,
    call: QuotasCall & Matching,
  ): Promise<Quota> {
    const { person } = call.rights;
    if (!person) throw forbidden('person', 'Only people change quotas; services read');
    const now = this.#options.clock.now();
    await this.#db.transaction(async tx => {
      const [row] = await lockScopes(tx, [scope]);
      if (call.etag !== undefined && call.etag !== etagOf(row)) {
        throw conflict('version', 'The limits were changed by someone else meanwhile');
      }
      await storeLimits(tx, row, { limits, by: person.ref, now });
    });
    return this.#get(scope, call);
  }

  async #get(scope: string, { quotaRights }: QuotasCall): Promise<Quota> {
    const [found] = await findScopes(this.#db, [scope]);
    const row = found ?? (await this.#unset(scope, quotaRights));
    const held = await sumReservations(this.#db, [scope]);
    return answerQuota(row, held.get(scope), this.#options.configured, quotaRights);
  }

  /** A scope that nothing was ever stored for: whoever may set its limits sees that. */
  async #unset(scope: string, rights: QuotaRights): Promise<QuotaScopeRow> {
    const refused = !rights.update || (await refuseScope(scope, this.#options)).length > 0;
    if (refused) throw notFound('quota');
    return unsetScope(scope);
  }
}
