import type { Knex } from 'knex';
import type { LoggerService, UserInfoService } from '@backstage/backend-plugin-api';
import type { CreateEnvironment } from '@eks-environments/plugin-environments-common';
import type { Clock, EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import type { EnvironmentsConfig } from '../config/readConfig';
import { conflict } from '../errors';
import type { Outbox } from '../notifications/Outbox';
import type { Person } from '../permissions/Person';
import { inWords } from '../quotas/effects';
import type { Ledger } from '../quotas/Ledger';
import { whomToTell } from '../requests/enoughPeople';
import { judgeCandidate } from '../requests/judgeCandidate';
import { createEnvironment, NameTaken, takenBy } from './createEnvironment';
import type { AuthorizedCall } from './EnvironmentsService';
import { evaluateCandidate } from './evaluateCandidate';
import { nameTaken } from './nameTaken';
import { madeEarlier, once } from './once';
import type { OwnerDirectory } from './OwnerDirectory';

export interface SubmitContext {
  database: Knex;
  providers: ReadonlyMap<string, EnvironmentProvider>;
  owners: OwnerDirectory;
  userInfo: UserInfoService;
  ledger: Ledger;
  outbox: Outbox;
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
  const { database, clock, config, ledger, outbox, owners, logger } = context;
  const remembered = { requester: person.ref, repeatable: call.repeatable };
  const earlier = await madeEarlier(database, remembered);
  if (earlier !== undefined) return { id: earlier, replayed: true };

  const candidate = await evaluateCandidate(body, person, {
    ...context,
    maxLifetime: config.lifecycle.maxLifetime,
  });
  const { approval, nomination } = await judgeCandidate(candidate, call, context);
  const deciding = { ...nomination, besides: [person.ref] };
  const told = approval.required ? await whomToTell(deciding, { ...config, owners }) : [];
  if (approval.required) {
    logger.info(`Environment ${candidate.id} needs an approval: ${approval.reasons.join('; ')}`);
  }
  await ledger.prepare(database, takenBy(candidate).coverage);
  const now = clock.now();
  const { warnBefore } = config.lifecycle;
  try {
    return await once(database, remembered, { id: candidate.id, now }, tx =>
      createEnvironment(
        tx,
        candidate,
        { approval, nomination, told },
        { ledger, outbox, warnBefore },
        now,
      ),
    );
  } catch (error) {
    if (error instanceof NameTaken) {
      const detail = await nameTaken(database, candidate.evaluation, call.rights);
      throw conflict('name', detail.message, [detail]);
    }
    throw await inWords(error, call.rights.visible('read'), context);
  }
}
