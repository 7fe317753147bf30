import type { UserInfoService } from '@backstage/backend-plugin-api';
import type { ApprovalNeed } from '@eks-environments/plugin-environments-common';
import type { EnvironmentsConfig } from '../config/readConfig';
import type { AuthorizedCall } from '../environments/EnvironmentsService';
import { factsOfCandidate, type Candidate } from '../environments/evaluateCandidate';
import { forbidden } from '../errors';
import { approvalNeed } from './approval';
import { nominate, type Nomination } from './nominate';

/** Whether people must approve, and who is nominated to. */
export interface Judgement {
  approval: ApprovalNeed;
  nomination: Nomination;
}

/** Judges what is asked for by policy. Throws NotAllowedError where the caller may not have it at all. */
export async function judgeCandidate(
  candidate: Candidate,
  { credentials, rights }: AuthorizedCall,
  { config, userInfo }: { config: EnvironmentsConfig; userInfo: UserInfoService },
): Promise<Judgement> {
  const { approvals } = config;
  const facts = factsOfCandidate(candidate);
  if (!rights.may('create', facts)) {
    throw forbidden('not-allowed', 'You may not create such an environment for that owner');
  }
  const claims =
    approvals.exempt.length === 0
      ? []
      : (await userInfo.getUserInfo(credentials)).ownershipEntityRefs;
  return {
    approval: approvalNeed(rights, facts, { config: approvals, claims }),
    nomination: nominate(candidate, [candidate.person.ref], approvals.rules),
  };
}
