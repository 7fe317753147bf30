import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider, Evaluation } from '@eks-environments/plugin-environments-node';
import type { EnvironmentsConfig } from '../config/readConfig';
import { toNumber } from '../database/columns';
import type { FullEnvironmentRecord } from '../database/environments/records';
import type { RequestRow } from '../database/tables';
import type { Owner, OwnerDirectory } from '../environments/OwnerDirectory';
import { conflict } from '../errors';
import { monthlyCost } from '../prices/totals';
import { nominate, type Nomination } from './nominate';

/** What a request comes to when it is looked at again before its last approval. */
export type Finding =
  /** It is what was seen. */
  | { kind: 'same' }
  /** It breaks what holds now. */
  | { kind: 'refused'; violations: ErrorDetail[] }
  /** It would not be what was seen; `why` is a sentence. */
  | {
      kind: 'changed';
      evaluation: Evaluation;
      costPerMonth: number | null;
      /** Who decides what it is by now. */
      nomination: Nomination;
      why: string;
    };

export interface ReexamineContext {
  providers: ReadonlyMap<string, EnvironmentProvider>;
  owners: OwnerDirectory;
  config: EnvironmentsConfig;
}

/**
 * Evaluates a request anew, outside of any transaction. Throws ConflictError where its owner or requester is
 * gone from the catalog, and ServiceUnavailableError where that cannot be asked.
 */
export async function reexamine(
  environment: FullEnvironmentRecord,
  request: Pick<RequestRow, 'cost_per_month' | 'requester' | 'submitted_by'>,
  context: ReexamineContext,
): Promise<Finding> {
  const owner = await ownerOf(environment, context.owners);
  const result = await evaluateAgain(environment, context);
  if (!result.ok) return { kind: 'refused', violations: result.violations };
  const { evaluation } = result;
  const costPerMonth = monthlyCost(evaluation.price.parts);
  const changed = (why: string): Finding => {
    const askedBy = [request.requester, request.submitted_by];
    const nominee = { owner, type: environment.type, costPerMonth };
    const nomination = nominate(nominee, askedBy, context.config.approvals.rules);
    return { kind: 'changed', evaluation, costPerMonth, nomination, why };
  };
  if (evaluation.effectiveManifest !== environment.effective_manifest) {
    return changed('The platform’s settings have changed what its manifest comes to.');
  }
  const before = request.cost_per_month === null ? null : toNumber(request.cost_per_month);
  return isDearer(before, costPerMonth, context.config.approvals.costTolerance)
    ? changed(`It would cost ${usd(costPerMonth)} a month at the most, not ${usd(before)}.`)
    : { kind: 'same' };
}

/** What is stored of an environment, by the guardrails of now. */
export async function evaluateAgain(
  environment: FullEnvironmentRecord,
  { providers, config }: Pick<ReexamineContext, 'providers' | 'config'>,
) {
  const provider = providers.get(environment.provider);
  if (!provider)
    throw conflict('provider', `There is no provider ${environment.provider} any more`);
  const result = await provider.evaluate({
    environmentId: environment.id,
    manifest: environment.submitted_manifest,
    target: environment.target,
    type: environment.type,
    owner: environment.owner,
    requester: environment.requester,
  });
  const { lifetime } = environment;
  const tooLong = lifetime !== null && toNumber(lifetime) > config.lifecycle.maxLifetime;
  if (!tooLong) return result;
  const violation = {
    path: 'lifetime',
    rule: 'lifetime.max',
    message: 'Its lifetime is longer than this portal allows by now.',
  };
  const others = result.ok ? [] : result.violations;
  return { ok: false as const, violations: [violation, ...others] };
}

/** Throws ConflictError where the owner or the requester is gone. */
async function ownerOf(
  { owner, requester }: FullEnvironmentRecord,
  owners: OwnerDirectory,
): Promise<Owner> {
  const [found, known] = await Promise.all([owners.resolve(owner), owners.lineages([requester])]);
  const missing = new Set<string>();
  if ('violation' in found) missing.add(owner);
  if (!known.has(requester)) missing.add(requester);
  if ('violation' in found || missing.size > 0) {
    const named = [...missing].join(' and no ');
    throw conflict('owner-missing', `The catalog has no ${named} any more: reject the request`);
  }
  return found;
}

function isDearer(before: number | null, now: number | null, tolerance: number): boolean {
  if (before === null) return false;
  return now === null || now > before * (1 + tolerance);
}

function usd(micro: number | null): string {
  return micro === null ? 'nobody knows how much' : `${(micro / 1_000_000).toFixed(2)} USD`;
}
