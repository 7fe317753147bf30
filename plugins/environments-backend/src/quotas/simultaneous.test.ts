import type { AddressInfo } from 'node:net';
import type { Knex } from 'knex';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  ownerQuotaScope,
  type QuotaEffect,
  type QuotaLimits,
} from '@eks-environments/plugin-environments-common';
import { openTestDatabase, until } from '../__testUtils__/operations';
import { startPortal, submission, type Portal } from '../__testUtils__/portal';
import { lockScopes } from '../database/quotas/scopes';
import { Replica } from './__testUtils__/Replica';

jest.setTimeout(120_000);
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const asked = 200;
const room = 50;
/** The run counts only where at least so many transactions stood open at once. */
const open = 20;
/** Nodes of each environment. */
const nodes = 5;
const mixed = ['takers', 'givers'];
const runs = Array.from({ length: 20 }, (_, i) => `crowd-${i + 1}`);

interface Answered {
  status: number;
  body: { id: string; error?: { code: string; message: string; quotas: QuotaEffect[] } };
}

async function call(url: string, method: 'POST' | 'PUT', body: object): Promise<Answered> {
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: mockCredentials.user.header('user:default/pat'),
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

async function makeRoom(
  url: string,
  group: string,
  limits: QuotaLimits = { 'environments.temporary': room },
): Promise<void> {
  const { status } = await call(
    `${url}/api/environments/quotas/owners/group/default/${group}`,
    'PUT',
    { limits },
  );
  expect(status).toBe(200);
}

/** Asks for more than there is room for, all at once, at every address by turns. */
async function crowd(urls: string[], group: string): Promise<Answered[]> {
  return Promise.all(
    Array.from({ length: asked }, (_, i) =>
      call(
        `${urls[i % urls.length]}/api/environments/environments`,
        'POST',
        // With 5 nodes each waits for an approval, so that nothing but requests goes on.
        submission({ owner: `group:default/${group}`, nodes }),
      ),
    ),
  );
}

/** How many were accepted and refused, with what was said to the refused, and what is held then. */
async function outcomeOf(knex: Knex, group: string, answers: Answered[]) {
  const having = (status: number) => answers.filter(answer => answer.status === status);
  const [held] = await knex('quota_reservations')
    .where({ scope: ownerQuotaScope(`group:default/${group}`) })
    .sum({ environments: 'environments_temporary' })
    .count({ reservations: '*' });
  const said = having(409).map(({ body: { error } }) => {
    const [{ scope, resource, limit, inUse, asked: more }] = error?.quotas ?? [];
    const figures = { scope, resource, limit, inUse, asked: more };
    return JSON.stringify({ code: error?.code, message: error?.message, figures });
  });
  return {
    accepted: having(201).length,
    refused: having(409).length,
    said: [...new Set(said)].map(text => JSON.parse(text)),
    environments: Number(held.environments),
    reservations: Number(held.reservations),
  };
}

function exactlyTheRoom(group: string): Awaited<ReturnType<typeof outcomeOf>> {
  return {
    accepted: room,
    refused: asked - room,
    said: [
      {
        code: 'quota',
        message: `${group}: 50 of 50 temporary environments are in use, and this asks for 1 more.`,
        figures: {
          scope: ownerQuotaScope(`group:default/${group}`),
          resource: 'environments.temporary',
          limit: room,
          inUse: room,
          asked: 1,
        },
      },
    ],
    environments: room,
    reservations: room,
  };
}

describe('200 requests at once against room for 50, by two backend processes on PostgreSQL', () => {
  const names = ['replica-1', 'replica-2'];
  let knex: Knex;
  let replicas: Replica[] = [];
  beforeAll(async () => {
    knex = await openTestDatabase(databases, 'POSTGRES_18');
    replicas = await Promise.all(
      names.map(name =>
        Replica.start(knex, { name, connections: 40, groups: [...runs, ...mixed] }),
      ),
    );
  });
  afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.stop()));
  });

  /** Transactions of each replica that wait for a scope. */
  async function waiting(): Promise<number[]> {
    const { rows } = await knex.raw<{ rows: Array<{ name: string; waiting: number }> }>(
      `select application_name as name, count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'
          and query like '%quota_scopes%for no key update'
        group by application_name`,
    );
    return names.map(name => rows.find(row => row.name === name)?.waiting ?? 0);
  }

  it.each(runs)(
    'are 50 accepted and 150 refused, with at least 20 held open together: %s',
    async group => {
      const urls = replicas.map(({ url }) => url);
      await makeRoom(urls[0], group);
      const barrier = await knex.transaction();
      await lockScopes(barrier, ['global']);
      const answers = crowd(urls, group);
      try {
        await until(async () => (await waiting()).every(count => count >= open));
      } finally {
        await barrier.rollback();
      }
      expect(await outcomeOf(knex, group, await answers)).toEqual(exactlyTheRoom(group));
    },
  );

  it('is no more also what is woken, given and created together', async () => {
    const [takers, givers] = mixed;
    const urls = replicas.map(({ url }) => `${url}/api/environments/environments`);
    // Each of the three alone would take more.
    const [many, enough] = [40, 30];
    const unlimited = { 'environments.temporary': 'unlimited' } as const;
    for (const group of mixed) await makeRoom(replicas[0].url, group, unlimited);
    const create = (i: number, group: string) =>
      call(urls[i % 2], 'POST', submission({ owner: `group:default/${group}`, nodes }));
    /** Some that are there, as a worker would have left them. */
    const there = async (group: string, given: object) => {
      const answers = [];
      for (let i = 0; i < many; i++) answers.push(await create(i, group));
      const ids = answers.map(({ body: { id } }) => id);
      await knex('environments')
        .whereIn('id', ids)
        .update({
          ...{ open_request_id: null, approved_at: new Date(), ready_at: new Date() },
          ...{ expires_at: new Date(Date.now() + 86_400_000) },
          ...given,
        });
      return ids;
    };
    const given = await there(givers, { status: 'ready' });
    const sleeping = await there(takers, { status: 'hibernated', asleep_since: new Date() });
    await knex('quota_reservations')
      .whereIn('environment_id', sleeping)
      .update({ nodes: 0, vcpu: 0, memory_mib: 0 });
    await makeRoom(replicas[0].url, takers, { ...unlimited, nodes: enough * nodes });

    const barrier = await knex.transaction();
    await lockScopes(barrier, ['global']);
    const owner = `group:default/${takers}`;
    let answered = 0;
    const answers = Promise.all(
      given
        .flatMap((id, i) => [
          call(`${urls[i % 2]}/${id}/transfer`, 'POST', { owner }),
          call(`${urls[i % 2]}/${sleeping[i]}/wake`, 'POST', {}),
          create(i, takers),
        ])
        .map(answer => answer.finally(() => (answered += 1))),
    );
    try {
      await until(async () => (await waiting()).every(count => count >= open));
      expect(answered).toBe(0);
    } finally {
      await barrier.rollback();
    }
    const outcomes = (await answers).map(({ status, body }) => body.error?.code ?? status);
    const refused = outcomes.filter(outcome => outcome === 'quota').length;
    expect(refused).toBe(3 * many - enough);
    const [held] = await knex('quota_reservations')
      .where({ scope: ownerQuotaScope(owner) })
      .sum({ nodes: 'nodes' });
    expect(Number(held.nodes)).toBe(enough * nodes);
  });
});

describe('200 requests at once against room for 50, by one process on SQLite', () => {
  let portal: Portal;
  afterEach(async () => portal.stop());

  it('are 50 accepted and 150 refused', async () => {
    const knex = await openTestDatabase(databases, 'SQLITE_3');
    portal = await startPortal({ knex, groups: runs });
    const { port } = portal.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    await makeRoom(url, runs[0]);
    const answers = await crowd([url], runs[0]);
    expect(await outcomeOf(knex, runs[0], answers)).toEqual(exactlyTheRoom(runs[0]));
  });
});
