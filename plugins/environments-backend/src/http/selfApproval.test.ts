import type { Knex } from 'knex';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { FakePlatform } from '../__testUtils__/FakePlatform';
import { openTestDatabase, supportedDatabases, until } from '../__testUtils__/operations';
import {
  as,
  asNobody,
  asService,
  created,
  startPortal,
  submission,
  type Portal,
  type PortalOptions,
} from '../__testUtils__/portal';
import { decide, expensive, outcome, toldOf, withRules } from '../requests/__testUtils__/decisions';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const allowAll = () => ({ result: AuthorizeResult.ALLOW } as const);

describe.each(supportedDatabases)('Nobody approves what they have asked for (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  let platform: FakePlatform;
  const start = async (options: Partial<PortalOptions> = {}) => {
    knex = await openTestDatabase(databases, database);
    platform = new FakePlatform();
    portal = await startPortal({ knex, platform, environments: withRules, ...options });
  };
  afterEach(() => portal.stop());

  const path = ({ openRequestId }: Environment) => `/requests/${openRequestId}/decisions`;
  const approval = ({ manifest: { digest } }: Environment) => ({ decision: 'approve', digest });

  /** It waits still, nothing counts for it, and nothing runs. */
  async function expectNothingApproved({ id, openRequestId }: Environment) {
    const { body } = await as(portal, 'pat').get(`/environments/${id}`);
    expect([body.status, body.openRequestId]).toEqual(['awaiting-approval', openRequestId]);
    expect(await knex('operations')).toEqual([]);
    expect(portal.provider.calls).toEqual([]);
    expect(await knex('environment_decisions').where({ decision: 'approve' })).toEqual([]);
  }

  it('by a call of their own, as the owner or as who alone is nominated', async () => {
    const rules = [
      { owners: ['user:default/dana'], approvers: ['owner'], escalateTo: ['owner'] },
      { approvers: ['owner', 'user:default/dov'] },
    ].map(rule => ({ ...rule, ...('escalateTo' in rule && { escalateAfter: { days: 1 } }) }));
    await start({ environments: { ...withRules, approvals: { rules } } });
    // dov is all there is of team-b.
    const asked = [
      await created(portal, 'dov', submission({ owner: 'group:default/team-b', nodes: 9 })),
      await created(portal, 'dana', submission({ owner: 'user:default/dana', nodes: 9 })),
    ];
    for (const [i, who] of ['dov', 'dana'].entries()) {
      expect(outcome(await decide(portal, who, asked[i]))).toBe('403 own-request');
      const { body } = await as(portal, who).get(`/requests/${asked[i].openRequestId}`);
      expect(body.capabilities.decide).toBe(false);
      expect(body.approvers).toEqual([['group:default/team-b'], []][i]);
      expect(body.lacking).toBe(1);
      await expectNothingApproved(asked[i]);
    }
    // Where nobody else is nominated, the admins are asked.
    const admins = 'group:default/platform-admins';
    expect(await toldOf(knex, asked[0])).toEqual([
      `approval-needed → ${admins},group:default/team-b`,
    ]);
    expect(await toldOf(knex, asked[1])).toEqual([`approval-needed → ${admins}`]);
  });

  it('nor what they have submitted for another', async () => {
    await start();
    const asked = await created(portal, 'dana', submission({ nodes: 9 }));
    await knex('environment_requests').update({ submitted_by: 'user:default/lee' });
    for (const who of ['lee', 'dana']) {
      expect(outcome(await decide(portal, who, asked))).toBe('403 own-request');
    }
    const { body } = await as(portal, 'lee').get('/requests?view=decide');
    expect(body.items).toEqual([]);
    await expectNothingApproved(asked);
  });

  it('nor what has changed since others approved it, nor by the calls of others again', async () => {
    await start();
    const asked = await created(portal, 'dana', submission({ nodes: expensive }));
    const key = 'approve-it';
    expect(outcome(await decide(portal, 'lee', asked).set('idempotency-key', key))).toBe('200');
    platform.tag = 'cost-center';
    expect(outcome(await decide(portal, 'pat', asked))).toBe('409 changed');

    const { body } = await as(portal, 'dana').get(`/requests/${asked.openRequestId}`);
    const { digest } = body;
    expect(outcome(await decide(portal, 'dana', asked, { digest }))).toBe('403 own-request');
    const stolen = await decide(portal, 'dana', asked).set('idempotency-key', key);
    expect(outcome(stolen)).toBe('403 own-request');
    const repeated = await decide(portal, 'lee', asked).set('idempotency-key', key);
    expect([repeated.get('idempotent-replayed'), repeated.body.quorum.given]).toEqual(['true', 0]);
    expect(outcome(await decide(portal, 'lee', asked))).toBe('409 digest');
    await expectNothingApproved(asked);
  });

  it('nor under the key of the call that asked for it', async () => {
    await start();
    const body = submission({ nodes: 9 });
    const ask = () => as(portal, 'dana').post('/environments').set('idempotency-key', 'mine');
    const asked: Environment = (await ask().send(body)).body;
    const repeated = await decide(portal, 'dana', asked).set('idempotency-key', 'mine');
    expect(outcome(repeated)).toBe('403 own-request');
    expect((await ask().send(body)).get('idempotent-replayed')).toBe('true');
    await expectNothingApproved(asked);
  });

  it('nor through a template, an agent or another plugin, which approve nothing of others either', async () => {
    await start();
    for (const actor of ['plugin:scaffolder', 'plugin:mcp-actions', 'plugin:anything']) {
      const asked: Environment = (
        await as(portal, 'dana', actor)
          .post('/environments')
          .send(submission({ nodes: 9 }))
      ).body;
      for (const who of ['dana', 'lee', 'pat']) {
        const answer = await as(portal, who, actor).post(path(asked)).send(approval(asked));
        expect(outcome(answer)).toBe('403 own-call');
      }
      expect(outcome(await decide(portal, 'dana', asked))).toBe('403 own-request');
      await expectNothingApproved(asked);
    }
  });

  it('nor with a static token from outside, nor with none', async () => {
    await start();
    const asked = await created(portal, 'dana', submission({ nodes: 9 }));
    const service = await asService(portal).post(path(asked)).send(approval(asked));
    expect(outcome(service)).toBe('403 person');
    const nobody = await asNobody(portal).post(path(asked)).send(approval(asked));
    expect(nobody.status).toBe(401);
    await expectNothingApproved(asked);
  });

  it('nor around the decision: by a retry, a transfer or another change of it', async () => {
    await start();
    const asked = await created(portal, 'dana', submission({ nodes: 9 }));
    const dana = as(portal, 'dana');
    const environment = `/environments/${asked.id}`;
    expect(outcome(await dana.post(`${environment}/retry`))).toBe('409 status');
    const transfer = dana.post(`${environment}/transfer`);
    expect(outcome(await transfer.send({ owner: 'user:default/dana' }))).toBe('409 status');
    await dana.patch(environment).set('if-match', asked.etag).send({ description: 'Approved' });
    await expectNothingApproved(asked);
  });

  it.each([
    ['to keep it for longer', 'extend'],
    ['to delete it', 'delete'],
  ])('nor what they ask for later: %s', async (_, kind) => {
    const approvals = {
      rules: [{ approvers: ['owner', 'user:default/dana'] }],
      deletions: ['temporary'],
    };
    await start({ environments: { ...withRules, approvals } });
    const { id } = await created(portal, 'dana', submission());
    const environment = `/environments/${id}`;
    await until(async () => (await as(portal, 'dana').get(environment)).body.status === 'ready');
    const ask = (actor?: string) =>
      kind === 'extend'
        ? as(portal, 'dana', actor).post(`${environment}/extend`).send({ lifetime: 'P20D' })
        : as(portal, 'dana', actor).delete(environment);
    const before = (await as(portal, 'dana').get(environment)).body;
    const asked = (await ask()).body;
    const request = `/requests/${asked.openRequestId}`;
    const { digest, capabilities } = (await as(portal, 'dana').get(request)).body;
    expect(capabilities).toEqual({ decide: false, withdraw: true });
    // lee is of the owner, who is nominated; dana is too, and has asked.
    expect(outcome(await decide(portal, 'dana', asked, { digest }))).toBe('403 own-request');
    for (const actor of ['plugin:scaffolder', 'plugin:mcp-actions']) {
      for (const who of ['dana', 'lee']) {
        const answer = await as(portal, who, actor)
          .post(path(asked))
          .send({ decision: 'approve', digest });
        expect(outcome(answer)).toBe('403 own-call');
      }
      // Asking once more, by another way, makes it nobody else's.
      await ask(actor);
    }
    const service = await asService(portal).post(path(asked)).send({ decision: 'approve', digest });
    expect(outcome(service)).toBe('403 person');
    const after = (await as(portal, 'dana').get(environment)).body;
    expect([after.status, after.expiresAt, after.openRequestId]).toEqual([
      'ready',
      before.expiresAt,
      asked.openRequestId,
    ]);
    expect(await knex('environment_decisions')).toEqual([]);

    // Of what another asks for it is theirs to decide.
    await as(portal, 'dana').post(`${request}/withdraw`);
    const others =
      kind === 'extend'
        ? await as(portal, 'lee').post(`${environment}/extend`).send({ lifetime: 'P20D' })
        : await as(portal, 'lee').delete(environment);
    const theirs = others.body;
    const seen = (await as(portal, 'dana').get(`/requests/${theirs.openRequestId}`)).body;
    expect(seen).toMatchObject({ requester: 'user:default/lee', capabilities: { decide: true } });
    const approved = await decide(portal, 'dana', theirs, { digest: seen.digest });
    expect(approved.body.status).toBe('approved');
  });

  it.each([
    ['with permissions switched off', false],
    ['under a policy that allows everything', true],
  ])('nor %s', async (_, permissionsEnabled) => {
    await start({ permissionsEnabled, policy: allowAll });
    // Under teamPolicy this would need no approval.
    const asked = await created(portal, 'dana', submission());
    expect(outcome(await decide(portal, 'dana', asked))).toBe('403 own-request');
    for (const actor of ['plugin:scaffolder', 'plugin:mcp-actions']) {
      const answer = await as(portal, 'dana', actor).post(path(asked)).send(approval(asked));
      expect(outcome(answer)).toBe('403 own-call');
    }
    const service = await asService(portal).post(path(asked)).send(approval(asked));
    expect(outcome(service)).toBe('403 person');
    await expectNothingApproved(asked);
  });
});
