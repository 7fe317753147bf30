import { identity, longestComment, wordsOf, type AboutRequest, type Words } from './aboutRequest';
import type { MessageDraft } from './Outbox';
import { clip, longestTitle, nameOf } from './words';

/** That it must be decided anew, to the requester, who need not do anything. */
export function requestMovedOn(about: AboutRequest & { why: string }): MessageDraft {
  return aboutChange(about, {
    dedupe: `request-changed/${about.request.id}/${about.request.version}/requester`,
    title: `${capitalised(about)} must be decided anew`,
    text: `${about.why} Those who decide are asked again.`,
    severity: 'normal',
  });
}

/**
 * To the requester, and to those who set limits: it would have a new version, for which there is no room. `why` and
 * `refusals` are sentences.
 */
export function requestOutgrown(
  about: AboutRequest & { why: string; refusals: string[] },
): MessageDraft {
  return aboutChange(about, {
    dedupe: `request-outgrown/${about.request.id}/${about.request.version}`,
    title: `There is no room for ${wordsOf(about).subject} any more`,
    text: [about.why, ...about.refusals, 'Nobody can approve it until there is room.'].join('\n'),
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
export function requestLapsed(about: AboutRequest & { approvedBy?: string[] }): MessageDraft {
  const { subject, otherwise } = wordsOf(about);
  return toRequester(about, {
    event: 'request-lapsed',
    title: `${about.approvedBy?.length ? 'Too few' : 'Nobody'} decided on ${subject} in time`,
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

/** Tells of a request that goes on, but not as what was asked for. */
function aboutChange(
  about: AboutRequest,
  words: Omit<Words, 'event'> & { dedupe: string; text: string },
): MessageDraft {
  const event = 'request-changed';
  const link = `/environments/approvals/${about.request.id}`;
  return { ...toRequester(about, { ...words, event }), dedupe: words.dedupe, link };
}

function capitalised(about: AboutRequest): string {
  return wordsOf(about).subject.replace(/^the /, 'The ');
}

/** Ends the sentence that it follows. */
function said(comment: string | null | undefined): string {
  return comment ? `: ${clip(comment.trim(), longestComment)}` : '.';
}
