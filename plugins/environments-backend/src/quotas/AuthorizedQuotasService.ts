import type { AuditorService } from '@backstage/backend-plugin-api';
import type {
  Page,
  Quota,
  QuotaLimits,
  QuotasQuery,
  QuotaUsage,
} from '@eks-environments/plugin-environments-common';
import { audited } from '../audit/audited';
import type { Call } from '../environments/EnvironmentsService';
import { forbidden, notFound } from '../errors';
import { personOf } from '../permissions/Person';
import type { RightsReader } from '../permissions/Rights';
import type { QuotaRightsReader } from './QuotaRights';
import type { Matching, QuotasCall, QuotasService } from './QuotasService';

export interface QuotasAuthorizationOptions {
  quotaRights: Pick<QuotaRightsReader, 'of'>;
  rights: Pick<RightsReader, 'of'>;
  auditor: AuditorService;
}

/** The only door to the quotas: judges what the caller may do, and keeps record of every change. */
export class AuthorizedQuotasService implements QuotasService {
  readonly #domain: QuotasService<QuotasCall>;
  readonly #options: QuotasAuthorizationOptions;

  constructor(domain: QuotasService<QuotasCall>, options: QuotasAuthorizationOptions) {
    this.#domain = domain;
    this.#options = options;
  }

  async list(query: QuotasQuery & { limit: number }, call: Call): Promise<Page<Quota>> {
    return this.#domain.list(query, await this.#reading(call));
  }

  async usage(scope: string, call: Call): Promise<QuotaUsage> {
    const authorized = await this.#reading(call);
    const { owners } = authorized.quotaRights;
    const covered = !scope.startsWith('owners/') || owners === 'all' || owners.includes(scope);
    if (!covered) throw notFound('quota');
    return this.#domain.usage(scope, authorized);
  }

  async set(scope: string, limits: QuotaLimits, call: Call & Matching): Promise<Quota> {
    return this.#change('quota-set', { scope, limits }, call, authorized =>
      this.#domain.set(scope, limits, authorized),
    );
  }

  async reset(scope: string, call: Call & Matching): Promise<Quota> {
    return this.#change('quota-reset', { scope }, call, authorized =>
      this.#domain.reset(scope, authorized),
    );
  }

  async #change(
    eventId: string,
    meta: { scope: string; limits?: QuotaLimits },
    call: Call & Matching,
    work: (authorized: QuotasCall & Matching) => Promise<Quota>,
  ): Promise<Quota> {
    const severityLevel = 'high' as const;
    return audited(this.#options.auditor, { eventId, severityLevel, meta }, call, async () => {
      const authorized = await this.#authorized(call);
      if (!personOf(call.credentials)) {
        throw forbidden('person', 'Only people change quotas; services read');
      }
      if (!authorized.quotaRights.update) {
        throw forbidden('not-allowed', 'You may not change quotas');
      }
      return work({ ...authorized, ...(call.etag !== undefined && { etag: call.etag }) });
    });
  }

  async #reading(call: Call): Promise<QuotasCall> {
    const authorized = await this.#authorized(call);
    if (!authorized.quotaRights.read) throw forbidden('not-allowed', 'You may not see quotas');
    return authorized;
  }

  async #authorized(call: Call): Promise<QuotasCall> {
    const { quotaRights, rights } = this.#options;
    const [ofQuotas, ofEnvironments] = await Promise.all([
      quotaRights.of(call.credentials),
      rights.of(call.credentials),
    ]);
    return { ...call, quotaRights: ofQuotas, rights: ofEnvironments };
  }
}
