import { TestDatabases } from '@backstage/backend-test-utils';
import { openTestDatabase } from '../__testUtils__/operations';
import { toMoment } from '../database/columns';
import { momentsOf, type Times } from './__testUtils__/cronOracle';
import { day, hour, minute } from './__testUtils__/LifecycleWorld';
import { liveThrough, type Lived } from './__testUtils__/liveThrough';
import { Year } from './__testUtils__/Year';
import { maxLifetime, planYear, type Plan } from './__testUtils__/yearPlan';

jest.setTimeout(30 * minute);
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const { ENVIRONMENTS_YEAR_SEED: given } = process.env;
const seed = given ? Number(given) : Math.floor(Math.random() * 2 ** 31);
const environments = 1_000;
const restarts = 50;
const start = Date.UTC(2026, 0, 1);
const end = Date.UTC(2027, 0, 1);

const rules = {
  warnBefore: [14 * day, 3 * day, day, hour],
  grace: 5 * day,
  maxLifetime: maxLifetime * minute,
};
const settings = { grace: { days: 5 }, maxLifetime: { minutes: maxLifetime } };

/** When the schedules of each come in the year, by a plain look at the clock each quarter of an hour. */
function comingsOf(plans: Plan[]) {
  const known = new Map<string, number[]>();
  const of = (times: Times, timeZone: string) => {
    const key = JSON.stringify([times, timeZone]);
    const found = known.get(key) ?? momentsOf(times, timeZone, { from: start, to: end, step: 15 });
    known.set(key, found);
    return found;
  };
  const all = (kind: 'sleep' | 'wake', { nights }: Plan) =>
    [...new Set(nights.flatMap(night => of(night[kind], night.timeZone)))].sort((a, b) => a - b);
  return plans.map(plan => ({ sleeps: all('sleep', plan), wakes: all('wake', plan) }));
}

let year: Year;
beforeEach(async () => {
  year = new Year(await openTestDatabase(databases, 'POSTGRES_18'), start, settings);
});
afterEach(() => year.end());

it(`1,000 environments live for a year, with 50 deaths of replicas, as they should (seed ${seed})`, async () => {
  const plans = planYear(seed, environments);
  const comings = comingsOf(plans);
  const options = { seed, start, end, plans, comings, rules, restarts };
  const { lived, looks, died } = await liveThrough(year, options);
  expect([lived.length, died]).toEqual([environments, restarts]);
  const moving = lived.filter(({ life }) => life.movesAtEnd);
  expect(moving.length).toBeGreaterThan(environments / 100);

  /** By what is stored alone: each ended when it was first looked after its end, and never beyond its cap. */
  const expectEnd = async ({ id, life: { plan } }: Lived, log: string[]) => {
    const row = await year.read(id);
    const [expires, approved] = [row.expires_at, row.approved_at ?? ''].map(moment =>
      toMoment(moment).getTime(),
    );
    const cap = approved + rules.maxLifetime;
    const last = Math.min(plan.hibernates ? expires + rules.grace : expires, cap);
    const deleted = Number(log.find(line => line.startsWith('deleted'))?.split(' ')[1] ?? NaN);
    expect(expires).toBeLessThanOrEqual(cap);
    // Protected meanwhile, it may have stayed for longer.
    const looked = plan.deeds.some(({ what }) => what === 'protect') ? deleted : undefined;
    const expected = looked ?? looks.find(at => at >= last) ?? NaN;
    expect(deleted).toBe(expected);
    expect(deleted < last).toBe(false);
  };

  for (const one of lived) {
    const log = await year.logOf(one.id);
    expect(log).toEqual(one.life.log.sort());
    await expectEnd(one, log);
  }
});
