import fc from 'fast-check';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type { Permission } from '@backstage/plugin-permission-common';
import {
  environmentAccessPermission,
  environmentCreatePermission,
  environmentDeletePermission,
  environmentReadPermission,
  environmentUpdatePermission,
  quotaReadPermission,
  quotaUpdatePermission,
  requestApprovePermission,
  requestSkipApprovalPermission,
} from '@eks-environments/plugin-environments-common';
import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import { claimsOf, people, userOf, type Persona } from './__testUtils__/personas';
import {
  day,
  facts,
  policies,
  type WrittenLimits,
  type WrittenPolicy,
} from './__testUtils__/policies';
import { startEnvironments } from './__testUtils__/startEnvironments';
import { decideEnvironments } from './decideEnvironments';
import { readPolicyOptions } from './readPolicyOptions';

jest.setTimeout(60_000);

function isWithin(asked: WrittenLimits, given: EnvironmentFacts): boolean {
  if (asked.types && !asked.types.includes(given.type)) return false;
  if (asked.providers && !asked.providers.includes(given.provider)) return false;
  if (asked.regions && !asked.regions.includes(given.region)) return false;
  if (asked.via && !asked.via.includes(given.via)) return false;
  if (asked.nodesAtMost !== undefined && given.nodes > asked.nodesAtMost) return false;
  if (asked.costAtMost !== undefined) {
    if (given.costPerMonth === undefined) return false;
    if (given.costPerMonth > asked.costAtMost * 1_000_000) return false;
  }
  if (asked.lifetimeAtMost) {
    if (given.lifetime === undefined) return false;
    if (given.lifetime > asked.lifetimeAtMost.days * day) return false;
  }
  return true;
}

/** What the README says, in plain words: who may do what with what. */
function oracle(policy: WrittenPolicy, persona: Persona, given: EnvironmentFacts) {
  const claims = claimsOf(persona);
  const isOneOf = (named: string[] = ['*']) =>
    named.includes('*') || named.some(ref => claims.includes(ref));
  const admin = isOneOf(policy.platformAdmins ?? []);
  const owns = claims.includes(given.owner);
  const creates: NonNullable<WrittenPolicy['create']> = policy.create ?? [{}];
  const creating = creates.filter(rule => isOneOf(rule.members));
  const mayCreate = creating.some(rule => {
    const forIt = Array.isArray(rule.owners) ? rule.owners.includes(given.owner) : owns;
    return forIt && isWithin(rule, given);
  });
  const decides = (policy.approve ?? [{ members: 'nominated' as const }]).some(rule => {
    const asked = rule.members === 'nominated' ? given.approvers : rule.members;
    return isOneOf(asked) && isWithin(rule, given);
  });
  const follows =
    creating.some(rule => Array.isArray(rule.owners)) &&
    given.requester === `user:default/${persona}`;
  const skips = (policy.skipApproval ?? []).some(
    rule => isOneOf(rule.members) && owns && isWithin(rule, given),
  );
  return new Map<Permission, boolean>([
    [environmentCreatePermission, admin || mayCreate],
    [environmentReadPermission, admin || owns || follows || decides],
    [environmentAccessPermission, admin || owns || follows],
    [environmentUpdatePermission, admin || owns],
    [environmentDeletePermission, admin || owns],
    [requestApprovePermission, admin || decides],
    [requestSkipApprovalPermission, !admin && skips],
    [quotaReadPermission, true],
    [quotaUpdatePermission, admin || isOneOf(policy.quotas ?? [])],
  ]);
}

describe('The decisions on environments', () => {
  it('are what config says in plain words, whatever it says and whatever they are about', async () => {
    const { judge, stop } = await startEnvironments();
    const counts = new Map<string, { allowed: number; refused: number }>();
    const cases = fc.record({
      policy: policies,
      persona: fc.constantFrom(...people),
      given: fc.array(facts, { minLength: 5, maxLength: 5 }),
    });
    fc.assert(
      fc.property(cases, ({ policy, persona, given }) => {
        const config = { environments: { policy } } as unknown as JsonObject;
        const options = readPolicyOptions(new ConfigReader(config));
        const wrong = [];
        for (const one of given) {
          for (const [permission, expected] of oracle(policy, persona, one)) {
            const { name } = permission;
            const decision = decideEnvironments({ permission }, userOf(persona), options);
            const allowed = decision !== undefined && judge(decision, one);
            if (allowed !== expected) wrong.push({ name, allowed, one });
            const count = counts.get(name) ?? { allowed: 0, refused: 0 };
            count[allowed ? 'allowed' : 'refused'] += 1;
            counts.set(name, count);
          }
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
    await stop();
    // Each was both allowed and refused often; everybody reads quotas.
    expect(counts.size).toBe(9);
    for (const [name, { allowed, refused }] of counts) {
      expect([name, allowed > 50]).toEqual([name, true]);
      expect([name, refused > 50]).toEqual([name, name !== quotaReadPermission.name]);
    }
  });
});
