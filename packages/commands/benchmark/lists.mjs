// Lists by their end and the look for ends that are due, among 100,000 environments, against bare SQL that reads
// the same from the same database: the rows of the page with their number in all, and what is due.
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Complaint, main } from '../setup/command.mjs';
import { compareWithSql } from './compare.mjs';

const backend = '../../../plugins/environments-backend/src';
const require = createRequire(new URL(`${backend}/index.ts`, import.meta.url));
const { mockCredentials } = require('@backstage/backend-test-utils');
const { openDatabase } = require('./database/migrate');
const { populate } = require('./database/__testUtils__/population');
const { dueEnvironments } = require('./database/environments/dueEnvironments');

const count = 100_000;
const now = new Date();
const living = "status not in ('deleted', 'rejected', 'withdrawn', 'lapsed')";
/** What dana may see, as the policy of the server has it. */
const ofDana = `${living} and (owner in ('user:default/dana', 'group:default/team-a')
  or requester = 'user:default/dana')`;

/** What the answer is made of. */
const columns = `
  id, name, description, provider, target, region, type, owner, requester, via, status, footprint, nodes,
  cost_per_month, lifetime, created_at, changed_at, ready_at, expires_at, approved_at, deleted_at,
  delete_requested_at, owner_missing_since, open_request_id, current_operation_id, last_error, connection,
  deletion_protection, grace_ends_at, sleep_schedules, next_sleep_at, next_wake_at, skipped_sleep_at, asleep_since`;

const due = `
  select id, expires_at from environments
  where delete_requested_at is null and deletion_protection = 0 and grace_ends_at is null
    and status in ('queued', 'provisioning', 'ready', 'hibernating', 'hibernated', 'waking', 'failed')
    and expires_at <= ?
  order by expires_at, id limit 50`;

await main(async () => {
  const server = process.env.BENCHMARK_DATABASE;
  if (!server) throw new Complaint('Start it with `npm run benchmark`');
  const admin = connect(server);
  await admin.raw('create database lists');
  await admin.destroy();
  const connection = Object.assign(new URL(server), { pathname: '/lists' }).href;
  const knex = connect(connection);
  try {
    await openDatabase({ getClient: async () => knex });
    await populate(knex, { count, now });
    // Of every status and kind as often as among all.
    await knex('environments')
      .whereRaw('substr(name, 13)::integer % 347 = 0')
      .update({ owner: 'group:default/team-a' });
    await knex.raw('vacuum analyze environments');
    console.log(`\n${count.toLocaleString('en')} environments, of which 3 in 10 are over`);
    const portal = await startServer(connection);
    for (const limit of [20, 100]) {
      for (const [who, where] of [
        ['pat', living],
        ['dana', ofDana],
      ]) {
        const { totalItems } = await portal.list(who, limit);
        await compareWithSql(
          `GET /environments?order=expiresAt,asc&limit=${limit}, by whom ${totalItems} may be seen`,
          () => portal.list(who, limit),
          () => readPage(knex, where, limit),
        );
      }
    }
    await portal.stop();
    await compareWithSql(
      'The sweep looks for environments whose end has come',
      () => dueEnvironments(knex, 'end', { now, limit: 50 }),
      () => knex.raw(due, [now.toISOString()]),
    );
  } finally {
    await knex.destroy();
  }
});

function connect(connection) {
  return require('knex')({ client: 'pg', connection, pool: { min: 2, max: 4 } });
}

async function startServer(connection) {
  const child = fork(fileURLToPath(new URL('listServer.mjs', import.meta.url)), {
    execArgv: ['--require', require.resolve('@backstage/cli/config/nodeTransform.cjs')],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  child.send(connection);
  const port = await new Promise((resolve, reject) => {
    // The loader of TypeScript tells of each file over the same channel.
    child.on('message', message => message.port && resolve(message.port));
    child.once('exit', () => reject(new Complaint('The backend does not start')));
  });
  const list = async (who, limit) => {
    const answer = await fetch(
      `http://127.0.0.1:${port}/api/environments/environments?order=expiresAt,asc&limit=${limit}`,
      { headers: { authorization: mockCredentials.user.header(`user:default/${who}`) } },
    );
    if (!answer.ok) throw new Complaint(await answer.text());
    return answer.json();
  };
  return { list, stop: () => child.disconnect() };
}

/** The rows of the first page and one more, which tells whether there is another, and how many there are. */
async function readPage(knex, where, limit) {
  await knex.raw(
    `select e.*, o.state, o.phase, o.percent, o.estimated_end,
       (select count(*) from environments where ${where}) as total
     from (
       select ${columns} from environments where ${where} order by expires_at, id limit ${limit + 1}
     ) as e
     left join operations o on o.id = e.current_operation_id
     order by e.expires_at, e.id`,
  );
}
