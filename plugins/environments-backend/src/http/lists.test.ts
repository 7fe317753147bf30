import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import {
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
} from '../__testUtils__/operations';
import { insertOperation } from '../database/operations/insertOperation';
import { as, startPortal, type Portal } from '../__testUtils__/portal';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

const footprint = JSON.stringify({ nodes: 2, vcpu: 4, memoryGib: 16, instances: [] });

describe.each(supportedDatabases)('Lists (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    for (let i = 0; i < 25; i++) {
      await insertEnvironment(knex, {
        name: i % 2 ? `abc-${i}` : `ab-c${i}`,
        search_text: `abc-${i} ${i === 7 ? '100%_done \\o/' : 'plain'}`,
        owner: i % 5 === 0 ? 'group:default/team-b' : 'group:default/team-a',
        requester: 'user:default/dana',
        status: i % 6 === 0 ? 'deleted' : 'ready',
        region: i % 2 ? 'eu-west-1' : 'us-east-1',
        // Many at the same moment: the id decides then.
        changed_at: `2030-01-01T00:00:0${i % 3}.123Z`,
        created_at: `2030-01-01T00:00:0${i % 4}.000Z`,
        ...(i % 3 === 1 && { expires_at: `2031-01-0${1 + (i % 2)}T00:00:00.000Z` }),
        footprint,
      });
    }
    portal = await startPortal({ knex });
  });
  afterAll(() => portal.stop());

  const get = async (query: string, name = 'pat') => {
    const { status, body } = await as(portal, name).get(`/environments?${query}`);
    expect([status, body.error]).toEqual([200, undefined]);
    return body as {
      items: EnvironmentListItem[];
      totalItems: number;
      pageInfo: { nextCursor?: string; prevCursor?: string };
    };
  };
  const all = (items: EnvironmentListItem[]) => items.map(item => item.id);

  it.each(
    ['createdAt', 'changedAt', 'expiresAt', 'name'].flatMap(field => [
      `${field},asc`,
      `${field},desc`,
    ]),
  )('give pages that join to the whole, there and back, by %s', async order => {
    const whole = await get(`order=${order}&limit=100`);
    expect(whole.totalItems).toBe(20);
    expect(whole.pageInfo).toEqual({});
    const there: string[][] = [];
    let page = await get(`order=${order}&limit=3`);
    expect(page.pageInfo.prevCursor).toBeUndefined();
    there.push(all(page.items));
    while (page.pageInfo.nextCursor) {
      page = await get(`order=${order}&limit=3&cursor=${page.pageInfo.nextCursor}`);
      there.push(all(page.items));
    }
    expect(there.flat()).toEqual(all(whole.items));
    const back = [all(page.items)];
    while (page.pageInfo.prevCursor) {
      page = await get(`order=${order}&limit=3&cursor=${page.pageInfo.prevCursor}`);
      back.unshift(all(page.items));
    }
    expect(back.flat()).toEqual(all(whole.items));
  });

  it('by their ends have the soonest first, and behind them what has none, the newest first', async () => {
    const { items } = await get('order=expiresAt,asc&limit=100');
    const place = ({ expiresAt = '9999', createdAt }: EnvironmentListItem) =>
      [expiresAt, new Date(Date.UTC(2031, 0) - Date.parse(createdAt)).toISOString()].join(' ');
    expect(new Set(items.map(item => item.expiresAt)).size).toBe(3);
    expect(items.map(place)).toEqual(items.map(place).sort());
  });

  it('refuse a cursor that does not say where it stands', async () => {
    const { nextCursor } = (await get('order=expiresAt,asc&limit=3')).pageInfo;
    const read = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString('utf8'));
    const forged = Buffer.from(JSON.stringify({ ...read, at: 'tomorrow' })).toString('base64url');
    const { status, body } = await as(portal, 'pat').get(
      `/environments?order=expiresAt,asc&limit=3&cursor=${forged}`,
    );
    expect([status, body.error.code]).toEqual([400, 'cursor']);
  });

  it.each(['asc', 'desc'])(
    'by their ends (%s) go on from a cursor of the version before, and leave nothing out',
    async direction => {
      const order = `order=expiresAt,${direction}`;
      const { items } = await get(`${order}&limit=100`);
      const place = ({ expiresAt = '9999', id }: EnvironmentListItem) => `${expiresAt} ${id}`;
      const earlier = items.map(place).sort();
      if (direction === 'desc') earlier.reverse();
      for (const [i, item] of items.entries()) {
        const { pageInfo } = await get(`${order}&limit=${i + 1}`);
        if (!pageInfo.nextCursor) continue;
        // Equal ones were in order by id, and a cursor did not say when they were made.
        const read = JSON.parse(Buffer.from(pageInfo.nextCursor, 'base64url').toString('utf8'));
        const { at, ...before } = read;
        const cursor = Buffer.from(JSON.stringify(before)).toString('base64url');
        const seen = earlier.slice(0, earlier.indexOf(place(item)) + 1);
        let page = await get(`${order}&limit=3&cursor=${cursor}`);
        seen.push(...page.items.map(place));
        while (page.pageInfo.nextCursor) {
          page = await get(`${order}&limit=3&cursor=${page.pageInfo.nextCursor}`);
          seen.push(...page.items.map(place));
        }
        expect([...new Set(seen)].sort()).toEqual([...earlier].sort());
      }
    },
  );

  it('are in order by bytes for names, whatever the locale', async () => {
    const names = (await get('order=name,asc&limit=100')).items.map(item => item.name);
    expect(names).toEqual([...names].sort());
  });

  it('refuse a cursor of another list', async () => {
    const { nextCursor } = (await get('limit=3')).pageInfo;
    for (const query of [
      `limit=3&order=name,asc&cursor=${nextCursor}`,
      `limit=3&region=eu-west-1&cursor=${nextCursor}`,
    ]) {
      const { status, body } = await as(portal, 'pat').get(`/environments?${query}`);
      expect([status, body.error.code]).toEqual([400, 'cursor']);
    }
  });

  it.each(['9999-99-99T99:99:99.999Z', '2030-02-30T00:00:00.000Z', '0000-01-01T00:00:00.000Z'])(
    'refuse a cursor at %s, which is no moment',
    async value => {
      const environmentId = (await get('limit=1')).items[0].id;
      for (let i = 0; i < 2; i++) {
        const operationId = await knex.transaction(async tx => {
          const environment = await tx('environments').where({ id: environmentId }).first();
          return insertOperation(tx, { environment, kind: 'delete', now: new Date(i) });
        });
        await knex('operations').where({ id: operationId }).update({ state: 'cancelled' });
      }
      for (const path of ['/environments', `/environments/${environmentId}/operations`]) {
        const first = await as(portal, 'pat').get(`${path}?limit=1`);
        const { nextCursor } = first.body.pageInfo;
        const read = JSON.parse(Buffer.from(nextCursor, 'base64url').toString('utf8'));
        const forged = Buffer.from(JSON.stringify({ ...read, value })).toString('base64url');
        const { status, body } = await as(portal, 'pat').get(`${path}?limit=1&cursor=${forged}`);
        expect([status, body.error.code]).toEqual([400, 'cursor']);
      }
      await knex('operations').where({ environment_id: environmentId }).delete();
    },
  );

  it('filter by every field, and take text literally', async () => {
    expect((await get('status=deleted')).totalItems).toBe(5);
    expect((await get('status=deleted&status=ready')).totalItems).toBe(25);
    expect((await get('owner=group:default/team-b')).totalItems).toBe(4);
    expect((await get('region=eu-west-1')).totalItems).toBe(12);
    expect((await get('provider=other')).totalItems).toBe(0);
    expect((await get('type=permanent')).totalItems).toBe(0);
    expect((await get('requester=user:default/dov')).totalItems).toBe(0);
    expect((await get('changedAfter=2030-01-01T00:00:01.123Z&limit=100')).totalItems).toBe(
      (await get('limit=100')).items.filter(item => item.changedAt > '2030-01-01T00:00:01.123Z')
        .length,
    );
    expect((await get(`text=${encodeURIComponent('%_DONE \\o')}`)).totalItems).toBe(1);
    expect((await get(`text=${encodeURIComponent('%')}`)).totalItems).toBe(1);
    expect((await get('text=_')).totalItems).toBe(1);
  });

  it('ask the database once, however long the page', async () => {
    const statements: string[] = [];
    const listener = ({ sql }: { sql: string }) => {
      if (/from .?environments/.test(sql)) statements.push(sql);
    };
    knex.on('query', listener);
    const page = await get('limit=100', 'dana');
    knex.removeListener('query', listener);
    expect(page.items.length).toBeGreaterThan(10);
    expect(page.items[0].capabilities).toEqual({
      update: true,
      delete: true,
      retry: false,
      transfer: true,
      access: true,
      extend: false,
      hibernate: true,
      wake: false,
      protect: true,
    });
    expect(statements).toHaveLength(1);
  });

  it('page through events and operations too', async () => {
    const { id } = (await get('limit=1&owner=group:default/team-a')).items[0];
    for (let i = 0; i < 7; i++) {
      await as(portal, 'pat')
        .patch(`/environments/${id}`)
        .send({ description: `${i}` });
    }
    for (let i = 0; i < 7; i++) {
      const operationId = await knex.transaction(async tx => {
        const environment = await tx('environments').where({ id }).first();
        return insertOperation(tx, { environment, kind: 'delete', now: new Date(i % 3) });
      });
      await knex('operations').where({ id: operationId }).update({ state: 'cancelled' });
    }
    for (const path of [`/environments/${id}/events`, `/environments/${id}/operations`]) {
      const whole = (await as(portal, 'pat').get(`${path}?limit=100`)).body.items;
      expect(whole).toHaveLength(7);
      let page = (await as(portal, 'pat').get(`${path}?limit=2`)).body;
      const joined = [...page.items];
      while (page.pageInfo.nextCursor) {
        page = (await as(portal, 'pat').get(`${path}?limit=2&cursor=${page.pageInfo.nextCursor}`))
          .body;
        joined.push(...page.items);
      }
      expect(joined).toEqual(whole);
      const last = page.pageInfo.prevCursor;
      const before = await as(portal, 'pat').get(`${path}?limit=2&cursor=${last}`);
      expect(before.body.items).toEqual(whole.slice(4, 6));
    }
  });
});
