import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { mockCredentials, mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogEntityCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PermissionPolicy, PolicyQueryUser } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  environmentAccessPermission,
  environmentCreatePermission,
  environmentPermissions,
  environmentReadPermission,
  messagePermissions,
  quotaPermissions,
  quotaReadPermission,
  quotaUpdatePermission,
  requestApprovePermission,
  requestPermissions,
  requestSkipApprovalPermission,
} from '@eks-environments/plugin-environments-common';
import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import companyPolicy from './__testUtils__/companyPolicy';
import { documented } from './__testUtils__/documented';
import { startEnvironments, type Judge } from './__testUtils__/startEnvironments';
import { decideEnvironments } from './decideEnvironments';
import { readPolicyOptions } from './readPolicyOptions';

jest.setTimeout(60_000);

const day = 24 * 60 * 60 * 1000;
const usd = 1_000_000;
const create = environmentCreatePermission;
const read = environmentReadPermission;
const approve = requestApprovePermission;
const skip = requestSkipApprovalPermission;

function userOf(name: string, ...groups: string[]): PolicyQueryUser {
  const userEntityRef = `user:default/${name}`;
  const ownershipEntityRefs = [userEntityRef, ...groups.map(group => `group:default/${group}`)];
  return {
    credentials: mockCredentials.user(userEntityRef),
    info: { userEntityRef, ownershipEntityRefs },
  };
}
const ann = userOf('ann', 'team-a');
const leo = userOf('leo', 'leads', 'service-owners');
const sue = userOf('sue', 'security');
const pia = userOf('pia', 'platform');

const small = {
  owner: 'group:default/team-a',
  requester: 'user:default/ann',
  approvers: [],
  type: 'temporary' as const,
  provider: 'eks',
  target: 'development',
  region: 'eu-west-1',
  status: 'awaiting-approval' as const,
  lifetime: 7 * day,
  nodes: 2,
  costPerMonth: 250 * usd,
  via: 'page',
};
const { lifetime: _none, ...endless } = small;
const permanent = { ...endless, type: 'permanent' as const };
const dear = { ...permanent, costPerMonth: 1_001 * usd };
const unpriced = { ...small, costPerMonth: undefined };

type Row = [
  who: PolicyQueryUser,
  may: Permission,
  what: string,
  given: EnvironmentFacts,
  allowed: boolean,
];

interface ApprovalRule {
  costAbove?: number;
  approvers: string[];
  quorum?: number;
}
/** As the service nominates: the first rule that matches. */
function nominationFor(rules: ApprovalRule[], { costPerMonth = Infinity }: EnvironmentFacts) {
  const rule = rules.find(({ costAbove = -1 }) => costPerMonth > costAbove * usd);
  return { approvers: rule?.approvers ?? [], quorum: rule?.quorum ?? 1 };
}

describe('The examples in docs/permissions.md', () => {
  let stop = async () => {};
  afterEach(() => stop());

  const told = ([who, { name }, what, , allowed]: Row) =>
    `${who.info.userEntityRef} ${name} ${what}: ${allowed}`;

  async function start(name: string): Promise<{
    rules: ApprovalRule[];
    answered: (rows: Row[]) => string[];
  }> {
    const config = parse(documented(name));
    const options = readPolicyOptions(new ConfigReader(config));
    // The service takes the rest of it.
    const started = await startEnvironments(config);
    stop = started.stop;
    const { rules } = config.environments.approvals;
    const answered = (rows: Row[]) =>
      rows.map(([who, permission, what, facts]) => {
        // Nobody is nominated for a candidate yet.
        const isCandidate = permission === create || permission === skip;
        const approvers = isCandidate ? [] : nominationFor(rules, facts).approvers;
        const decision = decideEnvironments({ permission }, who, options);
        const allowed = decision !== undefined && started.judge(decision, { ...facts, approvers });
        return told([who, permission, what, facts, allowed]);
      });
    return { rules, answered };
  }

  it('let the small company have small temporary environments at once, and its leads decide the rest', async () => {
    const { answered } = await start('small-company');
    const rows: Row[] = [
      [ann, create, 'small', small, true],
      [ann, create, 'permanent', permanent, true],
      [ann, create, 'for another team', { ...small, owner: 'group:default/team-b' }, false],
      [ann, skip, 'small', small, true],
      [ann, skip, 'through an agent', { ...small, via: 'mcp-actions' }, true],
      [ann, skip, 'longer', { ...small, lifetime: 7 * day + 60_000 }, false],
      [ann, skip, 'dearer', { ...small, costPerMonth: 250 * usd + 1 }, false],
      [ann, skip, 'without a price', unpriced, false],
      [ann, skip, 'permanent', permanent, false],
      [pia, skip, 'small', { ...small, owner: 'group:default/platform' }, false],
      [ann, approve, 'permanent', permanent, false],
      [leo, approve, 'permanent', permanent, true],
      [leo, read, 'permanent', permanent, true],
      [leo, environmentAccessPermission, 'permanent', permanent, false],
      [sue, approve, 'permanent', permanent, false],
      [sue, read, 'small', small, false],
      [pia, approve, 'permanent', permanent, true],
      [pia, read, 'small', small, true],
      [ann, quotaReadPermission, '', small, true],
      [leo, quotaUpdatePermission, '', small, false],
      [pia, quotaUpdatePermission, '', small, true],
    ];
    expect(answered(rows)).toEqual(rows.map(told));
  });

  it('let nobody in the regulated company go on without approval, or outside the EU, or by an agent', async () => {
    const { answered, rules } = await start('regulated');
    const rows: Row[] = [
      [ann, create, 'small', small, true],
      [ann, create, 'by template', { ...small, via: 'scaffolder', region: 'eu-central-1' }, true],
      [ann, create, 'by an agent', { ...small, via: 'mcp-actions' }, false],
      [ann, create, 'in the US', { ...small, region: 'us-east-1' }, false],
      [pia, create, 'for others', small, false],
      [ann, skip, 'small', small, false],
      [ann, skip, 'free', { ...small, costPerMonth: 0, nodes: 0 }, false],
      [pia, skip, 'small', small, false],
      [ann, approve, 'small', small, false],
      [leo, approve, 'small', small, true],
      [leo, approve, 'dear', dear, true],
      [sue, approve, 'small', small, false],
      [sue, approve, 'dear', dear, true],
      [pia, approve, 'dear', dear, false],
      [sue, read, 'dear', dear, true],
      [sue, read, 'small', small, false],
      [ann, quotaUpdatePermission, '', small, false],
      [leo, quotaUpdatePermission, '', small, false],
      [pia, quotaUpdatePermission, '', small, true],
    ];
    expect(answered(rows)).toEqual(rows.map(told));
    expect(nominationFor(rules, { ...dear, costPerMonth: 1_000 * usd }).quorum).toBe(1);
    expect(nominationFor(rules, dear).quorum).toBe(2);
  });

  it('delegate from a policy of one’s own, word for word', async () => {
    const code = readFileSync(path.join(__dirname, '__testUtils__/companyPolicy.ts'), 'utf8');
    expect(documented('company-policy')).toBe(code);

    const { judge, stop: stopEnvironments } = await startEnvironments();
    stop = stopEnvironments;
    let policy: PermissionPolicy | undefined;
    const backend = await startTestBackend({
      extensionPoints: [[policyExtensionPoint, { setPolicy: given => (policy = given) }]],
      features: [
        companyPolicy,
        mockServices.rootConfig.factory({ data: parse(documented('small-company')) }),
      ],
    });
    await backend.stop();
    const may = async (who: PolicyQueryUser | undefined, permission: Permission) => {
      const decision = await policy?.handle({ permission }, who);
      return decision !== undefined && judge(decision, small);
    };
    const con = userOf('con', 'team-a', 'contractors');
    expect(await may(ann, create)).toBe(true);
    expect(await may(con, create)).toBe(false);
    expect(await may(con, read)).toBe(true);
    expect(await may(ann, skip)).toBe(true);
    expect(await may(sue, read)).toBe(false);
    expect(await may(pia, catalogEntityCreatePermission)).toBe(false);
    expect(await may(undefined, create)).toBe(false);
  });
});

describe('The examples for the community RBAC plugin', () => {
  const known = [
    ...environmentPermissions,
    ...requestPermissions,
    ...quotaPermissions,
    ...messagePermissions,
  ];
  const actionOf = ({ attributes }: Permission) => attributes.action ?? 'use';
  let environments: { judge: Judge; stop: () => Promise<void> };
  beforeAll(async () => {
    environments = await startEnvironments();
  });
  afterAll(() => environments.stop());

  it('name permissions with the actions that they have, and give every role one', () => {
    const rows = documented('rbac-policy')
      .split('\n')
      .filter(line => line !== '')
      .map(line => line.split(', '));
    const policies = rows.filter(([kind]) => kind === 'p');
    for (const [, , name, action, effect] of policies) {
      const permission = known.find(one => one.name === name);
      expect([name, permission && actionOf(permission), effect]).toEqual([name, action, 'allow']);
    }
    const roles = rows.filter(([kind]) => kind === 'g').map(([, , role]) => role);
    expect(new Set(policies.map(([, role]) => role))).toEqual(new Set(roles));
    // It would count for nobody but the exempt.
    expect(policies.map(([, , name]) => name)).not.toContain(skip.name);
  });

  it('allow on conditions what the ready policy allows in the small company', () => {
    const decisions = parseAllDocuments(documented('rbac-conditions')).map(document =>
      document.toJS(),
    );
    const options = readPolicyOptions(new ConfigReader(parse(documented('small-company'))));
    const named = decisions.flatMap(decision =>
      decision.permissionMapping.map(({ name, action }: Record<string, string>) => {
        const permission = known.find(one => one.name === name);
        expect([name, permission && actionOf(permission)]).toEqual([name, action]);
        return { permission, decision };
      }),
    );
    expect(named.map(({ permission }) => permission)).toEqual(
      expect.arrayContaining([...environmentPermissions, ...requestPermissions]),
    );
    const others = { ...small, owner: 'group:default/team-b' };
    const nominated = { ...others, approvers: ['group:default/leads'] };
    for (const who of [ann, leo]) {
      for (const { permission, decision } of named) {
        const { pluginId, resourceType, conditions } = decision;
        const written = JSON.stringify({ pluginId, resourceType, conditions });
        const refs = JSON.stringify(who.info.ownershipEntityRefs).slice(1, -1);
        const theirs: PolicyDecision = {
          ...JSON.parse(written.replaceAll('"$ownerRefs"', refs)),
          result: AuthorizeResult.CONDITIONAL,
        };
        const ours = decideEnvironments({ permission }, who, options);
        for (const facts of [small, permanent, dear, unpriced, others, nominated]) {
          const allowed = ours !== undefined && environments.judge(ours, facts);
          expect([permission.name, environments.judge(theirs, facts)]).toEqual([
            permission.name,
            allowed,
          ]);
        }
      }
    }
  });
});
