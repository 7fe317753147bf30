import type { Knex } from 'knex';
import type { LoggerService, UserInfoService } from '@backstage/backend-plugin-api';
import type { CreateEnvironment } from '@eks-environments/plugin-environments-common';
import type { Clock, EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import type { EnvironmentsConfig } from '../config/readConfig';
import { findOccupant } from '../database/environments/findEnvironment';
import { conflict, forbidden, type ErrorFacts } from '../errors';
import type { Person } from '../permissions/Person';
import type { Rights } from '../permissions/Rights';
import { approvalNeed, nominate } from '../requests/approval';
import { createEnvironment, NameTaken } from './createEnvironment';
import type { AuthorizedCall } from './EnvironmentsService';
import { evaluateCandidate, factsOfCandidate, type Candidate } from './evaluateCandidate';
import { factsOfEnvironment } from './facts';
import { madeEarlier, once } from './once';
import type { OwnerDirectory } from './OwnerDirectory';

export interface SubmitContext {
  database: Knex;
  providers: ReadonlyMap<string, EnvironmentProvider>;
  owners: OwnerDirectory;
  userInfo: UserInfoService;
  clock: Clock;
  logger: LoggerService;
  config: EnvironmentsConfig;
}

/** Evaluates and judges what is asked for outside of any transaction, then stores it in one. */
export async function submitEnvironment(
  body: CreateEnvironment,
  person: Person,
  call: AuthorizedCall,
  context: SubmitContext,
): Promise<{ id: string; replayed: boolean }> {
  const { database, clock, config } = context;
  const remembered = { requester: person.ref, repeatable: call.repeatable };
  const earlier = await madeEarlier(database, remembered);
  if (earlier !== undefined) return { id: earlier, replayed: true };

  const candidate = await evaluateCandidate(body, person, {
    ...context,
    maxLifetime: config.lifecycle.maxLifetime,
  });
  const request = await judge(candidate, call, context);
  const now = clock.now();
  try {
    return await once(database, remembered, { id: candidate.id, now }, tx =>
      createEnvironment(tx, candidate, request, now),
    );
  } catch (error) {
    if (error instanceof NameTaken) throw await nameTaken(database, candidate, call.rights);
    throw error;
  }
}

/** Whether the caller may have it, whether people must approve it, and who is nominated to. */
async function judge(
  candidate: Candidate,
  { credentials, rights }: AuthorizedCall,
  { config, userInfo, logger }: SubmitContext,
) {
  const { approvals } = config;
  const facts = factsOfCandidate(candidate);
  if (!rights.may('create', facts)) {
    throw forbidden('not-allowed', 'You may not create such an environment for that owner');
  }
  const claims =
    approvals.exempt.length === 0
      ? []
      : (await userInfo.getUserInfo(credentials)).ownershipEntityRefs;
  const approval = approvalNeed(rights, facts, { config: approvals, claims });
  if (approval.required) {
    logger.info(`Environment ${candidate.id} needs an approval: ${approval.reasons.join('; ')}`);
  }
  return { approval, approvers: nominate(candidate.owner, approvals.rules) };
}

/** Who takes a name is told only to those who may read it. */
async function nameTaken(
  database: Knex,
  { evaluation: { name, uniqueKey } }: Candidate,
  rights: Rights,
): Promise<Error & ErrorFacts> {
  const occupant = await findOccupant(database, { name, uniqueKey });
  const message =
    occupant && rights.may('read', factsOfEnvironment(occupant))
      ? `The name ${name} is taken by the environment ${occupant.id} of ${occupant.owner}`
      : `The name ${name} is taken`;
  return conflict('name', message, [{ path: 'name', rule: 'name.taken', message }]);
}
