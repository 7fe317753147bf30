import type { Operation } from '@eks-environments/plugin-environments-common';
import { estimateInWords, lengthInWords, untilMoment } from '../time/words';

/** Where an operation stands, in a line. */
export function progressInWords(operation: Operation, now: number): string {
  const { state, percent, phase, phases, estimatedEnd } = operation;
  switch (state) {
    case 'queued':
      return operation.queuePosition === undefined
        ? 'Queued: starts soon'
        : `Queued: number ${operation.queuePosition} in line`;
    case 'running': {
      const title = phases.find(({ id }) => id === phase)?.title;
      return [title, `${percent} %`, estimatedEnd && estimateInWords(estimatedEnd, now)]
        .filter(Boolean)
        .join(' · ');
    }
    case 'succeeded':
      return ['Done', took(operation)].filter(Boolean).join(', ');
    case 'failed':
      return ['Failed', took(operation)].filter(Boolean).join(', ');
    default:
      return 'Stopped';
  }
}

function took({ startedAt, endedAt }: Operation): string | undefined {
  if (!startedAt || !endedAt) return undefined;
  const length = untilMoment(endedAt, untilMoment(startedAt, 0));
  return `took ${lengthInWords(length)}`;
}
