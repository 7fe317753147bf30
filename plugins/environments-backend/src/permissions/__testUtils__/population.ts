import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Knex } from 'knex';
import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import { noEnd } from '../../database/columns';
import { rowOf, type FactRow } from './conditions';

/** Environments with the same facts. */
export interface Kin {
  row: FactRow;
  facts: EnvironmentFacts;
  members: Member[];
}

/** What an environment is found and sorted by. */
export interface Member {
  id: string;
  name: string;
  createdAt: string;
  changedAt: string;
  expiresAt: string;
}

const moment = (n: number) => new Date(Date.UTC(2030, 0, 1) + n).toISOString();

/** The same ids each time, in no order. */
function uuid(of: string): string {
  const hex = createHash('sha256').update(of).digest('hex');
  return [8, 4, 4, 4, 12].map((length, i) => hex.slice(i * 12, i * 12 + length)).join('-');
}

/** So many environments of these owners; many share a moment, so that the id decides. */
export function populationOf(size: number, refs: string[]): Kin[] {
  const kinsize = 20;
  const rows = fc.sample(rowOf(refs), { numRuns: size / kinsize, seed: 7 });
  return rows.map((row, k) => {
    const { approvers, status, lifetime, cost_per_month, ...facts } = row;
    const members = Array.from({ length: kinsize }, (_, i) => {
      const n = i * rows.length + k;
      return {
        id: uuid(`${n}`),
        name: `env-${uuid(`name ${n}`).slice(0, 18)}`,
        createdAt: moment((n * 7) % 900),
        changedAt: moment(1_000 + ((n * 31) % 4_000)),
        expiresAt: n % 3 ? moment(10_000 + (n % 700)) : noEnd.toISOString(),
      };
    });
    return {
      row,
      members,
      facts: {
        ...facts,
        target: 'development',
        status,
        // Of the open request only.
        approvers: status === 'awaiting-approval' ? approvers : [],
        ...(lifetime !== null && { lifetime }),
        ...(cost_per_month !== null && { costPerMonth: cost_per_month }),
      },
    };
  });
}

/** Stores them with their requests, which are open where they wait for approval. */
export async function insertPopulation(knex: Knex, population: Kin[]): Promise<void> {
  const environments: object[] = [];
  const requests: object[] = [];
  const approvers: object[] = [];
  for (const { row, members } of population) {
    const { approvers: nominated, status, ...facts } = row;
    const open = status === 'awaiting-approval';
    const common = { ...facts, target: 'development', digest: 'sha256:0', footprint: '{}' };
    for (const { id, name, createdAt, changedAt, expiresAt } of members) {
      const requestId = uuid(`request ${id}`);
      environments.push({
        ...common,
        id,
        name,
        search_text: name,
        status,
        version: 1,
        submitted_manifest: 'submitted',
        effective_manifest: 'effective',
        unique_key: id,
        concurrency_key: 'development/eu-west-1',
        created_at: createdAt,
        changed_at: changedAt,
        expires_at: expiresAt,
        open_request_id: open ? requestId : null,
      });
      requests.push({
        ...common,
        id: requestId,
        environment_id: id,
        kind: 'create',
        status: open ? 'open' : 'approved',
        version: 1,
        submitted_by: facts.requester,
        approval: '{}',
        created_at: createdAt,
      });
      approvers.push(...nominated.map(ref => ({ request_id: requestId, entity_ref: ref })));
    }
  }
  await knex.batchInsert('environments', environments, 500);
  await knex.batchInsert('environment_requests', requests, 500);
  await knex.batchInsert('environment_request_approvers', approvers, 500);
  // Plans follow statistics, as they do in a database that has been there for a while.
  await knex.raw('analyze');
}
