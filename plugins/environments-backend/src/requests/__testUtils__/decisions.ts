import type { Knex } from 'knex';
import type { Test } from 'supertest';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { as, type Portal } from '../../__testUtils__/portal';

/** Above 1,000 USD a month two decide; permanent ones go up; team-a asks its leads, team-b itself. */
export const rules = [
  {
    name: 'Expensive',
    costAbove: 1000,
    approvers: ['group:default/team-a-leads', 'group:default/platform-admins'],
    quorum: 2,
  },
  { name: 'Permanent', types: ['permanent'], approvers: ['owner-parent'] },
  { name: 'Team A', owners: ['group:default/team-a'], approvers: ['group:default/team-a-leads'] },
  { name: 'Team B', owners: ['group:default/team-b'], approvers: ['owner'] },
];

/** With these rules, admins who are told what nobody is nominated for, and room for everybody. */
export const withRules = {
  admins: ['group:default/platform-admins'],
  approvals: { rules },
  quotas: { defaults: { 'environments.temporary': 'unlimited' } },
} as const;

/** Enough nodes that two must approve, at 0.1 USD an hour each. */
export const expensive = 13;

/** Somebody decides the open request of an environment, as it was when it was asked for unless another digest is given. */
export function decide(
  portal: Pick<Portal, 'server'>,
  who: string,
  { openRequestId, manifest }: Pick<Environment, 'openRequestId' | 'manifest'>,
  given: { decision?: 'approve' | 'reject'; comment?: string; digest?: string } = {},
): Test {
  return as(portal, who)
    .post(`/requests/${openRequestId}/decisions`)
    .send({ decision: 'approve', digest: manifest.digest, ...given });
}

/** `200`, or for example `409 decided`. */
export function outcome({ status, body }: Awaited<Test>): string {
  return body.error ? `${status} ${body.error.code}` : String(status);
}

/** All that was told of an environment's requests so far: the event and to whom, both sorted. */
export async function toldOf(knex: Knex, { id }: { id: string }): Promise<string[]> {
  const rows = await knex('outbox_messages')
    .where({ environment_id: id })
    .whereNot('event', 'like', 'environment-%');
  return rows.map(({ event, recipients }) => `${event} → ${JSON.parse(recipients).sort()}`).sort();
}

/** The kinds of the events of an environment, oldest first, and who did it. */
export async function eventsOf(knex: Knex, { id }: { id: string }): Promise<string[]> {
  const rows = await knex('environment_events').where({ environment_id: id }).orderBy('version');
  return rows.map(({ kind, actor }) => (actor ? `${kind} by ${actor.split('/')[1]}` : kind));
}

/** What an environment holds of the quotas. */
export async function heldBy(
  knex: Knex,
  { id }: { id: string },
): Promise<Array<{ scope: string; usd: number }>> {
  const rows = await knex('quota_reservations').where({ environment_id: id }).orderBy('scope');
  return rows.map(row => ({ scope: row.scope, usd: Number(row.cost_per_month) / 1_000_000 }));
}
