import type { Estimate } from '@eks-environments/plugin-environments-common';
import { ownerInWords } from '../list/OwnerFilter';
import { perMonthInWords } from '../money/words';
import { resourceWords, scopeInWords } from '../quotas/quotaWords';
import { verdictOf } from './verdictOf';

/** The gist of an estimate in a few words: what it costs, whether it fits the quotas, what happens next. */
export function inShort(estimate: Estimate): string {
  const { price, violations, quotas } = estimate;
  const cost = price && perMonthInWords(price);
  const parts = [
    ...(violations.length > 0 ? [] : [cost && cost !== 'unknown' ? cost : 'unknown cost']),
    ...(quotas.length > 0 ? [roomInWords(estimate)] : []),
    outcomeInWords(estimate),
  ];
  const text = parts.map(part => part[0].toLowerCase() + part.slice(1)).join(' · ');
  return text[0].toUpperCase() + text.slice(1);
}

function roomInWords({ quotas }: Estimate): string {
  const exceeded = quotas.filter(effect => effect.exceeded);
  if (exceeded.length === 0) return 'fits the quotas';
  if (exceeded.length > 1) return `breaks ${exceeded.length} quotas`;
  const [{ resource, scope }] = exceeded;
  return `breaks a quota: ${resourceWords[resource]}, ${scopeInWords(scope)}`;
}

function outcomeInWords(estimate: Estimate): string {
  const { violations, approval } = estimate;
  const { words } = verdictOf(estimate);
  if (violations.length > 0) {
    const what = violations.length === 1 ? '1 thing has' : `${violations.length} things have`;
    return `${words}: ${what} to change`;
  }
  if (!estimate.acceptable || !approval?.required || approval.approvers.length === 0) return words;
  const people = approval.quorum > 1 ? `${approval.quorum} people of ` : '';
  return `${words} by ${people}${approval.approvers.map(ownerInWords).join(', ')}`;
}
