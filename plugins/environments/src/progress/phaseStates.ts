import type { Operation, Phase } from '@eks-environments/plugin-environments-common';

export type PhaseState = 'done' | 'active' | 'failed' | 'to-come';

/** Where each phase of an operation stands. */
export function phaseStates(
  operation: Pick<Operation, 'state' | 'phase' | 'phases'>,
): { phase: Phase; state: PhaseState }[] {
  const { state, phases } = operation;
  const at = phases.findIndex(({ id }) => id === operation.phase);
  return phases.map((phase, index) => {
    if (state === 'succeeded' || index < at) return { phase, state: 'done' };
    if (index > at) return { phase, state: 'to-come' };
    if (state === 'failed') return { phase, state: 'failed' };
    return { phase, state: state === 'running' ? 'active' : 'to-come' };
  });
}
