import type { Extend } from '@eks-environments/plugin-environments-common';
import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import { toNumber } from '../database/columns';
import { findEnvironment, lockEnvironment } from '../database/environments/findEnvironment';
import type { FullEnvironmentRecord } from '../database/environments/records';
import type { EnvironmentRow } from '../database/tables';
import { conflict, invalid, notFound } from '../errors';
import type { Person } from '../permissions/Person';
import { judgeFacts } from '../requests/judgeCandidate';
import { nominate, type Nomination } from '../requests/nominate';
import { openRequest, type Asked } from '../requests/openRequest';
import type { AuthorizedCall } from './EnvironmentsService';
import { extendEnvironment } from './extendEnvironment';
import { readEnd, requireMovableEnd, requireNoOpenRequest, violationsOf } from './extension';
import { factsOfEnvironment } from './facts';
import { lifetimeStart } from './lifetime';
import { madeEarlier, once } from './once';
import type { SubmitContext } from './submitEnvironment';

/**
 * Gives an environment a later end where policy lets the caller do so at once, and else asks for it. True if the
 * same call was made before. Throws as `extendEnvironment` does, and ConflictError where nobody can be asked
 * because its owner is gone.
 */
export async function requestExtension(
  id: string,
  body: Extend,
  person: Person,
  call: AuthorizedCall,
  context: SubmitContext,
): Promise<boolean> {
  const { database, clock, config, outbox, logger } = context;
  const remembered = { requester: person.ref, repeatable: call.repeatable };
  if ((await madeEarlier(database, remembered)) !== undefined) return true;
  const environment = await findEnvironment(database, id);
  if (!environment) throw notFound('environment');
  const now = clock.now();
  const expiresAt = readEnd(body, now);
  const refuseOthers = (row: FullEnvironmentRecord | EnvironmentRow) => {
    requireMovableEnd(row);
    requireNoOpenRequest(row);
    const { maxLifetime } = config.lifecycle;
    const violations = violationsOf(row, expiresAt, { maxLifetime, now });
    const path = body.lifetime === undefined ? 'expiresAt' : 'lifetime';
    if (violations.length > 0) throw invalid(violations.map(one => ({ ...one, path })));
  };
  refuseOthers(environment);

  const start = lifetimeStart(environment) ?? now;
  const lifetime = expiresAt.getTime() - start.getTime();
  const approval = await judgeFacts(factsOf(environment, person, lifetime), call, context);
  const nomination = approval.required ? await nominateFor(environment, person, context) : null;
  if (approval.required) {
    logger.info(`The extension of ${id} needs an approval: ${approval.reasons.join('; ')}`);
  }
  const { replayed } = await once(database, remembered, { id, now }, async tx => {
    const locked = await lockEnvironment(tx, id);
    if (locked?.owner !== environment.owner) {
      throw conflict('version', 'It was given to another owner at the same time; try again');
    }
    if (nomination === null) {
      await extendEnvironment(tx, id, { expiresAt, actor: person.ref, now }, { ...config, outbox });
      return;
    }
    refuseOthers(locked);
    const asked: Asked = {
      ...{ kind: 'extend', person, approval, nomination },
      reason: body.reason || null,
      until: { expiresAt, lifetime },
    };
    await openRequest(tx, locked, asked, { outbox, admins: config.admins, now });
  });
  return replayed;
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
): Promise<Nomination> {
  const owner = await owners.resolve(ref);
  if ('violation' in owner) {
    throw conflict('owner-missing', `The catalog has no ${ref} any more: transfer it first`);
  }
  const nominee = { owner, type, costPerMonth: cost === null ? null : toNumber(cost) };
  return nominate(nominee, [person.ref], config.approvals.rules);
}
