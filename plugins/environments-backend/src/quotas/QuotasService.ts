import type {
  Page,
  Quota,
  QuotaLimits,
  QuotasQuery,
  QuotaUsage,
} from '@eks-environments/plugin-environments-common';
import type { Call } from '../environments/EnvironmentsService';
import type { Rights } from '../permissions/Rights';
import type { QuotaRights } from './QuotaRights';

/** A call of somebody whose rights on quotas are known, and on the environments that hold them. */
export interface QuotasCall extends Call {
  quotaRights: QuotaRights;
  rights: Rights;
}

/** The etag that a change is made to; ConflictError if it is another by now. */
export interface Matching {
  etag?: string;
}

/**
 * Limits and their use. Scopes that do not exist and those that do not cover the caller give the same
 * NotFoundError.
 */
export interface QuotasService<C extends Call = Call> {
  list(query: QuotasQuery & { limit: number }, call: C): Promise<Page<Quota>>;
  usage(scope: string, call: C): Promise<QuotaUsage>;
  /** Sets the limits in place of those set before. Throws InputError for what is no limit or no scope. */
  set(scope: string, limits: QuotaLimits, call: C & Matching): Promise<Quota>;
  /** Goes back to the limits of the configuration. */
  reset(scope: string, call: C & Matching): Promise<Quota>;
}
