import type { AboutOpenRequest } from './aboutRequest';
import {
  approvalEscalated,
  approvalNeeded,
  approvalReminder,
  requestChanged,
} from './approverMessages';
import { ownerMissing } from './ownerMissing';
import {
  requestApproved,
  requestLapsed,
  requestMovedOn,
  requestOutgrown,
  requestRejected,
  requestWithdrawn,
} from './requesterMessages';

const day = 24 * 60 * 60_000;
const about: AboutOpenRequest = {
  environment: {
    id: 'e-1',
    name: 'checkout-test',
    owner: 'group:default/team-a',
    description: 'Load tests of the checkout',
  },
  request: {
    id: 'r-1',
    kind: 'create',
    version: 2,
    requester: 'user:default/dana',
    submitted_by: 'user:default/dov',
    type: 'temporary',
    region: 'eu-west-1',
    lifetime: String(14 * day),
    nodes: 3,
    cost_per_month: '225095000',
    approval: JSON.stringify({
      required: true,
      reasons: ['It lives for 14 days; up to 7 days needs no approval'],
    }),
    expires_at: null,
    reason: null,
  },
  recipients: ['group:default/team-a-leads'],
  lapsesAt: new Date('2030-01-06T10:00:00.000Z'),
  now: new Date('2030-01-01T10:00:00.000Z'),
};
const waiting = [
  approvalNeeded(about),
  approvalReminder({ ...about, n: 1 }),
  approvalEscalated(about),
  requestChanged({ ...about, why: 'It costs 20 % more than when it was asked for.' }),
];
const ended = [
  requestApproved({ ...about, by: 'user:default/lee', comment: 'Have fun' }),
  requestApproved(about),
  requestRejected({ ...about, by: 'user:ops/pat', comment: 'x'.repeat(2_000) }),
  requestRejected({ ...about, comment: 'More than 20 nodes' }),
  requestLapsed(about),
  requestWithdrawn({ ...about, by: 'user:default/dana' }),
];
const missing = ownerMissing({ ...about, since: about.now });

describe('Messages', () => {
  it('say who asks for what, why, and until when', () => {
    const { title, text, link } = waiting[0];
    expect(title).toBe('dana asks for checkout-test (team-a): up to 225.10 USD a month');
    expect(text.split('\n')).toEqual([
      'dana asks for a temporary environment for 14 days in eu-west-1 with up to 3 nodes.',
      'What for: Load tests of the checkout',
      'Why you are asked: It lives for 14 days; up to 7 days needs no approval.',
      'The request lapses on Sun, 6 Jan 2030, 10:00 UTC.',
    ]);
    expect(link).toBe('/environments/approvals/r-1');
  });

  it('say what became of a request, by whom and with which words', () => {
    expect(ended.map(({ title }) => title)).toEqual([
      'checkout-test is approved',
      'checkout-test is approved',
      'checkout-test is rejected',
      'checkout-test is rejected',
      'Nobody decided on checkout-test in time',
      'dana withdrew the request for checkout-test',
    ]);
    expect(ended[0].text).toBe('lee approved it: Have fun\nThe creation is queued.');
    expect(ended[1].text).toBe('It was approved.\nThe creation is queued.');
    expect(ended[2].text).toMatch(/^ops\/pat rejected it: x{499}…\nNothing was created\.$/);
    expect(ended[3].text).toContain('rules of this portal: More than 20 nodes');
    expect(missing.text).toContain('group:default/team-a is gone from the catalog');
  });

  it('say that somebody asks to let it run longer, or to delete it, and what comes of that', () => {
    const longer: AboutOpenRequest = {
      ...about,
      request: {
        ...about.request,
        kind: 'extend',
        lifetime: 30 * day,
        expires_at: '2030-01-31T10:00:00.000Z',
        reason: 'The sale was moved',
      },
    };
    const { title, text } = approvalNeeded(longer);
    expect(title).toBe(
      'dana asks to extend checkout-test (team-a) until Thu, 31 Jan 2030, 10:00 UTC',
    );
    expect(text.split('\n').slice(0, 3)).toEqual([
      'dana asks to let it run until Thu, 31 Jan 2030, 10:00 UTC. It is a temporary environment for 30 days in all in eu-west-1 with up to 3 nodes.',
      'What for: Load tests of the checkout',
      'Why: The sale was moved',
    ]);
    const by = 'user:default/lee';
    expect(requestApproved({ ...longer, by })).toMatchObject({
      title: 'The extension of checkout-test is approved',
      text: 'lee approved it.\nIt now ends on Thu, 31 Jan 2030, 10:00 UTC.',
    });
    const gone: AboutOpenRequest = {
      ...about,
      request: { ...about.request, kind: 'delete', type: 'permanent', lifetime: null },
    };
    expect(approvalNeeded(gone).title).toBe('dana asks to delete checkout-test (team-a)');
    expect(approvalNeeded(gone).text).toContain('a permanent environment in eu-west-1');
    expect(requestRejected({ ...gone, by }).text).toBe('lee rejected it.\nNothing was deleted.');
    expect(requestLapsed(gone)).toMatchObject({
      title: 'Nobody decided on the deletion of checkout-test in time',
      text: 'The request has lapsed. Nothing was deleted. Whoever still wants it asks again.',
    });
    expect(requestWithdrawn({ ...longer, why: 'it is being deleted' })).toMatchObject({
      title: 'The request to extend checkout-test was withdrawn',
      text: 'There is nothing to decide any more: it is being deleted.',
    });
  });

  it('say to whoever asked that it must be decided anew, or that there is no room for it', () => {
    const why = 'It would cost 300.00 USD a month at the most, not 225.10 USD.';
    expect(requestMovedOn({ ...about, why })).toMatchObject({
      title: 'checkout-test must be decided anew',
      text: `${why} Those who decide are asked again.`,
      link: '/environments/approvals/r-1',
      dedupe: 'request-changed/r-1/2/requester',
    });
    const refusals = ['team-a: 100.00 of 300.00 USD a month are in use.'];
    expect(requestOutgrown({ ...about, why, refusals })).toMatchObject({
      title: 'There is no room for checkout-test any more',
      text: `${why}\n${refusals[0]}\nNobody can approve it until there is room.`,
      link: '/environments/approvals/r-1',
      dedupe: 'request-outgrown/r-1/2',
    });
  });

  it('say that too few have decided where some had, and leave those out', () => {
    const approvedBy = ['user:default/lee'];
    const some = { ...about, approvedBy };
    expect(approvalReminder({ ...some, n: 1 }).except).toContain('user:default/lee');
    expect(approvalEscalated(some).text).toContain('Not enough of those who were asked first');
    expect(approvalEscalated(about).text).toContain('Those who were asked first have not decided');
    expect(requestLapsed(some).title).toBe('Too few decided on checkout-test in time');
  });

  it('do not ask those to decide who asked, nor tell people what they did themselves', () => {
    for (const message of waiting) {
      expect(message.except).toEqual(['user:default/dana', 'user:default/dov']);
    }
    expect(ended.map(({ except }) => except)).toEqual([
      ['user:default/lee'],
      undefined,
      ['user:ops/pat'],
      undefined,
      undefined,
      ['user:default/dana'],
    ]);
  });

  it('are told once for each version, reminder and end', () => {
    const told = [...waiting, ...ended, missing].map(({ dedupe }) => dedupe);
    expect([...new Set(told)]).toEqual([
      'approval-needed/r-1/2',
      'approval-reminder/r-1/2/1',
      'approval-escalated/r-1/2',
      'request-changed/r-1/2',
      'request-approved/r-1',
      'request-rejected/r-1',
      'request-lapsed/r-1',
      'request-withdrawn/r-1',
      'owner-missing/e-1/2030-01-01T10:00:00.000Z',
    ]);
  });

  it('fit a title of 100 characters and tell of an unknown cost', () => {
    const environment = { ...about.environment, owner: `group:default/${'t'.repeat(63)}` };
    const request = { ...about.request, lifetime: null, cost_per_month: null, nodes: 1 };
    const { title, text } = approvalNeeded({ ...about, environment, request });
    expect(title).toHaveLength(100);
    expect(text).toContain('a temporary environment in eu-west-1 with up to 1 node.');
    expect(approvalNeeded({ ...about, request }).title).toBe(
      'dana asks for checkout-test (team-a): cost not known',
    );
  });
});
