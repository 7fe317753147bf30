import type { Connection } from '@eks-environments/plugin-environments-common';
import type {
  Clock,
  HeldLease,
  OperationContext,
  PhaseDurations,
} from '@eks-environments/plugin-environments-node';
import { toMoment } from '../database/columns';
import type { Claim } from '../database/operations/claimOperation';
import type { Exclusivity } from './Exclusivity';
import type { OperationLog } from './OperationLog';
import type { OperationProgress } from './OperationProgress';

/** What a provider is given for one operation. */
export function createContext(parts: {
  claim: Claim;
  clock: Clock;
  signal: AbortSignal;
  lease: HeldLease;
  log: OperationLog;
  progress: OperationProgress;
  exclusivity: Exclusivity;
  remember: OperationContext['remember'];
  pastDurations(): Promise<PhaseDurations[]>;
}): OperationContext {
  const { claim, clock, signal, lease, log, progress, exclusivity, ...stored } = parts;
  const { environment, operation } = claim;
  const connection: Connection = environment.connection ? JSON.parse(environment.connection) : {};
  const memory: Record<string, string> = environment.memory ? JSON.parse(environment.memory) : {};
  return {
    environment: {
      id: environment.id,
      name: environment.name,
      placement: { target: environment.target, region: environment.region },
      effectiveManifest: environment.effective_manifest,
      connection,
      memory,
    },
    operation: {
      id: operation.id,
      kind: operation.kind,
      attempt: operation.attempt,
      startedAt: toMoment(operation.started_at ?? clock.now()),
    },
    signal,
    lease,
    clock,
    whenExclusive: () => exclusivity.wait(signal),
    log: line => log.add(line),
    report: latest => progress.report(latest),
    ...stored,
  };
}
