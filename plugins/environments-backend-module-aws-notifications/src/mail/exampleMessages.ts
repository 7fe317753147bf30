import type { EnvironmentMessage } from '@eks-environments/plugin-environments-node';
import { knownEvents } from './occasions';

const id = '0f0d5bb2-6f8e-4d0e-a9c6-6f6bb1c2f0a4';
const requestId = '9f1b9f7a-8f5e-4b53-9f0a-0a6f6f3f6d11';

const approvers = [
  'dana asks for a temporary environment for 14 days in eu-west-1 with up to 3 nodes.',
  'What for: Load tests of the new checkout before the summer sale',
  'Why you are asked: It lives for 14 days; up to 7 days needs no approval.',
  'The request lapses on Sun, 6 Jan 2030, 10:00 UTC.',
];
const words: Record<string, { title: string; lines: string[] }> = {
  'approval-needed': {
    title: 'dana asks for checkout-test (team-a): up to 225.10 USD a month',
    lines: approvers,
  },
  'approval-reminder': {
    title: 'Still to decide: dana asks for checkout-test (team-a): up to 225.10 USD a month',
    lines: approvers,
  },
  'approval-escalated': {
    title: 'Passed on to you: dana asks for checkout-test (team-a): up to 225.10 USD a month',
    lines: ['Those who were asked first have not decided.', ...approvers],
  },
  'request-changed': {
    title: 'Please decide anew: dana asks for checkout-test (team-a): up to 270.12 USD a month',
    lines: [
      'It costs 20 % more than when it was asked for. What was decided before does not count any more.',
      ...approvers,
    ],
  },
  'request-approved': {
    title: 'checkout-test is approved',
    lines: ['lee approved it: Have fun, and mind the NAT gateway.', 'The creation is queued.'],
  },
  'request-rejected': {
    title: 'checkout-test is rejected',
    lines: [
      'lee rejected it: Please take a smaller instance type, and ask again.',
      'Nothing was created.',
    ],
  },
  'request-lapsed': {
    title: 'Nobody decided on checkout-test in time',
    lines: ['The request has lapsed and nothing was created. Whoever still needs it asks again.'],
  },
  'request-withdrawn': {
    title: 'dana withdrew the request for checkout-test',
    lines: ['There is nothing to decide any more.'],
  },
  'environment-ready': {
    title: 'checkout-test is ready',
    lines: ['How to connect is on its page.', 'It ends on Mon, 14 Jan 2030, 10:00 UTC.'],
  },
  'environment-failed': {
    title: 'checkout-test could not be created',
    lines: [
      'AWS: The maximum number of VPCs has been reached.',
      'Try again once the limit of the account is raised, or delete it.',
    ],
  },
  'environment-hibernated': {
    title: 'checkout-test is asleep',
    lines: ['Its schedule put it to sleep.', 'It wakes on Mon, 7 Jan 2030, 07:00 UTC.'],
  },
  'environment-woken': {
    title: 'checkout-test is awake',
    lines: ['dana woke it.', 'Its nodes are back.'],
  },
  'environment-wake-refused': {
    title: 'checkout-test stays asleep: there is no room for it',
    lines: [
      'It was to wake on Mon, 7 Jan 2030, 07:00 UTC.',
      'team-a: 9 of 10 nodes are in use, and this asks for 3 more.',
      'Wake it by hand once there is room; its schedule tries again at the next time to wake.',
    ],
  },
  'environment-deleted': {
    title: 'checkout-test is deleted',
    lines: ['Its lifetime has ended.', 'Nothing of it is left.'],
  },
  'environment-expiring': {
    title: 'checkout-test ends in 3 days',
    lines: [
      'It is deleted on Mon, 14 Jan 2030, 10:00 UTC, with everything in it.',
      'Whoever still needs it extends it before.',
    ],
  },
  'environment-extended': {
    title: 'checkout-test was extended',
    lines: ['dana extended it.', 'It now ends on Mon, 21 Jan 2030, 10:00 UTC.'],
  },
  'quota-nearly-used': {
    title: 'team-a uses 9 of 10 nodes',
    lines: [
      'What asks for more than is left is refused.',
      'Let end what nobody needs any more, or ask the platform team for more.',
    ],
  },
  'address-missing': {
    title: '2 people cannot be reached: Mail (Amazon SES)',
    lines: [
      'The catalog has no mail address of theirs (spec.profile.email).',
      'user:default/dana',
      'user:default/lee',
      'You are not told of them again. In the portal they read their messages all the same.',
    ],
  },
  'owner-missing': {
    title: 'checkout-test has no owner any more',
    lines: [
      'group:default/team-a is gone from the catalog. Transfer checkout-test to another owner, or delete it.',
    ],
  },
};

/** Of events that are about no environment. */
const aboutNone = ['quota-nearly-used', 'address-missing'];

/** A message of each known event and of one that is not known, to try templates with. @public */
export function exampleMessages(): EnvironmentMessage[] {
  return [...knownEvents, 'something-new'].map(event => {
    const { title, lines } = words[event] ?? {
      title: 'Something new about checkout-test',
      lines: ['More is on its page.'],
    };
    const aboutRequest = /^(approval|request)-/.test(event);
    return {
      id: `example-${event}`,
      event: event as EnvironmentMessage['event'],
      recipients: ['user:default/dana'],
      title,
      text: lines.join('\n'),
      link: linkOf(event),
      severity: 'normal',
      ...(!aboutNone.includes(event) && {
        environment: { id, name: 'checkout-test', owner: 'group:default/team-a' },
      }),
      ...(aboutRequest && { requestId }),
      at: new Date('2030-01-01T10:00:00.000Z'),
    };
  });
}

function linkOf(event: string): string {
  if (event.startsWith('approval-') || event === 'request-changed') {
    return `/environments/approvals/${requestId}`;
  }
  if (event === 'quota-nearly-used') return '/environments/quotas/owners/group/default/team-a';
  if (event === 'address-missing') return '/catalog';
  return event === 'environment-expiring' ? `/environments/${id}?extend` : `/environments/${id}`;
}
