// Reservations a second, against a bare transaction that locks and updates the same rows in the same order.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { Complaint, main } from '../setup/command.mjs';
import { insertEnvironments } from './environments.mjs';

const require = createRequire(import.meta.url);
const backend = '../../../plugins/environments-backend/src';
const { Ledger } = require(`${backend}/quotas/Ledger`);
const { coverageOf } = require(`${backend}/quotas/coverage`);
const { amountsOf } = require(`${backend}/quotas/resources`);
const { openDatabase } = require(`${backend}/database/migrate`);
const { inLockOrder } = require(`${backend}/database/quotas/scopes`);

const concurrency = 8;
const perRun = 500;
const pairs = 5;
const target = 0.5;
const owners = Array.from({ length: 200 }, (_, i) => `group:default/team-${i}`);

// High enough that nothing is refused.
const most = 1e9;
const ofOwners = { 'environments.temporary': most, 'environments.permanent': most };
const ofMoney = { nodes: most, vcpu: most, 'usd-per-month': most };
const sharedScopes = ['global', 'owners/group/default/engineering', 'placements/eks/eu-west-1'];
const limits = {
  'the shipped limits': { defaults: ofOwners, scopes: new Map() },
  'limits in every scope': {
    defaults: ofOwners,
    scopes: new Map(sharedScopes.map(scope => [scope, ofMoney])),
  },
};
const amounts = amountsOf({
  type: 'temporary',
  footprint: { nodes: 3, vcpu: 6, memoryGib: 24, instances: [] },
  costPerMonth: 250_000_000,
});
const coverageFor = owner =>
  coverageOf({
    lineage: [owner, 'group:default/engineering'],
    provider: 'eks',
    region: 'eu-west-1',
  });

await main(async () => {
  const connection = process.env.BENCHMARK_DATABASE;
  if (!connection) throw new Complaint('Start it with `npm run benchmark`');
  const knex = require('knex')({
    client: 'pg',
    connection,
    pool: { min: concurrency, max: concurrency },
  });
  try {
    await openDatabase({ getClient: async () => knex });
    for (const living of [0, 2000]) {
      for (const [what, configured] of Object.entries(limits)) {
        await compare(knex, { living, what, ledger: new Ledger(configured) });
      }
    }
  } finally {
    await knex.destroy();
  }
});

async function compare(knex, { living, what, ledger }) {
  const reserve = (tx, { id, owner }) => ledger.reserve(tx, id, coverageFor(owner), amounts);
  for (const owner of owners) await ledger.prepare(knex, coverageFor(owner));
  await knex('environments').delete();
  for (const environment of await insertEnvironments(knex, living, owners)) {
    await knex.transaction(tx => reserve(tx, environment));
  }
  console.log(`\n${living.toLocaleString('en')} living environments, ${what}`);
  await throughput(knex, reserve);
  await throughput(knex, lockAndUpdate);
  const ratios = [];
  for (let pair = 1; pair <= pairs; pair += 1) {
    const reserved = await throughput(knex, reserve);
    const bare = await throughput(knex, lockAndUpdate);
    ratios.push(reserved / bare);
    console.log(
      `  pair ${pair}: ${reserved.toFixed(0)} reservations a second, ` +
        `${bare.toFixed(0)} bare transactions: ratio ${(reserved / bare).toFixed(2)}`,
    );
  }
  const median = ratios.sort((a, b) => a - b)[Math.floor(pairs / 2)];
  const verdict = median >= target ? 'the target is met' : 'THE TARGET IS MISSED';
  console.log(`  median ratio ${median.toFixed(2)}, target at least ${target}: ${verdict}`);
}

/** Transactions a second. */
async function throughput(knex, work) {
  const asking = await insertEnvironments(knex, perRun, owners);
  await knex.raw('vacuum analyze quota_reservations, quota_scopes');
  const left = [...asking];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let next = left.pop(); next; next = left.pop()) {
        const environment = next;
        await knex.transaction(tx => work(tx, environment));
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  await knex('environments')
    .whereIn(
      'id',
      asking.map(({ id }) => id),
    )
    .delete();
  return perRun / seconds;
}

async function lockAndUpdate(tx, { id, owner }) {
  const scopes = inLockOrder(coverageFor(owner).map(({ scope }) => scope));
  await tx('quota_scopes').whereIn('scope', scopes).orderBy('scope').forUpdate();
  await tx('quota_scopes').whereIn('scope', scopes).update({ set_by: id });
}
