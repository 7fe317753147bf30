import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { deletedAfterGrace, type Graced } from '../time/grace';
import { lifetimeInWords, momentInWords, untilMoment } from '../time/words';

type Ending = Pick<
  EnvironmentListItem,
  'type' | 'status' | 'expiresAt' | 'graceEndsAt' | 'deletionProtection' | 'lifetime'
> &
  Graced;

/** What happens at the end of an environment, or has begun to. */
export function endInWords(environment: Ending, now: number): string {
  const { type, expiresAt, graceEndsAt, deletionProtection, lifetime } = environment;
  if (!expiresAt) {
    if (type === 'permanent') return 'It has no end: it stays until somebody deletes it.';
    const counts = 'counts from the moment its creation is queued.';
    return lifetime
      ? `Its lifetime of ${lifetimeInWords(lifetime)} ${counts}`
      : `Its lifetime ${counts}`;
  }
  const end = momentInWords(expiresAt);
  const ended = untilMoment(expiresAt, now) <= 0;
  const deletedAt = graceEndsAt ?? deletedAfterGrace(expiresAt, environment);
  const sleepsUntil =
    deletedAt && untilMoment(deletedAt, now) > 0 ? momentInWords(deletedAt) : undefined;
  if (deletionProtection) {
    return ended
      ? `It ended on ${end}, and is kept since it is protected. Once the protection is lifted it ${
          sleepsUntil ? `sleeps, and is deleted on ${sleepsUntil}` : 'is deleted'
        }, unless it is extended before.`
      : `It is kept beyond its end for as long as it is protected. Its end stays as it is, and counts again once the protection is lifted.`;
  }
  if (graceEndsAt) return inGrace(environment, end, momentInWords(graceEndsAt));
  if (sleepsUntil) {
    const sleeps = ended ? `It ended on ${end}: it sleeps next` : 'Then it sleeps';
    return `${sleeps}, and is deleted on ${sleepsUntil} with everything in it, unless it is extended before.`;
  }
  return ended
    ? `It ended on ${end}. Its deletion comes next.`
    : 'Then it is deleted, with everything in it, unless it is extended before.';
}

function inGrace({ status }: Ending, end: string, graceEnd: string): string {
  const asleep = status === 'hibernated' || status === 'hibernating';
  return `It ended on ${end}. It is ${
    asleep ? 'asleep' : 'kept'
  } until ${graceEnd}, then it is deleted with everything in it. Extend it to keep it.`;
}
