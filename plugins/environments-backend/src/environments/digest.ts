import { createHash } from 'node:crypto';
import type { EnvironmentType, RequestKind } from '@eks-environments/plugin-environments-common';

/** What a decision is about: whoever approves it approves exactly this. */
export interface DecidedState {
  provider: string;
  target: string;
  type: EnvironmentType;
  owner: string;
  /** Milliseconds; null is without end. */
  lifetime: number | null;
  effectiveManifest: string;
  /** Micro-USD at the most; null is unknown. */
  costPerMonth: number | null;
  /** What is asked for of an environment that there is, and of which; absent for a create. */
  kind?: Exclude<RequestKind, 'create'>;
  environmentId?: string;
  /** Of an extension: its end, as ISO text. */
  expiresAt?: string;
}

/** `sha256:<hex>` of the decided state in canonical JSON: keys sorted, no white space. */
export function digestOf(state: DecidedState): string {
  const canonical = JSON.stringify(
    Object.fromEntries(Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
  return `sha256:${createHash('sha256').update(canonical, 'utf8').digest('hex')}`;
}
