import type { EnvironmentType } from '@eks-environments/plugin-environments-common';
import { fromMoment } from '../database/columns';
import type { Owner } from '../environments/OwnerDirectory';
import type { ApprovalRule } from './readApprovalRules';

/** Who decides a request, how many of them it takes, and what happens while nobody does. */
export interface Nomination {
  /** Entity refs. */
  approvers: string[];
  quorum: number;
  /** The rule in words; undefined where none matches. */
  rule?: string;
  /** Milliseconds from when the approvers are asked. */
  remindAfter: number;
  escalateAfter?: number;
  escalateTo: string[];
  lapseAfter: number;
}

/** What rules are matched by. */
export interface Nominee {
  owner: Owner;
  type: EnvironmentType;
  /** Micro-USD a month; null is unknown, and above every limit. */
  costPerMonth: number | null;
}

/** What a request keeps of its nomination, from when its approvers are asked. */
export function nominationColumns(nomination: Nomination, now: Date) {
  const { rule, quorum, escalateTo, remindAfter, escalateAfter, lapseAfter } = nomination;
  const later = (milliseconds: number) => fromMoment(new Date(now.getTime() + milliseconds));
  return {
    rule: rule ?? null,
    quorum,
    escalate_to: JSON.stringify(escalateTo),
    remind_at: later(remindAfter),
    reminded_at: null,
    escalate_at: escalateAfter === undefined ? null : later(escalateAfter),
    escalated_at: null,
    lapse_at: later(lapseAfter),
  };
}

/** Without a rule nobody is nominated: whom the permission policy lets approve decides. */
const unmatched: Omit<ApprovalRule, 'name'> = {
  approvers: [],
  quorum: 1,
  remindAfter: 24 * 3_600_000,
  escalateTo: [],
  lapseAfter: 14 * 24 * 3_600_000,
};

/** Nominates by the first rule that matches; never those who ask. */
export function nominate(candidate: Nominee, askedBy: string[], rules: ApprovalRule[]): Nomination {
  const rule = rules.find(one => matches(one, candidate));
  const { approvers, quorum, remindAfter, escalateAfter, escalateTo, lapseAfter } =
    rule ?? unmatched;
  const refs = (named: string[]) =>
    [...new Set(named.flatMap(ref => resolve(ref, candidate.owner)))].filter(
      ref => !askedBy.includes(ref),
    );
  const further = refs(escalateTo);
  return {
    approvers: refs(approvers),
    quorum,
    ...(rule && { rule: rule.name }),
    remindAfter,
    ...(escalateAfter !== undefined && further.length > 0 && { escalateAfter }),
    escalateTo: further,
    lapseAfter,
  };
}

function matches(
  { owners, types, costAbove }: ApprovalRule,
  { owner, type, costPerMonth }: Nominee,
): boolean {
  return (
    (owners === undefined || owners.includes(owner.ref)) &&
    (types === undefined || types.includes(type)) &&
    (costAbove === undefined || costPerMonth === null || costPerMonth > costAbove)
  );
}

function resolve(named: string, { ref, parents }: Owner): string[] {
  if (named === 'owner') return [ref];
  return named === 'owner-parent' ? parents : [named];
}
