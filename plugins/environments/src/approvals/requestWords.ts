import type { EnvironmentRequest, QuotaEffect } from '@eks-environments/plugin-environments-common';
import { byTightness } from '../estimate/byTightness';
import { resourceWords, scopeInWords } from '../quotas/quotaWords';
import { leftInWords } from '../quotas/usageWords';
import { lifetimeInWords } from '../time/words';

/** For example "Temporary, 7 days". */
export function typeInWords({ type, lifetime }: EnvironmentRequest): string {
  if (type === 'permanent') return 'Permanent';
  return lifetime ? `Temporary, ${lifetimeInWords(lifetime)}` : 'Temporary';
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
