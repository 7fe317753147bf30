import type {
  OperationErrorInfo,
  OperationKind,
  QuotaResource,
} from '@eks-environments/plugin-environments-common';
import type { MessageEvent } from '@eks-environments/plugin-environments-node';
import { noEnd, toMoment } from '../database/columns';
import type { EnvironmentRow } from '../database/tables';
import { useInWords } from '../quotas/words';
import type { MessageDraft } from './Outbox';
import { clip, longestTitle, momentInWords, nameOf, roughly } from './words';

const longestText = 1_000;

/** What every message about an environment's life is made of. Its owner and its requester are told. */
export interface AboutEnvironment {
  environment: Pick<EnvironmentRow, 'id' | 'name' | 'owner' | 'requester'> &
    Partial<Pick<EnvironmentRow, 'expires_at' | 'next_wake_at'>>;
  now: Date;
}

/** Of what one operation has done. `by` is who asked for it, and is not told. */
export interface AboutOperation extends AboutEnvironment {
  operationId: string;
  by?: string;
}

export function environmentReady(about: Omit<AboutOperation, 'by'>): MessageDraft {
  const { name, expires_at } = about.environment;
  const end = expires_at === undefined ? noEnd : toMoment(expires_at);
  return told(about, {
    event: 'environment-ready',
    which: about.operationId,
    title: `${name} is ready`,
    lines: [
      'How to connect is on its page.',
      end.getTime() < noEnd.getTime() && `It ends on ${momentInWords(end)}.`,
    ],
    severity: 'normal',
  });
}

const failures: Record<OperationKind, string> = {
  create: 'could not be created',
  delete: 'could not be deleted',
  hibernate: 'could not be put to sleep',
  wake: 'could not be woken',
};

export function environmentFailed(
  about: AboutEnvironment & {
    operation: { id: string; kind: OperationKind };
    error: OperationErrorInfo;
  },
): MessageDraft {
  const { environment, operation, error } = about;
  return told(about, {
    event: 'environment-failed',
    which: operation.id,
    title: `${environment.name} ${failures[operation.kind]}`,
    lines: [
      clip(error.message, longestText),
      error.advice && clip(error.advice, longestText),
      operation.kind === 'hibernate' && error.class !== 'lost' && 'It stays awake.',
    ],
    severity: 'high',
  });
}

/**
 * A warning of the end. `before` is which one: as many milliseconds before the end. With `grace` it sleeps from its
 * end until then.
 */
export function environmentExpiring(
  about: AboutEnvironment & { expiresAt: Date; before: number; grace?: Date },
): MessageDraft {
  const { environment, expiresAt, before, grace, now } = about;
  const left = Math.max(0, expiresAt.getTime() - now.getTime());
  const end = momentInWords(expiresAt);
  return told(about, {
    event: 'environment-expiring',
    which: `${expiresAt.toISOString()}/${before}`,
    title: `${environment.name} ends in ${roughly(left)}`,
    lines: [
      grace
        ? `It is put to sleep on ${end}, and deleted on ${momentInWords(
            grace,
          )} with everything in it.`
        : `It is deleted on ${end}, with everything in it.`,
      'Whoever still needs it extends it before.',
    ],
    link: extensionOf(environment),
    severity: 'high',
  });
}

export function environmentExtended(
  about: AboutEnvironment & { expiresAt: Date; by?: string; approvedBy?: string },
): MessageDraft {
  const { environment, expiresAt, by, approvedBy } = about;
  const who =
    by && approvedBy
      ? `${nameOf(by)} asked for it, and ${nameOf(approvedBy)} approved it.`
      : by && `${nameOf(by)} extended it.`;
  return told(about, {
    event: 'environment-extended',
    which: expiresAt.toISOString(),
    title: `${environment.name} was extended`,
    lines: [who, `It now ends on ${momentInWords(expiresAt)}.`],
    severity: 'normal',
  });
}

/** `why` is what put it to sleep; after its grace it is deleted. */
export function environmentHibernated(
  about: AboutOperation & { why: 'person' | 'schedule' | 'grace'; graceEndsAt?: Date },
): MessageDraft {
  const { environment, operationId, why, by, graceEndsAt } = about;
  const { name, next_wake_at } = environment;
  const inGrace = why === 'grace' && graceEndsAt !== undefined;
  const reasons = {
    person: by && `${nameOf(by)} put it to sleep.`,
    schedule: 'Its schedule put it to sleep.',
    grace: inGrace
      ? 'Its time has come to an end.'
      : 'Its time had come to an end, and it was extended since. Wake it once it is needed.',
  };
  return told(about, {
    event: 'environment-hibernated',
    which: operationId,
    title: `${name} is asleep`,
    lines: [
      reasons[why],
      graceEndsAt &&
        `It is deleted on ${momentInWords(
          graceEndsAt,
        )} with everything in it, unless somebody extends it before.`,
      !inGrace && next_wake_at && `It wakes on ${momentInWords(toMoment(next_wake_at))}.`,
    ],
    link: inGrace ? extensionOf(environment) : undefined,
    severity: inGrace ? 'high' : 'low',
  });
}

export function environmentWoken(about: AboutOperation): MessageDraft {
  const { environment, operationId, by } = about;
  return told(about, {
    event: 'environment-woken',
    which: operationId,
    title: `${environment.name} is awake`,
    lines: [by && `${nameOf(by)} woke it.`, 'Its nodes are back.'],
    severity: 'low',
  });
}

/** Its schedule wanted to wake it at `moment`; `reason` is a sentence. */
export function environmentWakeRefused(
  about: AboutEnvironment & { moment: Date; reason: string },
): MessageDraft {
  const { environment, moment, reason } = about;
  return told(about, {
    event: 'environment-wake-refused',
    which: moment.toISOString(),
    title: `${environment.name} stays asleep: there is no room for it`,
    lines: [
      `It was to wake on ${momentInWords(moment)}.`,
      clip(reason, longestText),
      'Wake it by hand once there is room; its schedule tries again at the next time to wake.',
    ],
    severity: 'high',
  });
}

/** `why` is a sentence, where nobody asked for it. */
export function environmentDeleted(about: AboutOperation & { why?: string }): MessageDraft {
  const { environment, operationId, by, why } = about;
  return told(about, {
    event: 'environment-deleted',
    which: operationId,
    title: `${environment.name} is deleted`,
    lines: [by && `${nameOf(by)} had it deleted.`, why, 'Nothing of it is left.'],
    severity: 'normal',
  });
}

/** Amounts as people count them: nodes, GiB, USD. `since` is when it was noticed. */
export function quotaNearlyUsed(about: {
  scope: string;
  resource: QuotaResource;
  inUse: number;
  limit: number;
  recipients: string[];
  since: Date;
  now: Date;
}): MessageDraft {
  const { scope, resource, recipients, since, now } = about;
  return {
    event: 'quota-nearly-used',
    dedupe: `quota-nearly-used/${scope}/${resource}/${since.toISOString()}`,
    recipients: [...new Set(recipients)],
    title: clip(useInWords(about), longestTitle),
    text: [
      'What asks for more than is left is refused.',
      'Let end what nobody needs any more, or ask the platform team for more.',
    ].join('\n'),
    link: `/environments/quotas/${scope}`,
    severity: 'normal',
    at: now,
  };
}

/** The page where one extends it. */
function extensionOf({ id }: Pick<EnvironmentRow, 'id'>): string {
  return `/environments/${id}?extend`;
}

interface Words extends Pick<MessageDraft, 'title' | 'severity'> {
  event: MessageEvent;
  /** Tells it from others of this event and environment. */
  which: string;
  lines: Array<string | false | null | undefined>;
  /** Default: the environment's page. */
  link?: string;
}

function told(about: AboutEnvironment & { by?: string }, words: Words): MessageDraft {
  const { environment, by, now } = about;
  const { id, name, owner, requester } = environment;
  const { event, which, title, lines, link = `/environments/${id}`, severity } = words;
  return {
    event,
    dedupe: `${event}/${id}/${which}`,
    recipients: [...new Set([owner, requester])],
    ...(by !== undefined && { except: [by] }),
    title: clip(title, longestTitle),
    text: lines.filter(Boolean).join('\n'),
    link,
    severity,
    environment: { id, name, owner },
    at: now,
  };
}
