import {
  environmentDeleted,
  environmentExpiring,
  environmentExtended,
  environmentFailed,
  environmentHibernated,
  environmentReady,
  environmentWakeRefused,
  environmentWoken,
  quotaNearlyUsed,
} from './lifecycleMessages';

const hour = 60 * 60_000;
const day = 24 * hour;
const now = new Date('2030-01-11T10:00:00.000Z');
const expiresAt = new Date('2030-01-14T10:00:00.000Z');
const about = {
  environment: {
    id: 'e-1',
    name: 'checkout-test',
    owner: 'group:default/team-a',
    requester: 'user:default/dana',
  },
  operationId: 'o-1',
  now,
};
const by = 'user:default/lee';
const quota = {
  scope: 'owners/group/default/team-a',
  resource: 'nodes' as const,
  inUse: 9,
  limit: 10,
  recipients: ['group:default/team-a'],
  since: now,
  now,
};
const ended = { ...about, environment: { ...about.environment, expires_at: expiresAt } };
const error = { class: 'aws-limit' as const, message: 'No VPC is left.', retryable: true };
const messages = [
  environmentReady(ended),
  environmentFailed({ ...about, operation: { id: 'o-1', kind: 'wake' }, error }),
  environmentExpiring({ ...about, expiresAt, before: 3 * day }),
  environmentExtended({ ...about, expiresAt, by }),
  environmentHibernated({ ...about, why: 'person', by }),
  environmentWoken({ ...about, by }),
  environmentWakeRefused({ ...about, moment: now, reason: 'team-a: 10 of 10 nodes are in use.' }),
  environmentDeleted({ ...about, why: 'Its lifetime has ended.' }),
  quotaNearlyUsed(quota),
];

describe('Messages of an environment', () => {
  it('say what has become of it, and what to do', () => {
    expect(messages.map(({ title, text }) => [title, ...text.split('\n')])).toEqual([
      [
        'checkout-test is ready',
        'How to connect is on its page.',
        'It ends on Mon, 14 Jan 2030, 10:00 UTC.',
      ],
      ['checkout-test could not be woken', 'No VPC is left.'],
      [
        'checkout-test ends in 3 days',
        'It is deleted on Mon, 14 Jan 2030, 10:00 UTC, with everything in it.',
        'Whoever still needs it extends it before.',
      ],
      [
        'checkout-test was extended',
        'lee extended it.',
        'It now ends on Mon, 14 Jan 2030, 10:00 UTC.',
      ],
      ['checkout-test is asleep', 'lee put it to sleep.'],
      ['checkout-test is awake', 'lee woke it.', 'Its nodes are back.'],
      [
        'checkout-test stays asleep: there is no room for it',
        'It was to wake on Fri, 11 Jan 2030, 10:00 UTC.',
        'team-a: 10 of 10 nodes are in use.',
        'Wake it by hand once there is room; its schedule tries again at the next time to wake.',
      ],
      ['checkout-test is deleted', 'Its lifetime has ended.', 'Nothing of it is left.'],
      [
        'team-a uses 9 of 10 nodes',
        'What asks for more than is left is refused.',
        'Let end what nobody needs any more, or ask the platform team for more.',
      ],
    ]);
  });

  it('tell its owner and its requester once, and not who did it', () => {
    for (const { recipients } of messages.slice(0, -1)) {
      expect(recipients).toEqual(['group:default/team-a', 'user:default/dana']);
    }
    const own = { ...about.environment, owner: 'user:default/dana' };
    expect(environmentReady({ ...about, environment: own }).recipients).toEqual([
      'user:default/dana',
    ]);
    expect(messages.map(({ except }) => except)).toEqual([
      undefined,
      undefined,
      undefined,
      [by],
      [by],
      [by],
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are told once for each operation, warning, end and moment', () => {
    expect(messages.map(({ dedupe }) => dedupe)).toEqual([
      'environment-ready/e-1/o-1',
      'environment-failed/e-1/o-1',
      'environment-expiring/e-1/2030-01-14T10:00:00.000Z/259200000',
      'environment-extended/e-1/2030-01-14T10:00:00.000Z',
      'environment-hibernated/e-1/o-1',
      'environment-woken/e-1/o-1',
      'environment-wake-refused/e-1/2030-01-11T10:00:00.000Z',
      'environment-deleted/e-1/o-1',
      'quota-nearly-used/owners/group/default/team-a/nodes/2030-01-11T10:00:00.000Z',
    ]);
  });

  it('lead to where one can act on them', () => {
    expect(new Set(messages.map(({ link }) => link))).toEqual(
      new Set([
        '/environments/e-1',
        '/environments/e-1?extend',
        '/environments/quotas/owners/group/default/team-a',
      ]),
    );
    expect(messages.at(-1)?.environment).toBeUndefined();
    expect(messages.slice(0, -1).every(({ environment }) => environment?.id === 'e-1')).toBe(true);
  });

  it('warn of a grace asleep, then of its end', () => {
    const grace = new Date('2030-01-21T10:00:00.000Z');
    expect(environmentExpiring({ ...about, expiresAt, before: hour, grace }).text).toContain(
      'put to sleep on Mon, 14 Jan 2030, 10:00 UTC, and deleted on Mon, 21 Jan 2030, 10:00 UTC',
    );
    const asleep = environmentHibernated({ ...about, why: 'grace', graceEndsAt: grace });
    expect(asleep).toMatchObject({ severity: 'high', link: '/environments/e-1?extend' });
    expect(asleep.text).toContain('It is deleted on Mon, 21 Jan 2030, 10:00 UTC');
    const next_wake_at = '2030-01-12T07:00:00.000Z';
    const environment = { ...about.environment, next_wake_at };
    expect(environmentHibernated({ ...about, environment, why: 'schedule' }).text).toBe(
      'Its schedule put it to sleep.\nIt wakes on Sat, 12 Jan 2030, 07:00 UTC.',
    );
  });

  it.each([
    [14 * day - 30_000, '14 days'],
    [day - 29_000, '1 day'],
    [36 * hour, '36 hours'],
    [5 * hour + 20 * 60_000, '5 hours'],
    [hour - 20_000, '1 hour'],
    [20 * 60_000, '20 minutes'],
    [-5_000, '0 minutes'],
  ])('say of %d ms that it ends in %s', (left, words) => {
    const at = new Date(now.getTime() + left);
    expect(environmentExpiring({ ...about, expiresAt: at, before: day }).title).toBe(
      `checkout-test ends in ${words}`,
    );
  });
});
