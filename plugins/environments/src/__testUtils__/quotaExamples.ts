import type {
  Estimate,
  Price,
  Quota,
  QuotaEffect,
  QuotaUsage,
} from '@eks-environments/plugin-environments-common';
import { environmentId } from './examples';

/** A price with a range, with what a test wants different. */
export function aPrice(changes: Partial<Price> = {}): Price {
  return {
    perHour: { min: 0.2018, max: 0.3014 },
    perMonth: { min: 147.31, max: 220.02 },
    lifetime: { min: 33.9, max: 50.64 },
    parts: [
      {
        id: 'control-plane',
        title: 'Control plane',
        quantity: { min: 1, max: 1 },
        unit: 'cluster',
        perMonth: { min: 73, max: 73 },
        quoted: '0.1 USD per cluster-hour',
        source: 'AWS price list',
        date: '2026-01-05',
      },
      {
        id: 'nodes/workers',
        title: 'Nodes of workers, m6i.large',
        quantity: { min: 2, max: 3 },
        unit: 'node',
        perMonth: { min: 74.31, max: 147.02 },
        quoted: '0.107 USD per instance-hour',
        source: 'AWS price list',
      },
    ],
    unknown: [],
    notIncluded: ['data transfer', 'load balancers'],
    ...changes,
  };
}

/** One of ten temporary environments of team-a, seven left. */
export function aQuotaEffect(changes: Partial<QuotaEffect> = {}): QuotaEffect {
  return {
    scope: 'owners/group/default/team-a',
    resource: 'environments.temporary',
    limit: 10,
    inUse: 2,
    asked: 1,
    exceeded: false,
    holders: [],
    otherHolders: 0,
    ...changes,
  };
}

/** An estimate that would be accepted at once. */
export function anEstimate(changes: Partial<Estimate> = {}): Estimate {
  return {
    acceptable: true,
    violations: [],
    name: 'shop-preview',
    price: aPrice(),
    quotas: [aQuotaEffect()],
    approval: { required: false, reasons: [], approvers: [], quorum: 1 },
    ...changes,
  };
}

/** Team-a's quota: the default limit, two in use, and a limit of nodes that lee has set. */
export function aQuota(changes: Partial<Quota> = {}): Quota {
  return {
    scope: 'owners/group/default/team-a',
    kind: 'owner',
    uses: [
      { resource: 'environments.temporary', limit: 10, source: 'default', inUse: 2, total: 2 },
      { resource: 'environments.permanent', limit: 5, source: 'default', inUse: 0, total: 0 },
      { resource: 'nodes', limit: 20, source: 'set', inUse: 12, total: 12 },
      { resource: 'vcpu', source: 'none', inUse: 48, total: 48 },
      { resource: 'memory-gib', source: 'none', inUse: 0, total: 0 },
      {
        resource: 'usd-per-month',
        limit: 500,
        source: 'config',
        inUse: 367.33,
        total: 367.33,
        unknown: 1,
      },
    ],
    limits: { nodes: 20 },
    etag: 'first',
    setBy: 'user:default/pat',
    setAt: '2026-03-01T12:00:00.000Z',
    capabilities: { update: true },
    ...changes,
  };
}

/** Who holds team-a's quota, and how it came about. */
export function aQuotaUsage(changes: Partial<QuotaUsage> = {}): QuotaUsage {
  return {
    quota: aQuota(),
    holders: [
      {
        environmentId,
        name: 'shop-preview',
        owner: 'group:default/team-a',
        status: 'ready',
        expiresAt: '2036-03-01T12:00:00.000Z',
        deletionProtection: false,
        amounts: [
          { resource: 'environments.temporary', amount: 1 },
          { resource: 'nodes', amount: 3 },
          { resource: 'usd-per-month' },
        ],
      },
    ],
    otherHolders: 0,
    changes: [
      {
        at: '2026-03-01T12:00:00.000Z',
        by: 'user:default/pat',
        before: { nodes: 10 },
        after: { nodes: 20 },
      },
    ],
    ...changes,
  };
}
