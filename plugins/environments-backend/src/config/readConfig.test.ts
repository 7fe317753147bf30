import { ConfigReader } from '@backstage/config';
import { readConfig } from './readConfig';

const read = (environments: object, providers = ['eks']) =>
  readConfig(new ConfigReader({ permission: { enabled: true }, environments }), providers);

describe('The configuration', () => {
  it('is safe and complete where nothing is set', () => {
    expect(readConfig(new ConfigReader({}), [])).toEqual({
      operations: { workers: 4, leaseDurationMs: 60_000, pollIntervalMs: 1_000 },
      approvals: {
        mode: 'enforced',
        exempt: [],
        rules: [],
        deletions: [],
        validFor: 7 * 86_400_000,
        costTolerance: 0.1,
        permissionsEnabled: false,
      },
      lifecycle: {
        maxLifetime: 90 * 86_400_000,
        sweepInterval: 30_000,
        warnBefore: [14 * 86_400_000, 3 * 86_400_000, 86_400_000, 3_600_000],
        holdForOpenRequest: false,
      },
      quotas: {
        limits: expect.objectContaining({ scopes: new Map() }),
        sweepInterval: 300_000,
        alarmAt: 0.9,
      },
      retention: {
        logs: 90 * 86_400_000,
        events: 365 * 86_400_000,
        messages: 30 * 86_400_000,
        ended: 365 * 86_400_000,
      },
      admins: [],
    });
  });

  it('is read with its durations and its refs normalised', () => {
    expect(
      read({
        defaultProvider: 'eks',
        operations: { workers: 2, leaseDuration: { seconds: 4 }, pollInterval: 'PT0.5S' },
        approvals: {
          mode: 'policy',
          exempt: ['User:default/Pat'],
          rules: [
            {
              name: 'Dear ones',
              owners: ['group:default/Team-A'],
              types: ['permanent'],
              costAbove: 1000,
              approvers: ['group:default/Leads', 'owner-parent'],
              quorum: 2,
              remindAfter: { hours: 12 },
              escalateAfter: 'P2D',
              escalateTo: ['group:default/Platform'],
              lapseAfter: '7d',
            },
            { approvers: ['owner'] },
          ],
          deletions: ['permanent'],
          validFor: { days: 3 },
          costTolerance: 0.2,
        },
        policy: { platformAdmins: ['group:default/platform-admins'] },
        lifecycle: {
          maxLifetime: '30d',
          sweepInterval: { minutes: 1 },
          warnBefore: ['PT12H', { days: 2 }],
          grace: { days: 5 },
          holdForOpenRequest: true,
        },
        quotas: { global: { nodes: 40 }, sweepInterval: { minutes: 1 }, alarmAt: 0.8 },
        retention: { logs: 'P7D', events: { days: 730 }, messages: '2d', ended: { years: 2 } },
      }),
    ).toEqual({
      defaultProvider: 'eks',
      operations: { workers: 2, leaseDurationMs: 4_000, pollIntervalMs: 500 },
      approvals: {
        mode: 'policy',
        exempt: ['user:default/pat'],
        rules: [
          {
            name: 'Dear ones',
            owners: ['group:default/team-a'],
            types: ['permanent'],
            costAbove: 1_000_000_000,
            approvers: ['group:default/leads', 'owner-parent'],
            quorum: 2,
            remindAfter: 12 * 3_600_000,
            escalateAfter: 2 * 86_400_000,
            escalateTo: ['group:default/platform'],
            lapseAfter: 7 * 86_400_000,
          },
          {
            name: 'Rule 2',
            approvers: ['owner'],
            quorum: 1,
            remindAfter: 86_400_000,
            escalateTo: [],
            lapseAfter: 14 * 86_400_000,
          },
        ],
        deletions: ['permanent'],
        validFor: 3 * 86_400_000,
        costTolerance: 0.2,
        permissionsEnabled: true,
      },
      admins: ['group:default/platform-admins'],
      lifecycle: {
        maxLifetime: 30 * 86_400_000,
        sweepInterval: 60_000,
        warnBefore: [2 * 86_400_000, 12 * 3_600_000],
        grace: 5 * 86_400_000,
        holdForOpenRequest: true,
      },
      quotas: {
        limits: expect.objectContaining({ scopes: new Map([['global', { nodes: 40 }]]) }),
        sweepInterval: 60_000,
        alarmAt: 0.8,
      },
      retention: {
        logs: 7 * 86_400_000,
        events: 730 * 86_400_000,
        messages: 2 * 86_400_000,
        ended: 2 * 365 * 86_400_000,
      },
    });
  });

  it.each([
    [{ defaultProvider: 'other' }, 'environments.defaultProvider'],
    [{ defaultProvider: 7 }, 'environments.defaultProvider'],
    [{ operations: { workers: 0 } }, 'environments.operations.workers'],
    [{ operations: { workers: 'many' } }, 'environments.operations.workers'],
    [{ operations: { leaseDuration: { seconds: 1 } } }, 'environments.operations.leaseDuration'],
    [{ operations: { leaseDuration: 'long' } }, 'environments.operations.leaseDuration'],
    [{ operations: { pollInterval: { seconds: -1 } } }, 'environments.operations.pollInterval'],
    [{ approvals: { mode: 'never' } }, 'environments.approvals.mode'],
    [{ approvals: { exempt: ['pat'] } }, 'environments.approvals.exempt'],
    [{ approvals: { rules: [{ approvers: [] }] } }, 'environments.approvals.rules[0].approvers'],
    [{ approvals: { rules: [{}] } }, 'environments.approvals.rules[0].approvers'],
    [
      { approvals: { rules: [{ owners: ['x'], approvers: ['group:default/a'] }] } },
      'environments.approvals.rules[0].owners',
    ],
    ...[
      { quorum: 0 },
      { costAbove: -1 },
      { types: ['eternal'] },
      { lapseAfter: 'soon' },
      { remindAfter: { seconds: 1 } },
      { escalateTo: ['group:default/b'] },
      { escalateAfter: { days: 20 }, escalateTo: ['group:default/b'] },
    ].map((wrong): [object, string] => [
      { approvals: { rules: [{ approvers: ['owner'], ...wrong }] } },
      `environments.approvals.rules[0].${Object.keys(wrong)[0]}`,
    ]),
    ...['quorm', 'costabove', 'lapseafter'].map((misspelt): [object, string] => [
      { approvals: { rules: [{ approvers: ['owner'] }, { approvers: ['owner'], [misspelt]: 2 }] } },
      `environments.approvals.rules[1].${misspelt}`,
    ]),
    ...[
      { approvals: { deletion: ['permanent'] } },
      { operations: { worker: 2 } },
      { lifecycle: { maxlifetime: { days: 1 } } },
      { retention: { log: 'P1D' } },
    ].map((misspelt): [object, string] => {
      const [[section, settings]] = Object.entries(misspelt);
      return [misspelt, `environments.${section}.${Object.keys(settings)[0]}`];
    }),
    [{ approvals: { rules: { approvers: ['owner'] } } }, 'environments.approvals.rules'],
    [{ approvals: { deletions: ['all'] } }, 'environments.approvals.deletions'],
    [{ approvals: { validFor: 'PT0S' } }, 'environments.approvals.validFor'],
    [{ approvals: { costTolerance: -1 } }, 'environments.approvals.costTolerance'],
    [{ admins: ['pat'] }, 'environments.admins'],
    [{ lifecycle: { maxLifetime: { years: 0 } } }, 'environments.lifecycle.maxLifetime'],
    [
      { lifecycle: { sweepInterval: { milliseconds: 10 } } },
      'environments.lifecycle.sweepInterval',
    ],
    [{ lifecycle: { warnBefore: { days: 1 } } }, 'environments.lifecycle.warnBefore'],
    [{ lifecycle: { warnBefore: ['1d', 'soon'] } }, 'environments.lifecycle.warnBefore[1]'],
    [{ lifecycle: { grace: 'PT1S' } }, 'environments.lifecycle.grace'],
    [{ lifecycle: { holdForOpenRequest: 'may be' } }, 'environments.lifecycle.holdForOpenRequest'],
    [{ quotas: { global: { nodes: -1 } } }, 'environments.quotas.global.nodes'],
    [{ quotas: { sweepInterval: 'PT0S' } }, 'environments.quotas.sweepInterval'],
    [{ quotas: { alarmAt: 1.1 } }, 'environments.quotas.alarmAt'],
    [{ retention: { logs: 'for ever' } }, 'environments.retention.logs'],
    [{ retention: { messages: { days: 0 } } }, 'environments.retention.messages'],
  ])('stops the start and names the key: %j', (environments, key) => {
    expect(() => read(environments)).toThrow(key);
  });
});
