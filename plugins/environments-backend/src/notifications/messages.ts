import type { ApprovalNeed } from '@eks-environments/plugin-environments-common';
import type { MessageEvent } from '@eks-environments/plugin-environments-node';
import type { EnvironmentRow, RequestRow } from '../database/tables';
import type { MessageDraft } from './Outbox';
import { requestWords } from './requestWords';
import { clip, momentInWords, nameOf } from './words';

const longestTitle = 100;
const longestComment = 500;

type Environment = Pick<EnvironmentRow, 'id' | 'name' | 'owner'>;

/** What every message about a request is made of. */
export interface AboutRequest {
  environment: Environment & Partial<Pick<EnvironmentRow, 'description'>>;
  request: Pick<
    RequestRow,
    | 'id'
    | 'kind'
    | 'version'
    | 'requester'
    | 'submitted_by'
    | 'type'
    | 'region'
    | 'lifetime'
    | 'nodes'
    | 'cost_per_month'
    | 'approval'
    | 'expires_at'
    | 'reason'
  >;
  recipients: string[];
  now: Date;
}

/** Of a request that waits: until when. */
export interface AboutOpenRequest extends AboutRequest {
  lapsesAt?: Date;
}

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

/** The same again, for the n-th time. */
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
    lead: 'Those who were asked first have not decided.',
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

/** To the requester. `by` is who approved last; without it nobody had to. */
export function requestApproved(
  about: AboutRequest & { by?: string; comment?: string | null },
): MessageDraft {
  const { by, comment } = about;
  const who = by === undefined ? 'It was approved' : `${nameOf(by)} approved it`;
  return toRequester(about, {
    event: 'request-approved',
    title: `${capitalised(about)} is approved`,
    text: `${who}${said(comment)}\n${wordsOf(about).approved}`,
    severity: 'normal',
  });
}

/** To the requester. Without `by` the portal itself rejected it; the comment is then its reason. */
export function requestRejected(
  about: AboutRequest & { by?: string; comment?: string | null },
): MessageDraft {
  const { by, comment } = about;
  const who =
    by === undefined ? 'It is not within the rules of this portal' : `${nameOf(by)} rejected it`;
  return toRequester(about, {
    event: 'request-rejected',
    title: `${capitalised(about)} is rejected`,
    text: `${who}${said(comment)}\n${wordsOf(about).otherwise}`,
    severity: 'high',
  });
}

/** To the requester, and to those who could have decided. */
export function requestLapsed(about: AboutRequest): MessageDraft {
  const { subject, otherwise } = wordsOf(about);
  return toRequester(about, {
    event: 'request-lapsed',
    title: `Nobody decided on ${subject} in time`,
    text: `The request has lapsed. ${otherwise} Whoever still wants it asks again.`,
    severity: 'high',
  });
}

/**
 * To those who were nominated to decide, and whoever else. `by` is who took it back; without it the portal did. `why`
 * is part of a sentence.
 */
export function requestWithdrawn(
  about: AboutRequest & { by?: string; why?: string },
): MessageDraft {
  const { by, why } = about;
  const { purpose } = wordsOf(about);
  return toRequester(about, {
    event: 'request-withdrawn',
    title:
      by === undefined
        ? `The request ${purpose} was withdrawn`
        : `${nameOf(by)} withdrew the request ${purpose}`,
    text: `There is nothing to decide any more${why === undefined ? '' : `: ${why}`}.`,
    severity: 'low',
  });
}

/** To the platform's admins. `since` is when it was noticed. */
export function ownerMissing(about: {
  environment: Environment;
  recipients: string[];
  since: Date;
}): MessageDraft {
  const { environment, recipients, since } = about;
  return {
    event: 'owner-missing',
    dedupe: `owner-missing/${environment.id}/${since.toISOString()}`,
    recipients,
    title: clip(`${environment.name} has no owner any more`, longestTitle),
    text: `${environment.owner} is gone from the catalog. Transfer ${environment.name} to another owner, or delete it.`,
    link: `/environments/${environment.id}`,
    severity: 'high',
    environment: identity(environment),
    at: since,
  };
}

interface Words extends Pick<MessageDraft, 'title' | 'severity'> {
  event: MessageEvent;
}

/** Whoever asked never decides, so they are not asked to. */
function toApprovers(
  about: AboutOpenRequest,
  words: Words & { dedupe: string; lead?: string },
): MessageDraft {
  const { environment, request, recipients, lapsesAt, now } = about;
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
    except: [...new Set([request.requester, request.submitted_by])],
    title: clip(words.title, longestTitle),
    text: lines.filter(Boolean).join('\n'),
    link: `/environments/approvals/${request.id}`,
    severity: words.severity,
    environment: identity(environment),
    requestId: request.id,
    at: now,
  };
}

/** Tells how a request ended, which it does once; whoever ended it knows. */
function toRequester(
  about: AboutRequest & { by?: string },
  words: Words & { text: string },
): MessageDraft {
  const { environment, request, recipients, by, now } = about;
  return {
    event: words.event,
    dedupe: `${words.event}/${request.id}`,
    recipients,
    ...(by !== undefined && { except: [by] }),
    title: clip(words.title, longestTitle),
    text: words.text,
    link: `/environments/${environment.id}`,
    severity: words.severity,
    environment: identity(environment),
    requestId: request.id,
    at: now,
  };
}

function identity({ id, name, owner }: Environment): MessageDraft['environment'] {
  return { id, name, owner };
}

function wordsOf({ environment, request }: AboutRequest) {
  return requestWords(environment.name, request);
}

function askedFor(about: AboutRequest): string {
  const { purpose, detail } = wordsOf(about);
  const { environment, request } = about;
  const who = nameOf(request.requester);
  return `${who} asks ${purpose} (${nameOf(environment.owner)})${detail}`;
}

function capitalised(about: AboutRequest): string {
  return wordsOf(about).subject.replace(/^the /, 'The ');
}

/** Ends the sentence that it follows. */
function said(comment: string | null | undefined): string {
  return comment ? `: ${clip(comment.trim(), longestComment)}` : '.';
}
