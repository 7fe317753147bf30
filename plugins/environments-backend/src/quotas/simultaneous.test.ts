import type { AddressInfo } from 'node:net';
import type { Knex } from 'knex';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { ownerQuotaScope, type QuotaEffect } from '@eks-environments/plugin-environments-common';
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
const runs = Array.from({ length: 20 }, (_, i) => `crowd-${i + 1}`);

interface Answered {
  status: number;
  body: { error?: { code: string; message: string; quotas: QuotaEffect[] } };
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

async function makeRoom(url: string, group: string): Promise<void> {
  const { status } = await call(
    `${url}/api/environments/quotas/owners/group/default/${group}`,
    'PUT',
    {
      limits: { 'environments.temporary': room },
    },
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
        submission({ owner: `group:default/${group}`, nodes: 5 }),
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
      names.map(name => Replica.start(knex, { name, connections: 40, groups: runs })),
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
