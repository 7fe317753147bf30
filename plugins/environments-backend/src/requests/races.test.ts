import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { openTestDatabase, until } from '../__testUtils__/operations';
import { submission } from '../__testUtils__/portal';
import type { ApproverRow, EnvironmentRow, RequestRow } from '../database/tables';
import { Replica } from '../quotas/__testUtils__/Replica';

jest.setTimeout(600_000);
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const races = 1000;
/** So many are held at once: each takes a connection of both replicas. */
const batch = 25;
const contestants = [
  { replica: 'replica-1', who: 'user:default/lee' },
  { replica: 'replica-2', who: 'user:default/pat' },
];

interface Race {
  environmentId: string;
  requestId: string;
  digest: string;
}

interface Answered {
  status: number;
  body: { status?: string; error?: { code: string } };
}

/** How often what was answered. */
function outcomesOf(answers: Answered[][]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers.flat()) {
    const outcome = body.error ? `${status} ${body.error.code}` : String(status);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

describe('Two decisions on one request at once, in two backend processes on PostgreSQL', () => {
  let knex: Knex;
  let replicas: Replica[] = [];
  beforeAll(async () => {
    knex = await openTestDatabase(databases, 'POSTGRES_18');
    replicas = await Promise.all(
      contestants.map(({ replica: name }) =>
        Replica.start(knex, { name, connections: 40, groups: [] }),
      ),
    );
  });
  afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.stop()));
  });

  async function post(replica: Replica, who: string, path: string, body: object) {
    const answer = await fetch(`${replica.url}/api/environments${path}`, {
      method: 'POST',
      headers: {
        authorization: mockCredentials.user.header(who),
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  }

  /** Asks once, and has that so often as if it had been asked so often. */
  async function askOften(times: number, quorum = 1): Promise<Race[]> {
    const asked = await post(
      replicas[0],
      'user:default/dana',
      '/environments',
      submission({ nodes: 9 }),
    );
    const { id, openRequestId } = asked.body as Environment;
    const [environment] = await knex<EnvironmentRow>('environments').where({ id });
    const [request] = await knex<RequestRow>('environment_requests').where({ id: openRequestId });
    const approvers = await knex<ApproverRow>('environment_request_approvers').where({
      request_id: openRequestId,
    });
    const made = Array.from({ length: times }, (_, i) => ({
      environmentId: randomUUID(),
      requestId: randomUUID(),
      name: `race-${quorum}-${i + 1}`,
    }));
    const environments = made.map(({ environmentId, requestId, name }) => ({
      ...environment,
      ...{ id: environmentId, open_request_id: requestId, name, unique_key: name },
    }));
    const requests = made.map(({ environmentId, requestId }) => ({
      ...request,
      ...{ id: requestId, environment_id: environmentId, quorum },
    }));
    const nominated = made.flatMap(one =>
      approvers.map(approver => ({ ...approver, request_id: one.requestId })),
    );
    await knex.batchInsert('environments', environments, 200);
    await knex.batchInsert('environment_requests', requests, 200);
    await knex.batchInsert('environment_request_approvers', nominated, 200);
    return made.map(one => ({ ...one, digest: environment.digest }));
  }

  /** Decisions of each replica that have read their request and wait for its environment. */
  async function waiting(): Promise<number[]> {
    const { rows } = await knex.raw<{ rows: Array<{ name: string; waiting: number }> }>(
      `select application_name as name, count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'
          and query like 'select * from "environments" where "id" = % for update'
        group by application_name`,
    );
    return contestants.map(
      ({ replica }) => rows.find(({ name }) => name === replica)?.waiting ?? 0,
    );
  }

  /** Lets both decide on each; none goes on before all have read what they decide on. */
  async function run(
    held: Race[],
    decisionOf: (race: number, contestant: number) => 'approve' | 'reject',
  ): Promise<Answered[][]> {
    const barrier = await knex.transaction();
    const ids = held.map(({ environmentId }) => environmentId);
    await barrier('environments').whereIn('id', ids).orderBy('id').forUpdate();
    const answers = Promise.all(
      held.map(({ requestId, digest }, i) =>
        Promise.all(
          contestants.map(({ who }, c) => {
            const decision = decisionOf(i, c);
            return post(replicas[c], who, `/requests/${requestId}/decisions`, { decision, digest });
          }),
        ),
      ),
    );
    try {
      await until(async () => (await waiting()).every(count => count === held.length));
    } finally {
      await barrier.rollback();
    }
    return answers;
  }

  it(`has one winner and one 409 in each of ${races} races, and does what the winner says`, async () => {
    const all = await askOften(races);
    const answers: Answered[][] = [];
    for (let first = 0; first < races; first += batch) {
      answers.push(
        // Approve against approve, approve against reject, reject against approve, in turns.
        ...(await run(all.slice(first, first + batch), (race, contestant) =>
          (first + race) % 3 === contestant + 1 ? 'reject' : 'approve',
        )),
      );
    }
    expect(outcomesOf(answers)).toEqual({ 200: races, '409 decided': races });

    const [requests, decisions, operations, messages, events] = await Promise.all([
      knex('environment_requests').select('id', 'status', 'version'),
      knex('environment_decisions').select('request_id', 'decision', 'decided_by'),
      knex('operations').select('environment_id', 'kind'),
      knex('outbox_messages').select('environment_id', 'event').where('event', 'like', 'request-%'),
      knex('environment_events')
        .select('environment_id', 'kind')
        .whereIn('kind', ['approved', 'rejected']),
    ]);
    const by = <R extends object>(rows: R[], key: keyof R) => {
      const groups = new Map<unknown, R[]>();
      for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
      return groups;
    };
    const of = {
      requests: by(requests, 'id'),
      decisions: by(decisions, 'request_id'),
      operations: by(operations, 'environment_id'),
      messages: by(messages, 'environment_id'),
      events: by(events, 'environment_id'),
    };
    const winners = new Set<string>();
    all.forEach(({ environmentId, requestId }, i) => {
      const winner = answers[i].findIndex(({ status }) => status === 200);
      const status = answers[i][winner].body.status;
      const decision = status === 'approved' ? 'approve' : 'reject';
      winners.add(`${contestants[winner].replica} ${decision}`);
      expect({
        request: of.requests.get(requestId),
        decisions: of.decisions.get(requestId),
        operations: of.operations.get(environmentId) ?? [],
        messages: of.messages.get(environmentId),
        events: of.events.get(environmentId),
      }).toEqual({
        request: [{ id: requestId, status, version: 2 }],
        decisions: [{ request_id: requestId, decision, decided_by: contestants[winner].who }],
        operations:
          status === 'approved' ? [{ environment_id: environmentId, kind: 'create' }] : [],
        messages: [{ environment_id: environmentId, event: `request-${status}` }],
        events: [{ environment_id: environmentId, kind: status }],
      });
    });
    // Neither who decides nor what is decided always wins.
    expect(winners.size).toBe(4);
  });

  it('counts both where two must approve, and goes on once', async () => {
    const all = await askOften(batch, 2);
    const answers = await run(all, () => 'approve');
    expect(outcomesOf(answers)).toEqual({ 200: 2 * batch });
    const ids = all.map(({ environmentId }) => environmentId);
    const requests = await knex('environment_requests').whereIn('environment_id', ids);
    expect(requests.map(({ status }) => status)).toEqual(Array(batch).fill('approved'));
    expect(await knex('operations').whereIn('environment_id', ids)).toHaveLength(batch);
  });
});
