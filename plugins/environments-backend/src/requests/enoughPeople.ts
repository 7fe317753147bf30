import { splitApprovers } from '../database/aggregate';
import type { RequestRecord } from '../database/requests/records';
import type { DecisionRow } from '../database/tables';
import type { OwnerDirectory } from '../environments/OwnerDirectory';

/** Who decides, how many of them it still takes, and who does not, since they asked or have decided. */
interface Deciding {
  approvers: string[];
  quorum: number;
  besides: string[];
}

/** Of an open request with the decisions that count. */
export function stillDeciding(request: RequestRecord, decisions: DecisionRow[]): Deciding {
  const approvedBy = decisions.map(decision => decision.decided_by);
  return {
    approvers: splitApprovers(request.approvers),
    quorum: request.quorum - approvedBy.length,
    besides: [request.requester, request.submitted_by, ...approvedBy],
  };
}

/**
 * How many more people it takes to decide than are nominated; 0 where there are enough. Throws
 * ServiceUnavailableError.
 */
export async function lackOfPeople(
  { approvers, quorum, besides }: Deciding,
  owners: Pick<OwnerDirectory, 'countPeople'>,
): Promise<number> {
  return quorum - (await owners.countPeople(approvers, { besides, enough: quorum }));
}

/** Whom a request is put to: those who are nominated, and the admins where these are too few to decide it. */
export async function whomToTell(
  deciding: Deciding,
  { owners, admins }: { owners: Pick<OwnerDirectory, 'countPeople'>; admins: string[] },
): Promise<string[]> {
  const { approvers } = deciding;
  return (await lackOfPeople(deciding, owners)) > 0 ? [...approvers, ...admins] : approvers;
}
