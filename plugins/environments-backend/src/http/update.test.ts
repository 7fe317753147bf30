import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Environment, UpdateEnvironment } from '@eks-environments/plugin-environments-common';
import { openTestDatabase, supportedDatabases, until } from '../__testUtils__/operations';
import { as, created, startPortal, submission, type Portal } from '../__testUtils__/portal';
import { eventsOf, outcome } from '../requests/__testUtils__/decisions';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const hour = 60 * 60 * 1000;
const nights = { sleep: '0 19 * * *', wake: '0 7 * * *', timeZone: 'Europe/Berlin' };

describe.each(supportedDatabases)('A change of an environment (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    portal = await startPortal({
      knex,
      environments: { quotas: { defaults: { 'environments.temporary': 'unlimited' } } },
    });
  });
  afterAll(() => portal.stop());

  const read = async ({ id }: { id: string }): Promise<Environment> =>
    (await as(portal, 'pat').get(`/environments/${id}`)).body;
  const change = (who: string, { id }: { id: string }, body: UpdateEnvironment) =>
    as(portal, who).patch(`/environments/${id}`).send(body);
  const ready = async (): Promise<Environment> => {
    const asked = await created(portal, 'dana', submission({ nodes: 2, lifetime: 'P7D' }));
    return until(async () => {
      const environment = await read(asked);
      return environment.status === 'ready' && environment;
    });
  };

  it('that sets schedules says when it sleeps and wakes next; none are left where they are taken away', async () => {
    const environment = await ready();
    const { body } = await change('dana', environment, { sleepSchedules: [nights] });
    expect(body).toMatchObject({ sleepSchedules: [nights], capabilities: { update: true } });
    for (const next of [body.nextSleepAt, body.nextWakeAt]) {
      expect(Date.parse(next) - Date.now()).toBeLessThanOrEqual(25 * hour);
    }
    expect(body.description).toBe(environment.description);
    const { message } = await knex('environment_events')
      .where({ environment_id: environment.id, kind: 'schedules-changed' })
      .first();
    expect(message).toBe(
      'Its sleep schedules were changed: sleep 0 19 * * *, wake 0 7 * * *, Europe/Berlin',
    );
    const cleared = await change('dana', environment, { sleepSchedules: [] });
    expect(cleared.body.nextSleepAt).toBeUndefined();
    expect(cleared.body.sleepSchedules ?? []).toEqual([]);
  });

  it.each([
    [{ sleepSchedules: [{ sleep: '0 19 * * *', timeZone: 'Mars/Base' }] }, '0/timeZone'],
    [{ sleepSchedules: [nights, { ...nights, wake: '* * * * *' }] }, '1/wake'],
  ])('to a schedule that cannot be kept is refused, and it is named: %j', async (body, path) => {
    const environment = await ready();
    const answer = await change('dana', environment, body);
    expect(outcome(answer)).toBe('400 validation');
    expect(answer.body.error.details).toMatchObject([{ path: `sleepSchedules/${path}` }]);
    expect((await read(environment)).etag).toBe(environment.etag);
  });

  it('leaves the next sleep out once, and takes that back', async () => {
    const environment = await ready();
    expect(outcome(await change('dana', environment, { skipNextSleep: true }))).toBe('409 status');
    const planned = await change('dana', environment, { sleepSchedules: [nights] });
    const { nextSleepAt, nextWakeAt } = planned.body;
    const skipped = await change('dana', environment, { skipNextSleep: true });
    expect(skipped.body).toMatchObject({ skippedSleepAt: nextSleepAt, nextWakeAt });
    expect(Date.parse(skipped.body.nextSleepAt)).toBeGreaterThan(Date.parse(nextSleepAt));
    const again = await change('dana', environment, { skipNextSleep: true });
    expect(again.body.etag).toBe(skipped.body.etag);
    const same = await change('dana', environment, { sleepSchedules: [nights] });
    expect(same.body.etag).toBe(skipped.body.etag);
    const restored = await change('dana', environment, { skipNextSleep: false });
    expect(restored.body).toMatchObject({ nextSleepAt, nextWakeAt });
    expect(restored.body.skippedSleepAt).toBeUndefined();
    expect((await eventsOf(knex, environment)).slice(-3)).toEqual([
      ...['schedules-changed by dana', 'sleep-skipped by dana', 'sleep-restored by dana'],
    ]);
  });

  it('can leave the sleep after one that was left out, out, too', async () => {
    const environment = await ready();
    await change('dana', environment, { sleepSchedules: [nights] });
    await change('dana', environment, { skipNextSleep: true });
    await knex('environments')
      .where({ id: environment.id })
      .update({ skipped_sleep_at: new Date(Date.now() - 60_000).toISOString() });
    const { skippedSleepAt, nextSleepAt } = await read(environment);
    expect(skippedSleepAt).toBeUndefined();
    const skipped = await change('dana', environment, { skipNextSleep: true });
    expect(skipped.body.skippedSleepAt).toBe(nextSleepAt);
  });

  it('protects from deletion, and lifts that', async () => {
    const environment = await ready();
    const { body } = await change('dana', environment, { deletionProtection: true });
    expect(body).toMatchObject({
      ...{ deletionProtection: true, expiresAt: environment.expiresAt },
      capabilities: { delete: false },
    });
    const path = `/environments/${environment.id}`;
    expect(outcome(await as(portal, 'dana').delete(path))).toBe('409 protected');
    const lifted = await change('dana', environment, { deletionProtection: false });
    expect(lifted.body.deletionProtection).toBeFalsy();
    expect((await eventsOf(knex, environment)).slice(-2)).toEqual([
      ...['protected by dana', 'unprotected by dana'],
    ]);
    expect((await as(portal, 'dana').delete(path)).status).toBe(202);
    const late = await change('dana', environment, { deletionProtection: true });
    expect(outcome(late)).toBe('409 status');
  });

  it('of several things is one call and several events, made to the version that was read', async () => {
    const environment = await ready();
    const all = { description: 'Ours', deletionProtection: true, sleepSchedules: [nights] };
    const path = `/environments/${environment.id}`;
    const send = (body: object) =>
      as(portal, 'dana').patch(path).set('if-match', environment.etag).send(body);
    expect((await send(all)).body).toMatchObject(all);
    expect((await eventsOf(knex, environment)).slice(-3)).toEqual([
      ...['updated by dana', 'protected by dana', 'schedules-changed by dana'],
    ]);
    expect(outcome(await send({ skipNextSleep: true }))).toBe('409 version');
  });
});

it('Schedules are refused where the provider has nothing to put to sleep', async () => {
  const portal = await startPortal({
    knex: await openTestDatabase(databases, 'SQLITE_3'),
    hibernates: false,
  });
  const { id } = await created(portal, 'dana', submission({ nodes: 2 }));
  const answer = await as(portal, 'dana')
    .patch(`/environments/${id}`)
    .send({ sleepSchedules: [nights] });
  expect(outcome(answer)).toBe('400 validation');
  expect(answer.body.error.details).toMatchObject([
    { path: 'sleepSchedules', rule: 'hibernation' },
  ]);
  await portal.stop();
});
