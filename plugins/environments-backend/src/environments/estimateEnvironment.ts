import { isError } from '@backstage/errors';
import type {
  CreateEnvironment,
  ErrorDetail,
  Estimate,
} from '@eks-environments/plugin-environments-common';
import { findOccupant } from '../database/environments/findEnvironment';
import type { ErrorFacts } from '../errors';
import type { Person } from '../permissions/Person';
import { answerPrice } from '../prices/answerPrice';
import { effectsOf } from '../quotas/effects';
import { judgeCandidate } from '../requests/judgeCandidate';
import { takenBy } from './createEnvironment';
import type { AuthorizedCall } from './EnvironmentsService';
import { evaluateCandidate, type Candidate } from './evaluateCandidate';
import { nameTaken } from './nameTaken';
import type { SubmitContext } from './submitEnvironment';

/** What a create would come to, by the same steps and as of now; stores nothing. */
export async function estimateEnvironment(
  body: CreateEnvironment,
  person: Person,
  call: AuthorizedCall,
  context: SubmitContext,
): Promise<Estimate> {
  const { database, ledger, config } = context;
  const evaluated = await evaluate(body, person, {
    ...context,
    maxLifetime: config.lifecycle.maxLifetime,
  });
  if ('violations' in evaluated) {
    return { acceptable: false, violations: evaluated.violations, quotas: [] };
  }
  const { candidate } = evaluated;
  const { evaluation, lifetime } = candidate;
  const { approval, nomination } = await judgeCandidate(candidate, call, context);
  const taken = (await findOccupant(database, evaluation)) !== undefined;
  const violations = taken ? [await nameTaken(database, evaluation, call.rights)] : [];
  const { coverage, amounts } = takenBy(candidate);
  const shares = await ledger.preview(database, coverage, amounts);
  return {
    acceptable: violations.length === 0 && !shares.some(({ exceeded }) => exceeded),
    violations,
    name: evaluation.name,
    footprint: evaluation.footprint,
    price: answerPrice(evaluation.price, lifetime),
    quotas: await effectsOf(shares, call.rights.visible('read'), context),
    approval: { ...approval, approvers: nomination.approvers, quorum: nomination.quorum },
  };
}

async function evaluate(
  ...submitted: Parameters<typeof evaluateCandidate>
): Promise<{ candidate: Candidate } | { violations: ErrorDetail[] }> {
  try {
    return { candidate: await evaluateCandidate(...submitted) };
  } catch (error) {
    const { details } = error as Partial<ErrorFacts>;
    if (isError(error) && error.name === 'InputError' && details) return { violations: details };
    throw error;
  }
}
