import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider, Evaluation } from '@eks-environments/plugin-environments-node';
import type { EnvironmentsConfig } from '../config/readConfig';
import { toMoment, toNumber } from '../database/columns';
import type { FullEnvironmentRecord } from '../database/environments/records';
import type { RequestRecord } from '../database/requests/records';
import type { Owner, OwnerDirectory } from '../environments/OwnerDirectory';
import { requireMovableEnd, violationsOf } from '../environments/extension';
import { requireUnprotected } from '../environments/requestDeletion';
import { conflict } from '../errors';
import { monthlyCost } from '../prices/totals';
import { whomToTell } from './enoughPeople';
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
      /** Who of them, and of the admins where they are too few, is told. */
      told: string[];
      why: string;
    };

export interface ReexamineContext {
  providers: ReadonlyMap<string, EnvironmentProvider>;
  owners: OwnerDirectory;
  config: EnvironmentsConfig;
}

/**
 * Looks at a request again, outside of any transaction. Throws ConflictError where nobody can approve it as it
 * is: its owner or requester is gone from the catalog, or its environment is not in the state for it.
 * ServiceUnavailableError where the catalog cannot be asked.
 */
export async function reexamine(
  environment: FullEnvironmentRecord,
  request: RequestRecord,
  context: ReexamineContext & { now: Date },
): Promise<Finding> {
  switch (request.kind) {
    case 'create':
      return reexamineCreation(environment, request, context);
    case 'extend':
      return reexamineExtension(environment, request, context);
    case 'delete':
      requireUnprotected(environment);
      return { kind: 'same' };
    default:
      throw conflict('kind', `Requests to ${request.kind satisfies never} are of a later version`);
  }
}

async function reexamineExtension(
  environment: FullEnvironmentRecord,
  { requester, expires_at: expiresAt }: RequestRecord,
  { owners, config, now }: ReexamineContext & { now: Date },
): Promise<Finding> {
  await ownerOf({ owner: environment.owner, requester }, owners);
  requireMovableEnd(environment);
  if (expiresAt === null) throw new Error('An extension has an end');
  const { maxLifetime } = config.lifecycle;
  const violations = violationsOf(environment, toMoment(expiresAt), { maxLifetime, now });
  return violations.length > 0 ? { kind: 'refused', violations } : { kind: 'same' };
}

/** Evaluates the manifest anew. */
async function reexamineCreation(
  environment: FullEnvironmentRecord,
  request: RequestRecord,
  context: ReexamineContext,
): Promise<Finding> {
  const owner = await ownerOf(environment, context.owners);
  const result = await evaluateAgain(environment, context);
  if (!result.ok) return { kind: 'refused', violations: result.violations };
  const { evaluation } = result;
  const costPerMonth = monthlyCost(evaluation.price.parts);
  const changed = async (why: string): Promise<Finding> => {
    const askedBy = [request.requester, request.submitted_by];
    const nominee = { owner, type: environment.type, costPerMonth };
    const nomination = nominate(nominee, askedBy, context.config.approvals.rules);
    const told = await whomToTell(
      { ...nomination, besides: askedBy },
      { ...context, ...context.config },
    );
    return { kind: 'changed', evaluation, costPerMonth, nomination, told, why };
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
  { owner, requester }: Pick<FullEnvironmentRecord, 'owner' | 'requester'>,
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
