import { randomUUID } from 'node:crypto';
import type { Extend } from '@eks-environments/plugin-environments-common';
import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import { toNumber } from '../database/columns';
import { findEnvironment } from '../database/environments/findEnvironment';
import type { FullEnvironmentRecord } from '../database/environments/records';
import type { EnvironmentRow } from '../database/tables';
import { conflict, invalid, notFound } from '../errors';
import type { Person } from '../permissions/Person';
import { whomToTell } from '../requests/enoughPeople';
import { judgeFacts } from '../requests/judgeCandidate';
import { nominate } from '../requests/nominate';
import { openRequest, type Asked } from '../requests/openRequest';
import type { AuthorizedCall } from './EnvironmentsService';
import { extendEnvironment } from './extendEnvironment';
import { readEnd, requireMovableEnd, requireNoOpenRequest, violationsOf } from './extension';
import { factsOfEnvironment } from './facts';
import { lifetimeStart } from './lifetime';
import { lockJudged } from './lockJudged';
import { madeEarlier, once, type Remembered } from './once';
import type { SubmitContext } from './submitEnvironment';

/** What a call for a later end made. */
export interface Extending {
  /** Of the request that it opened, or of the environment where it was done at once. */
  id: string;
  replayed: boolean;
  /** The request that it made pointless, unless it was replayed. */
  withdrawnRequestId?: string;
}

/**
 * Gives an environment a later end where policy lets the caller do so at once, and else asks for it. Throws as
 * `extendEnvironment` does, and ConflictError where it needs an approval while another request is open, or nobody can
 * be asked because its owner is gone.
 */
export async function requestExtension(
  id: string,
  body: Extend,
  person: Person,
  call: AuthorizedCall,
  context: SubmitContext,
): Promise<Extending> {
  const { database } = context;
  const remembered = { requester: person.ref, repeatable: call.repeatable };
  const earlier = await madeEarlier(database, remembered);
  if (earlier !== undefined) return { id: earlier, replayed: true };
  try {
    return await askForExtension(id, body, person, remembered, call, context);
  } catch (error) {
    // What came between may be the same call, made once more: then it is done.
    const meanwhile = await madeEarlier(database, remembered);
    if (meanwhile === undefined) throw error;
    return { id: meanwhile, replayed: true };
  }
}

async function askForExtension(
  id: string,
  body: Extend,
  person: Person,
  remembered: Remembered,
  call: AuthorizedCall,
  context: SubmitContext,
): Promise<Extending> {
  const { database, clock, config, providers, outbox, logger } = context;
  const environment = await findEnvironment(database, id);
  if (!environment) throw notFound('environment');
  const now = clock.now();
  const expiresAt = readEnd(body, now);
  const refuseOthers = (row: FullEnvironmentRecord | EnvironmentRow) => {
    requireMovableEnd(row);
    const { maxLifetime } = config.lifecycle;
    const violations = violationsOf(row, expiresAt, { maxLifetime, now });
    const path = body.lifetime === undefined ? 'expiresAt' : 'lifetime';
    if (violations.length > 0) throw invalid(violations.map(one => ({ ...one, path })));
  };
  refuseOthers(environment);

  const start = lifetimeStart(environment) ?? now;
  const lifetime = expiresAt.getTime() - start.getTime();
  const approval = await judgeFacts(factsOf(environment, person, lifetime), call, context);
  if (approval.required) {
    requireNoOpenRequest(environment);
    logger.info(`The extension of ${id} needs an approval: ${approval.reasons.join('; ')}`);
  }
  const nominated = approval.required ? await nominateFor(environment, person, context) : null;
  const requestId = randomUUID();
  let withdrawn: string | undefined;
  const makes = { id: nominated === null ? id : requestId, now };
  const made = await once(database, remembered, makes, async tx => {
    const locked = await lockJudged(tx, id, call);
    if (!locked) throw notFound('environment');
    if (nominated === null) {
      const extension = { expiresAt, actor: person.ref, now };
      withdrawn = await extendEnvironment(tx, id, extension, { ...config, outbox });
      return;
    }
    refuseOthers(locked);
    requireNoOpenRequest(locked);
    const asked: Asked = {
      ...{ id: requestId, kind: 'extend', person, approval, ...nominated },
      reason: body.reason || null,
      until: { expiresAt, lifetime },
    };
    await openRequest(tx, locked, asked, { ...config, providers, outbox, now });
  });
  return { ...made, ...(withdrawn !== undefined && { withdrawnRequestId: withdrawn }) };
}

/** What it would be with that lifetime, asked for by this person; nobody is nominated to decide it yet. */
function factsOf(
  environment: FullEnvironmentRecord,
  { ref, via }: Person,
  lifetime: number,
): EnvironmentFacts {
  return { ...factsOfEnvironment(environment), requester: ref, via, approvers: [], lifetime };
}

/** Throws ServiceUnavailableError. */
async function nominateFor(
  { owner: ref, type, cost_per_month: cost }: FullEnvironmentRecord,
  person: Person,
  { owners, config }: SubmitContext,
): Promise<Pick<Asked, 'nomination' | 'told'>> {
  const owner = await owners.resolve(ref);
  if ('violation' in owner) {
    throw conflict('owner-missing', `The catalog has no ${ref} any more: transfer it first`);
  }
  const nominee = { owner, type, costPerMonth: cost === null ? null : toNumber(cost) };
  const besides = [person.ref];
  const nomination = nominate(nominee, besides, config.approvals.rules);
  return {
    nomination,
    told: await whomToTell({ ...nomination, besides }, { ...config, owners }),
  };
}
