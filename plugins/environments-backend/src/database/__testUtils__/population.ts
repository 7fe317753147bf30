import type { Knex } from 'knex';

/** How many of so many are due, of each kind. */
export const dueOf = (count: number) => count / 2_000;
export const teamOf = (n: number) => `group:default/team-${n}`;
export const personOf = (n: number) => `user:default/person-${n}`;

const connection = JSON.stringify({
  endpoint: 'https://0123456789abcdef.gr7.eu-west-1.eks.amazonaws.com',
  certificateAuthority: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0t'.repeat(45),
  clusterName: 'environment',
});
const price = JSON.stringify({ parts: [] });
const footprint = JSON.stringify({ nodes: 3, vcpu: 6, memoryGib: 24, instances: [] });
const never = "'9999-12-31T23:59:59.999Z'::timestamptz";

/** The same for each number, as are the ids of what belongs to it. */
const idOf = (what: string) => `md5('${what}' || n)::uuid::text`;

/** Numbers from 1 on, with what the moments of an environment are reckoned from. */
const numbered = `
  with numbered as (
    select n, now, over, permanent, over and n % 20 < 10 as pruned,
      case
        when n % 2000 = 9 then now - interval '366 days'
        when n % 2000 = 17 then now - interval '300 days'
        when over and n % 20 < 10 then now - interval '400 days' - interval '1 second' * n
        else now - interval '1 day' * (n % 80) - interval '1 second' * n
      end as changed,
      -- When nothing is due.
      now + interval '1 minute' * (1 + n * 7 % 120000) as later,
      now - interval '1 minute' as due
    from (
      select n, n % 10 >= 7 as over, n % 10 = 6 as permanent from generate_series(1, ?::integer) n
    ) as kinds
    cross join (select ?::timestamptz as now) as clock
  )`;

const environments = `${numbered}
  insert into environments (
    id, name, search_text, description, provider, target, region, type, owner, requester, via, status, version,
    submitted_manifest, effective_manifest, digest, unique_key, concurrency_key, footprint, nodes, cost_per_month,
    lifetime, price, created_at, changed_at, approved_at, ready_at, expires_at, deleted_at, connection,
    current_operation_id, open_request_id, grace_ends_at, warn_at, next_sleep_at, next_wake_at, pruned_at,
    events_since
  )
  select
    ${idOf(
      'environment',
    )}, 'environment-' || n, 'environment-' || n || ' for the fair', 'For the fair',
    'fake', 'development', (array['eu-west-1', 'eu-central-1', 'us-east-1'])[1 + n % 3],
    case when permanent then 'permanent' else 'temporary' end,
    'group:default/team-' || n % 500, 'user:default/person-' || n % 5000, 'page',
    case when over then (array['deleted', 'rejected', 'withdrawn', 'lapsed'])[1 + n % 4]
      when n % 10 = 4 then 'hibernated' else 'ready' end,
    5, '{"name": "environment"}', '{"name": "environment", "region": "eu-west-1"}', 'sha256:' || md5(n::text),
    'key-' || n, 'development/eu-west-1', '${footprint}', 3, 225000000,
    case when permanent then null else 7776000000 end, '${price}',
    changed - interval '1 day' * case when n % 2000 = 17 then 70 else 10 end, changed,
    changed - interval '10 days', changed - interval '9 days',
    case when permanent then ${never} when over then changed when n % 2000 in (1, 15) then due
      when n % 100 = 4 then now - interval '1 day' else later end,
    case when over then changed end,
    case when over then null else '${connection}' end,
    case when over then null else ${idOf('operation')} end,
    case when not over and n % 100 = 5 then ${idOf('request')} end,
    case when n % 2000 = 4 then due when n % 100 = 4 or n % 2000 = 15 then later end,
    case when n % 2000 = 2 then due
      when not over and not permanent and n % 100 <> 4 and n % 2000 not in (12, 15) then later end,
    case when n % 2000 = 3 then due when n % 10 = 3 then later end,
    case when n % 2000 = 14 then due when n % 10 = 4 and n % 100 <> 4 then later end,
    case when pruned and n % 2000 <> 9 then changed + interval '366 days' end,
    case when pruned and n % 2000 <> 9 then ${never} end
  from numbered`;

const operations = `${numbered}
  insert into operations (
    id, environment_id, kind, state, provider, target, region, concurrency_key, owner, percent, attempt,
    created_at, started_at, ended_at, lease_token, log_forgotten_at
  )
  select
    ${idOf('operation')}, ${idOf(
  'environment',
)}, 'create', 'succeeded', 'fake', 'development', 'eu-west-1',
    'development/eu-west-1', 'group:default/team-' || n % 500, 100, 1, changed, changed,
    case when n % 2000 = 5 then now - interval '91 days' else changed end, 1,
    case when changed < now - interval '90 days' then now end
  from numbered
  where not over`;

const log = `
  insert into operation_log (operation_id, n, at, stream, level, text)
  select id, line, ended_at, 'stdout', 'info', 'A line of the log'
  from operations cross join generate_series(1, 3) line
  where log_forgotten_at is null and id < '2'`;

const events = `
  insert into environment_events (id, environment_id, version, at, kind, status, message)
  select gen_random_uuid()::text, id, of.version,
    case of.version when 5 then changed_at else created_at end, 'changed', status, 'Something happened to it'
  from environments
  cross join lateral generate_series(case when pruned_at is null then 4 else 5 end, 5) as of (version)
  where status in ('deleted', 'rejected', 'withdrawn', 'lapsed')`;

const requests = `
  insert into environment_requests (
    id, environment_id, kind, status, version, digest, requester, submitted_by, owner, type, provider, target,
    region, nodes, via, footprint, approval, created_at, lapse_at, remind_at
  )
  select open_request_id, id, 'extend', 'open', 1, digest, requester, requester, owner, type, provider, target,
    region, nodes, via, footprint, '{}', created_at, now + interval '14 days',
    now + interval '1 hour' * case when substr(name, 13)::integer % 2000 = 5 then -1 else 1 end
  from environments cross join (select ?::timestamptz as now) as clock
  where open_request_id is not null
  union all
  select md5('creation' || id)::uuid::text, id, 'create', 'approved', 2, digest, requester, requester, owner, type,
    provider, target, region, nodes, via, footprint, '{}', created_at, created_at, created_at
  from environments`;

const approvers = `
  insert into environment_request_approvers (request_id, entity_ref)
  select id, owner || '-leads' from environment_requests where status = 'open'`;

const messages = `${numbered}
  insert into outbox_messages (id, dedupe, environment_id, event, recipients, body, created_at)
  select ${idOf('message')}, n::text, ${idOf('environment')}, 'environment-ready', '[]', '{}',
    now - case when n % 2000 = 7 then interval '31 days' else interval '1 minute' * (n % 40000) end
  from numbered
  where n % 10 = 7`;

const deliveries = `
  insert into outbox_deliveries (message_id, channel, state, attempts, due_at)
  select id, 'in-app', case when dedupe::integer % 2000 = 27 then 'pending' else 'delivered' end, 1, created_at
  from outbox_messages`;

/**
 * Fills a PostgreSQL with environments of 500 teams and 5,000 people, and what belongs to them. 3 of 10 are over.
 * One in 2,000 each is due: an end, a rest, a grace, a warning, a first one, a sleep, a wake, the delivery of a
 * message; all of it to be forgotten, its events, the log of its operation, its message. Nobody has decided on the
 * extension of one in 100.
 */
export async function populate(
  knex: Knex,
  { count, now }: { count: number; now: Date },
): Promise<void> {
  for (const statement of [environments, operations, log, events, requests, approvers]) {
    const bindings = [count, now.toISOString()].slice(statement === requests ? 1 : 0);
    await knex.raw(statement, statement.includes('?') ? bindings : []);
  }
  await knex.raw(messages, [count, now.toISOString()]);
  await knex.raw(deliveries);
  // What lists and sweeps look at is laid out as autovacuum leaves it.
  await knex.raw('vacuum analyze');
}
