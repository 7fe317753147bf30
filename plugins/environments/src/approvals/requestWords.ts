import type {
  EnvironmentRequest,
  QuotaEffect,
  RequestKind,
} from '@eks-environments/plugin-environments-common';
import { byTightness } from '../estimate/byTightness';
import { resourceWords, scopeInWords } from '../quotas/quotaWords';
import { leftInWords } from '../quotas/usageWords';
import { lifetimeInWords, momentInWords } from '../time/words';

/** What a request is about, before the environment's name. */
export const subjectWords: Record<RequestKind, string> = {
  create: '',
  extend: 'the extension of ',
  delete: 'the deletion of ',
};

/** For example "Temporary, 7 days". */
export function typeInWords({ type, lifetime }: EnvironmentRequest): string {
  if (type === 'permanent') return 'Permanent';
  return lifetime ? `Temporary, ${lifetimeInWords(lifetime)}` : 'Temporary';
}

/** What is asked for, for example "Keep it until Sun 1 Mar 2026, 13:00"; undefined for a creation. */
export function wishInWords({ kind, expiresAt }: EnvironmentRequest): string | undefined {
  if (kind === 'delete') return 'Delete it with everything in it';
  if (kind !== 'extend') return undefined;
  return expiresAt ? `Keep it until ${momentInWords(expiresAt)}` : 'Keep it for longer';
}

/** The same with the end that an extension takes the place of, where that is known. */
export function insteadInWords(request: EnvironmentRequest, end?: string): string | undefined {
  const wish = wishInWords(request);
  return request.kind === 'extend' && end ? `${wish}, instead of ${momentInWords(end)}` : wish;
}

/** For example "up to 3 nodes". */
export function nodesInWords({ footprint: { nodes } }: EnvironmentRequest): string {
  return `up to ${nodes} ${nodes === 1 ? 'node' : 'nodes'}`;
}

/** How far it is, for example "1 of 2 approvals". */
export function quorumInWords({ approval, quorum }: EnvironmentRequest): string {
  if (!approval.required) return 'No approval needed';
  return `${quorum.given} of ${quorum.needed} ${quorum.needed === 1 ? 'approval' : 'approvals'}`;
}

/** The limit that gets tightest, for example "Nodes, team-a: 6 of 20 left"; undefined where none is known. */
export function tightestInWords(effects: QuotaEffect[] = []): string | undefined {
  const [tightest] = byTightness(effects);
  if (!tightest) return undefined;
  const { scope, resource } = tightest;
  const left =
    tightest.asked === undefined ? 'takes an unknown amount' : leftInWords(resource, tightest);
  return `${resourceWords[resource]}, ${scopeInWords(scope)}: ${left}`;
}

/** Enough of a digest to tell it from another. */
export function shortDigest(digest: string): string {
  return digest.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1…');
}
