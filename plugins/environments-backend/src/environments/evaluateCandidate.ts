import { randomUUID } from 'node:crypto';
import {
  checkName,
  formatLifetime,
  parseLifetime,
  type CreateEnvironment,
  type EnvironmentType,
  type ErrorDetail,
} from '@eks-environments/plugin-environments-common';
import type {
  EnvironmentFacts,
  EnvironmentProvider,
  Evaluation,
} from '@eks-environments/plugin-environments-node';
import { invalid } from '../errors';
import type { Person } from '../permissions/Person';
import { monthlyCost } from '../prices/totals';
import { digestOf } from './digest';
import type { Owner, OwnerDirectory } from './OwnerDirectory';

/** An environment that somebody asks for, before anything of it is stored. */
export interface Candidate {
  id: string;
  provider: string;
  type: EnvironmentType;
  owner: Owner;
  person: Person;
  /** Milliseconds; null is without end. */
  lifetime: number | null;
  description: string | null;
  submittedManifest: string;
  evaluation: Evaluation;
  digest: string;
  /** Micro-USD a month at the most; null is unknown. */
  costPerMonth: number | null;
}

/** Evaluates what was submitted. Throws InputError with all violations at once. */
export async function evaluateCandidate(
  body: CreateEnvironment,
  person: Person,
  context: {
    providers: ReadonlyMap<string, EnvironmentProvider>;
    owners: OwnerDirectory;
    maxLifetime: number;
  },
): Promise<Candidate> {
  const violations: ErrorDetail[] = [];
  const lifetime = readLifetime(body, context.maxLifetime, violations);
  const owner = await context.owners.resolve(body.owner);
  if ('violation' in owner) violations.push(owner.violation);
  const provider = context.providers.get(body.provider);
  if (!provider) {
    violations.push({
      path: 'provider',
      rule: 'provider.unknown',
      message: `There is no provider ${body.provider}.`,
    });
    throw invalid(violations);
  }
  const id = randomUUID();
  const result = await provider.evaluate({
    environmentId: id,
    manifest: body.manifest,
    ...(body.target !== undefined && { target: body.target }),
    type: body.type,
    owner: 'ref' in owner ? owner.ref : body.owner,
    requester: person.ref,
  });
  if (!result.ok) throw invalid([...violations, ...result.violations]);
  violations.push(...checkNames(body.name, result.evaluation.name));
  if ('violation' in owner || violations.length > 0) throw invalid(violations);

  const { evaluation } = result;
  const costPerMonth = monthlyCost(evaluation.price.parts);
  return {
    id,
    provider: provider.id,
    type: body.type,
    owner,
    person,
    lifetime,
    description: body.description ?? null,
    submittedManifest: body.manifest,
    evaluation,
    digest: digestOf({
      provider: provider.id,
      target: evaluation.placement.target,
      type: body.type,
      owner: owner.ref,
      lifetime,
      effectiveManifest: evaluation.effectiveManifest,
      costPerMonth,
    }),
    costPerMonth,
  };
}

/** What policies judge the candidate by; nobody is nominated to decide it yet. */
export function factsOfCandidate(candidate: Candidate): EnvironmentFacts {
  return {
    owner: candidate.owner.ref,
    requester: candidate.person.ref,
    approvers: [],
    type: candidate.type,
    provider: candidate.provider,
    target: candidate.evaluation.placement.target,
    region: candidate.evaluation.placement.region,
    status: 'awaiting-approval',
    ...(candidate.lifetime !== null && { lifetime: candidate.lifetime }),
    nodes: candidate.evaluation.footprint.nodes,
    ...(candidate.costPerMonth !== null && { costPerMonth: candidate.costPerMonth }),
    via: candidate.person.via,
  };
}

function checkNames(given: string | undefined, name: string): ErrorDetail[] {
  const violations = checkName(name);
  if (given !== undefined && given !== name) {
    violations.push({
      path: 'name',
      rule: 'name.manifest',
      message: `The manifest names it ${name}.`,
    });
  }
  return violations;
}

function readLifetime(
  { type, lifetime }: CreateEnvironment,
  maxLifetime: number,
  violations: ErrorDetail[],
): number | null {
  const refuse = (rule: string, message: string) => {
    violations.push({ path: 'lifetime', rule, message });
    return null;
  };
  if (type === 'permanent') {
    return lifetime === undefined
      ? null
      : refuse('lifetime.permanent', 'A permanent environment has no lifetime.');
  }
  if (lifetime === undefined) {
    return refuse('lifetime.required', 'A temporary environment needs a lifetime.');
  }
  const milliseconds = parseLifetime(lifetime);
  if (milliseconds === undefined || milliseconds === 0) {
    return refuse('lifetime.format', 'Use days, hours and minutes, for example P7D or PT12H.');
  }
  if (milliseconds > maxLifetime) {
    return refuse('lifetime.max', `At most ${formatLifetime(maxLifetime)}.`);
  }
  return milliseconds;
}
