import type { UserInfoService } from '@backstage/backend-plugin-api';
import type { ApprovalNeed } from '@eks-environments/plugin-environments-common';
import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import type { EnvironmentsConfig } from '../config/readConfig';
import { requireMayCreate } from '../environments/Admission';
import type { AuthorizedCall } from '../environments/EnvironmentsService';
import { factsOfCandidate, type Candidate } from '../environments/evaluateCandidate';
import { approvalNeed } from './approval';
import { nominate, type Nomination } from './nominate';

/** Whether people must approve, and who is nominated to. */
export interface Judgement {
  approval: ApprovalNeed;
  nomination: Nomination;
}

export interface JudgementContext {
  config: Pick<EnvironmentsConfig, 'approvals'>;
  userInfo: UserInfoService;
}

/** Judges what is asked for by policy. Throws NotAllowedError where the caller may not have it at all. */
export async function judgeCandidate(
  candidate: Candidate,
  call: AuthorizedCall,
  context: JudgementContext,
): Promise<Judgement> {
  const facts = factsOfCandidate(candidate);
  requireMayCreate(call.rights, facts);
  const approval = await judgeFacts(facts, call, context);
  const { rules } = context.config.approvals;
  return { approval, nomination: nominate(candidate, [candidate.person.ref], rules) };
}

/** Whether the caller needs an approval for what would then be. */
export async function judgeFacts(
  facts: EnvironmentFacts,
  { credentials, rights }: AuthorizedCall,
  { config: { approvals }, userInfo }: JudgementContext,
): Promise<ApprovalNeed> {
  const claims =
    approvals.exempt.length === 0
      ? []
      : (await userInfo.getUserInfo(credentials)).ownershipEntityRefs;
  return approvalNeed(rights, facts, { config: approvals, claims });
}
