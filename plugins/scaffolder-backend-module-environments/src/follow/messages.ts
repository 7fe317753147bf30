import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';
import type {
  Environment,
  ErrorDetail,
  QuotaEffect,
} from '@eks-environments/plugin-environments-common';
import type { EndOfWatch } from './watchEnvironment';

/** Where people see the environment. */
export function environmentUrl(environment: { id: string }): string {
  return `/environments/${environment.id}`;
}

/** What to tell when watching ended early; the environment goes on in each case. */
export function endMessage(ended: EndOfWatch, environment: Environment): string {
  const reasons: Record<EndOfWatch, string> = {
    time: 'This page has watched for 30 minutes and stops now.',
    token: 'Your sign-in has run out for this page, so it stops watching.',
    outage: 'The environments backend does not answer, so this page stops watching.',
    stopped: 'This page stops watching.',
  };
  return `${reasons[ended]} ${environment.name} is ${
    environment.status
  } and goes on without it: see ${environmentUrl(environment)}`;
}

/** The error for a task whose environment came to a bad end. */
export function failure(what: string, environment: Environment): Error {
  const { lastError } = environment;
  const lines = lastError
    ? [
        `${what}: ${lastError.message}`,
        ...(lastError.advice ? [lastError.advice] : []),
        ...(lastError.evidence ?? []).map(line => `- ${line}`),
      ]
    : [`${what}: it is ${environment.status}`];
  return new Error([...lines, `See ${environmentUrl(environment)}`].join('\n'));
}

/** A refusal by the API as an error that gives each reason its own line; other errors as they are. */
export function explained(what: string, error: unknown): unknown {
  if (!(error instanceof ResponseError)) return error;
  const text = refusal(what, error.body.error as Refusal).join('\n');
  switch (error.statusCode) {
    case 400:
      return new InputError(text);
    case 403:
      return new NotAllowedError(text);
    case 404:
      return new NotFoundError(text);
    case 409:
      return new ConflictError(text);
    default:
      return error;
  }
}

type Refusal = { message: string; details?: ErrorDetail[]; quotas?: QuotaEffect[] };

function refusal(what: string, { message, details = [], quotas = [] }: Refusal): string[] {
  // The message of such a refusal repeats its quotas.
  if (quotas.length > 0) return [`${what}: the quota has no room`, ...noRoom(quotas)];
  return [`${what}: ${message}`, ...details.map(detail => `- ${detail.path}: ${detail.message}`)];
}

/** Most environments that are named: the page of the quota has them all. */
const mostNamed = 5;

/** Why there is no room; then of each scope, once, who holds what there is and what frees it. */
function noRoom(quotas: QuotaEffect[]): string[] {
  const scopes = [...new Set(quotas.map(({ scope }) => scope))];
  return scopes.flatMap(scope => {
    const effects = quotas.filter(effect => effect.scope === scope);
    return [
      ...effects.map(({ resource, message }) => `- ${message ?? `${resource} of ${scope}`}`),
      ...holdersOf(scope, effects),
      ...freedOf(effects),
    ];
  });
}

function holdersOf(scope: string, effects: QuotaEffect[]): string[] {
  const named = new Map(
    effects.flatMap(({ holders }) => holders).map(holder => [holder.environmentId, holder]),
  );
  const all = Math.max(
    named.size,
    ...effects.map(({ holders, otherHolders }) => holders.length + otherHolders),
  );
  if (all === 0) return [];
  const first = [...named.values()]
    .slice(0, mostNamed)
    .map(({ name, expiresAt }) =>
      expiresAt ? `${name} (until ${momentInWords(expiresAt)})` : name,
    );
  const more = all - first.length;
  const held = [...first, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return [`- Held by ${held}: see [who holds what](/environments/quotas/${scope})`];
}

/** Enough is free once it is of every resource. */
function freedOf(effects: QuotaEffect[]): string[] {
  const moments = effects.flatMap(({ freedAt }) => (freedAt ? [freedAt] : []));
  if (moments.length < effects.length) return [];
  const last = moments.sort()[moments.length - 1];
  return [`- Enough is free from ${momentInWords(last)} at the latest, when lifetimes end`];
}

/** For example 2026-11-22 12:00 UTC: the log does not know the reader's time zone. */
function momentInWords(moment: string): string {
  return `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
