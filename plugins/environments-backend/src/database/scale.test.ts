import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { FactsFilter } from '@eks-environments/plugin-environments-node';
import { openTestDatabase } from '../__testUtils__/operations';
import { explain, type Explained } from './__testUtils__/explain';
import { dueOf, personOf, populate, teamOf } from './__testUtils__/population';
import { dueEnvironments, type DueKind } from './environments/dueEnvironments';
import { listEnvironments } from './environments/listEnvironments';
import { claimDelivery } from './notifications/claimDelivery';
import { dueRequests } from './requests/dueRequests';
import { forgetEnded } from './retention/forgetEnded';
import { forgetEvents } from './retention/forgetEvents';
import { forgetLogs } from './retention/forgetLogs';
import { forgetMessages } from './retention/forgetMessages';

jest.setTimeout(300_000);
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const count = 100_000;
const due = dueOf(count);
const now = new Date(Date.UTC(2030, 0, 1));
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

/** As the ready policy has it: of one's own and one's group's, what one asked for, what one is to decide. */
const mine = (n: number): PermissionCriteria<FactsFilter> => ({
  anyOf: [
    { allOf: [{ fact: 'owner', anyOf: [personOf(n), teamOf(n)] }] },
    { allOf: [{ fact: 'requester', anyOf: [personOf(n)] }] },
    { allOf: [{ fact: 'approvers', anyOf: [personOf(n), `${teamOf(n)}-leads`] }] },
  ],
});

/** Rows of a table that were looked at; to count by index alone reads none. */
function rowsRead({ scans }: Explained, table: string): number {
  return scans
    .filter(scan => scan.table === table && scan.node !== 'Index Only Scan')
    .reduce((sum, { rows }) => sum + rows, 0);
}

function expectNoSequentialScan(explained: Explained[]): void {
  expect(explained.length).toBeGreaterThan(0);
  const sequential = explained.flatMap(({ sql, scans }) =>
    scans
      .filter(({ node }) => node === 'Seq Scan')
      .map(({ table, rows }) => ({ table, rows, sql })),
  );
  // Of a table with next to nothing in it there is no quicker way.
  expect(sequential.filter(({ rows }) => rows > 100)).toEqual([]);
}

describe('Among 100,000 environments', () => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, 'POSTGRES_18');
    await populate(knex, { count, now });
  });

  describe.each([
    ['all', undefined, 21],
    ['what a member of one team may see', mine(5), 500],
  ])('the list of %s, soonest end first,', (_, criteria, most) => {
    const list = (cursor?: string) => (db: Knex) =>
      listEnvironments(db, { limit: 20, order: 'expiresAt,asc', cursor }, criteria);

    it('is read by index, with next to nothing but what is shown', async () => {
      const explained = await explain(knex, list());
      expectNoSequentialScan(explained);
      expect(explained).toHaveLength(1);
      expect(rowsRead(explained[0], 'environments')).toBeLessThanOrEqual(most);
    });

    it('is read so on its further pages, too', async () => {
      const first = await list()(knex);
      const explained = await explain(knex, list(first.pageInfo.nextCursor));
      expectNoSequentialScan(explained);
      expect(rowsRead(explained[0], 'environments')).toBeLessThanOrEqual(most);
    });

    it('takes no manifests along', async () => {
      const [page] = await explain(knex, list());
      expect(page.sql).not.toContain('manifest');
    });
  });

  it.each<DueKind>(['end', 'rest', 'grace', 'warning', 'first warning', 'sleep', 'wake'])(
    'only what is due is read where the %s of environments is looked for',
    async kind => {
      const look = (limit: number) => (db: Knex) => dueEnvironments(db, kind, { now, limit });
      expect(await look(1_000)(knex)).toHaveLength(due);
      for (const limit of [10, 1_000]) {
        const [explained] = await explain(knex, look(limit));
        expectNoSequentialScan([explained]);
        expect(rowsRead(explained, 'environments')).toBeLessThanOrEqual(due);
      }
    },
  );

  it('only open requests are read where one to be attended to is looked for', async () => {
    const look = (db: Knex) => dueRequests(db, { now, limit: 1_000 });
    expect(await look(knex)).toHaveLength(due);
    const explained = await explain(knex, look);
    expectNoSequentialScan(explained);
    expect(rowsRead(explained[0], 'environment_requests')).toBeLessThanOrEqual(count / 100);
  });

  it('only the delivery that is taken up is read', async () => {
    const claim = (db: Knex) => claimDelivery(db, { channel: 'in-app', now, claimFor: 20_000 });
    expect(await claim(knex)).toBeDefined();
    const explained = await explain(knex, claim);
    expectNoSequentialScan(explained);
    // Found, passed by because somebody is at it, found again to be written.
    expect(rowsRead(explained[0], 'outbox_deliveries')).toBeLessThanOrEqual(3);
  });

  // In the order of the sweep: what is forgotten of an environment has no events any more.
  it.each([
    ['environments that are over', 'environments', forgetEnded, 365],
    ['events', 'environments', forgetEvents, 365],
    ['logs', 'operations', forgetLogs, 90],
    ['messages', 'outbox_messages', forgetMessages, 30],
  ] as const)('only what is due is read where %s are forgotten', async (_, table, forget, days) => {
    const batch = (db: Knex) => forget(db, { before: daysAgo(days), now, limit: 20 });
    const explained = await explain(knex, batch);
    expectNoSequentialScan(explained);
    expect(rowsRead(explained[0], table)).toBe(20);
    let forgotten = 0;
    for (let done = 1; done > 0; forgotten += done) done = await batch(knex);
    expect(forgotten).toBe(due);
  });
});
