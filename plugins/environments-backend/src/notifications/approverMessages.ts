import type { ApprovalNeed } from '@eks-environments/plugin-environments-common';
import {
  identity,
  longestComment,
  wordsOf,
  type AboutOpenRequest,
  type AboutRequest,
  type Words,
} from './aboutRequest';
import type { MessageDraft } from './Outbox';
import { clip, longestTitle, momentInWords, nameOf } from './words';

/** To those who are nominated to decide. */
export function approvalNeeded(about: AboutOpenRequest): MessageDraft {
  const { id, version } = about.request;
  return toApprovers(about, {
    event: 'approval-needed',
    dedupe: `approval-needed/${id}/${version}`,
    title: askedFor(about),
    severity: 'normal',
  });
}

/** The same again to those who have not decided, for the n-th time. */
export function approvalReminder(about: AboutOpenRequest & { n: number }): MessageDraft {
  const { id, version } = about.request;
  return toApprovers(about, {
    event: 'approval-reminder',
    dedupe: `approval-reminder/${id}/${version}/${about.n}`,
    title: `Still to decide: ${askedFor(about)}`,
    severity: 'normal',
  });
}

/** To those whom it is escalated to. */
export function approvalEscalated(about: AboutOpenRequest): MessageDraft {
  const { id, version } = about.request;
  return toApprovers(about, {
    event: 'approval-escalated',
    dedupe: `approval-escalated/${id}/${version}`,
    title: `Passed on to you: ${askedFor(about)}`,
    lead: about.approvedBy?.length
      ? 'Not enough of those who were asked first have decided.'
      : 'Those who were asked first have not decided.',
    severity: 'high',
  });
}

/** To those who are nominated to decide its new version; `why` is a sentence. */
export function requestChanged(about: AboutOpenRequest & { why: string }): MessageDraft {
  const { id, version } = about.request;
  return toApprovers(about, {
    event: 'request-changed',
    dedupe: `request-changed/${id}/${version}`,
    title: `Please decide anew: ${askedFor(about)}`,
    lead: `${about.why} What was decided before does not count any more.`,
    severity: 'high',
  });
}

/** Whoever asked never decides, and whoever has decided is done, so they are not asked to. */
function toApprovers(
  about: AboutOpenRequest,
  words: Words & { dedupe: string; lead?: string },
): MessageDraft {
  const { environment, request, recipients, lapsesAt, approvedBy = [], now } = about;
  const { reasons } = JSON.parse(request.approval) as ApprovalNeed;
  const lines = [
    words.lead,
    `${nameOf(request.requester)} asks ${wordsOf(about).inFull}.`,
    environment.description && `What for: ${environment.description}`,
    request.reason && `Why: ${clip(request.reason.trim(), longestComment)}`,
    reasons.length > 0 && `Why you are asked: ${reasons.join('; ')}.`,
    lapsesAt && `The request lapses on ${momentInWords(lapsesAt)}.`,
  ];
  return {
    event: words.event,
    dedupe: words.dedupe,
    recipients,
    except: [...new Set([request.requester, request.submitted_by, ...approvedBy])],
    title: clip(words.title, longestTitle),
    text: lines.filter(Boolean).join('\n'),
    link: `/environments/approvals/${request.id}`,
    severity: words.severity,
    environment: identity(environment),
    requestId: request.id,
    at: now,
  };
}

function askedFor(about: AboutRequest): string {
  const { purpose, detail } = wordsOf(about);
  const { environment, request } = about;
  const who = nameOf(request.requester);
  return `${who} asks ${purpose} (${nameOf(environment.owner)})${detail}`;
}
