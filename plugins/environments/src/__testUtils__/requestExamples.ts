import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { anEnvironment, environmentId } from './examples';
import { aPrice, aQuotaEffect } from './quotaExamples';

export const requestId = '4d3b7a1e-91c2-4c7e-8f5e-7f2b1c6d5a12';

/** That many hours from now. */
export function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}

/** Dana's open request, which its reader may decide, with what a test wants different. */
export function aRequest(changes: Partial<EnvironmentRequest> = {}): EnvironmentRequest {
  const { name, provider, target, region, owner, requester, via, footprint, manifest } =
    anEnvironment();
  return {
    id: requestId,
    environmentId,
    environmentName: name,
    kind: 'create',
    status: 'open',
    digest: `sha256:${'a'.repeat(64)}`,
    requester,
    owner,
    via,
    approval: { required: true, reasons: ['Permanent environments need an approval'] },
    footprint,
    price: aPrice({ lifetime: undefined }),
    quotas: [aQuotaEffect()],
    createdAt: '2026-03-01T12:00:00.000Z',
    decisions: [],
    type: 'permanent',
    provider,
    target,
    region,
    description: 'The stage of the shop',
    approvers: ['group:default/team-a-leads'],
    rule: 'What team A asks for',
    quorum: { needed: 1, given: 0 },
    lapsesAt: inHours(80.5),
    manifest,
    environmentReadable: true,
    capabilities: { decide: true, withdraw: false },
    ...changes,
  };
}
