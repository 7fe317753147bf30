// @ts-check

const open = "status not in ('deleted', 'rejected', 'withdrawn', 'lapsed')";

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const postgres = knex.client.config.client === 'pg';

  /**
   * A moment to the millisecond: `timestamptz(3)`, or fixed-width ISO text where there is no such type.
   * @param {import('knex').Knex.TableBuilder} table
   * @param {string} name
   */
  const moment = (table, name) =>
    postgres ? table.specificType(name, 'timestamptz(3)') : table.string(name, 24);
  /**
   * Text that is sorted or compared by bytes, whatever the database's locale.
   * @param {import('knex').Knex.TableBuilder} table
   * @param {string} name
   */
  const bytewise = (table, name) =>
    postgres ? table.specificType(name, 'text collate "C"') : table.text(name);

  await knex.schema.createTable('environments', table => {
    table.comment('Environments, from their submission on');
    table.string('id', 36).primary().notNullable();
    bytewise(table, 'name').notNullable();
    table.text('search_text').notNullable().comment('Lower-cased name and description');
    table.text('description').nullable();
    table.string('provider', 40).notNullable();
    table.text('target').notNullable();
    table.text('region').notNullable();
    table.string('type', 20).notNullable();
    table.text('owner').notNullable();
    table.text('requester').notNullable();
    table.text('via').notNullable();
    table.string('status', 30).notNullable();
    table
      .integer('version')
      .notNullable()
      .comment('Grows with every change; guards what was read before');
    table.text('submitted_manifest').notNullable();
    table.text('effective_manifest').notNullable();
    table.string('digest', 71).notNullable();
    table.text('unique_key').notNullable();
    table.text('concurrency_key').notNullable();
    table.text('footprint').notNullable().comment('JSON');
    table.integer('nodes').notNullable();
    table.bigInteger('cost_per_month').nullable().comment('Micro-USD; null is unknown');
    table.bigInteger('lifetime').nullable().comment('Milliseconds; null is without end');
    moment(table, 'created_at').notNullable();
    moment(table, 'changed_at').notNullable();
    moment(table, 'ready_at').nullable();
    moment(table, 'expires_at')
      .notNullable()
      .comment('9999-12-31 where there is none: sort columns are never null');
    moment(table, 'deleted_at').nullable();
    moment(table, 'delete_requested_at').nullable();
    table.text('connection').nullable().comment('JSON of what runs, without secrets');
    table.text('last_error').nullable().comment('JSON');
    table.string('current_operation_id', 36).nullable();
    table.string('open_request_id', 36).nullable();
    table.index(['created_at', 'id'], 'environments_created_idx');
    table.index(['changed_at', 'id'], 'environments_changed_idx');
    table.index(['expires_at', 'id'], 'environments_expires_idx');
    table.index(['name', 'id'], 'environments_name_idx');
    table.index(['owner'], 'environments_owner_idx');
    table.index(['requester'], 'environments_requester_idx');
  });
  await knex.raw(
    `create unique index environments_name_taken on environments (name) where ${open}`,
  );
  await knex.raw(
    `create unique index environments_key_taken on environments (unique_key) where ${open}`,
  );

  await knex.raw(
    'create index environments_due on environments (expires_at, id) where delete_requested_at is null and ' +
      "status in ('queued', 'provisioning', 'ready', 'hibernating', 'hibernated', 'waking', 'failed')",
  );

  await knex.schema.createTable('environment_requests', table => {
    table.comment('What was asked for and how it was decided');
    table.string('id', 36).primary().notNullable();
    table
      .string('environment_id', 36)
      .notNullable()
      .references('id')
      .inTable('environments')
      .onDelete('CASCADE');
    table.string('kind', 20).notNullable();
    table.string('status', 20).notNullable();
    table.integer('version').notNullable();
    table.string('digest', 71).notNullable();
    table.text('requester').notNullable();
    table.text('submitted_by').notNullable().comment('Who called: never decides either');
    table.text('owner').notNullable();
    table.string('type', 20).notNullable();
    table.string('provider', 40).notNullable();
    table.text('target').notNullable();
    table.text('region').notNullable();
    table.bigInteger('lifetime').nullable();
    table.integer('nodes').notNullable();
    table.bigInteger('cost_per_month').nullable();
    table.text('via').notNullable();
    table.text('footprint').notNullable().comment('JSON');
    table.text('approval').notNullable().comment('JSON: whether it is needed, and why');
    moment(table, 'created_at').notNullable();
    moment(table, 'closed_at').nullable();
    table.index(['created_at', 'id'], 'environment_requests_created_idx');
    table.index(['environment_id'], 'environment_requests_environment_idx');
  });
  await knex.raw(
    "create unique index environment_requests_one_open on environment_requests (environment_id) where status = 'open'",
  );

  await knex.schema.createTable('environment_request_approvers', table => {
    table.comment('Who is nominated to decide a request');
    table
      .string('request_id', 36)
      .notNullable()
      .references('id')
      .inTable('environment_requests')
      .onDelete('CASCADE');
    table.string('entity_ref', 256).notNullable();
    table.primary(['request_id', 'entity_ref']);
    table.index(['entity_ref'], 'environment_request_approvers_ref_idx');
  });

  await knex.schema.createTable('environment_decisions', table => {
    table.comment('One decision of one person');
    table.string('id', 36).primary().notNullable();
    table
      .string('request_id', 36)
      .notNullable()
      .references('id')
      .inTable('environment_requests')
      .onDelete('CASCADE');
    table.string('decided_by', 256).notNullable();
    table.string('decision', 10).notNullable();
    table.text('comment').nullable();
    table.string('digest', 71).notNullable();
    moment(table, 'at').notNullable();
    table.unique(['request_id', 'decided_by'], { indexName: 'environment_decisions_once' });
  });

  await knex.schema.createTable('operations', table => {
    table.comment('Durable work on environments');
    table.string('id', 36).primary().notNullable();
    table
      .string('environment_id', 36)
      .notNullable()
      .references('id')
      .inTable('environments')
      .onDelete('CASCADE');
    table.string('kind', 20).notNullable();
    table.string('state', 20).notNullable();
    table.string('provider', 40).notNullable();
    table.text('target').notNullable();
    table.text('region').notNullable();
    table.text('concurrency_key').notNullable();
    table.text('owner').notNullable();
    table.text('phase').nullable();
    table.integer('percent').notNullable();
    moment(table, 'estimated_end').nullable();
    table.integer('attempt').notNullable().comment('How many times a worker took it up');
    table.text('error').nullable().comment('JSON');
    table.text('phase_durations').nullable().comment('JSON: milliseconds by phase');
    moment(table, 'created_at').notNullable();
    moment(table, 'started_at').nullable();
    moment(table, 'ended_at').nullable();
    table.text('lease_holder').nullable();
    table.bigInteger('lease_token').notNullable().comment('Only grows');
    moment(table, 'lease_expires_at')
      .nullable()
      .comment("By the database's clock; null when it was given back");
    table.index(['state', 'created_at'], 'operations_state_idx');
    table.index(['environment_id', 'created_at'], 'operations_environment_idx');
    table.index(['concurrency_key', 'state'], 'operations_key_idx');
    table.index(['provider', 'kind', 'target', 'region', 'ended_at'], 'operations_past_idx');
  });
  await knex.raw(
    "create unique index operations_one_open on operations (environment_id) where state in ('queued', 'running')",
  );

  await knex.schema.createTable('concurrency_keys', table => {
    table.comment('One row a key, locked while its running operations are counted');
    table.string('concurrency_key', 255).primary().notNullable();
  });

  await knex.schema.createTable('operation_log', table => {
    table.comment('Lines of operations, numbered by their holder');
    table
      .string('operation_id', 36)
      .notNullable()
      .references('id')
      .inTable('operations')
      .onDelete('CASCADE');
    table.integer('n').notNullable();
    moment(table, 'at').notNullable();
    table.string('stream', 10).notNullable();
    table.string('level', 10).notNullable();
    table.text('text').notNullable();
    table.primary(['operation_id', 'n']);
  });

  await knex.schema.createTable('environment_events', table => {
    table.comment('What happened to an environment; append-only');
    table.string('id', 36).primary().notNullable();
    table
      .string('environment_id', 36)
      .notNullable()
      .references('id')
      .inTable('environments')
      .onDelete('CASCADE');
    table
      .integer('version')
      .notNullable()
      .comment("The environment's version that the event belongs to");
    moment(table, 'at').notNullable();
    table.string('kind', 40).notNullable();
    table.text('actor').nullable();
    table.string('status', 30).nullable();
    table.text('message').notNullable();
    table.string('operation_id', 36).nullable();
    table.index(['environment_id', 'version', 'id'], 'environment_events_environment_idx');
  });

  await knex.schema.createTable('idempotency_keys', table => {
    table.comment('Answers to repeated requests, kept for 7 days');
    table.string('requester', 256).notNullable();
    table.string('key', 255).notNullable();
    table.string('call', 64).notNullable().comment('Digest of method, path and body');
    table.string('resource_id', 36).notNullable();
    moment(table, 'created_at').notNullable();
    table.primary(['requester', 'key']);
    table.index(['created_at'], 'idempotency_keys_created_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'idempotency_keys',
    'environment_events',
    'operation_log',
    'concurrency_keys',
    'operations',
    'environment_decisions',
    'environment_request_approvers',
    'environment_requests',
    'environments',
  ]) {
    await knex.schema.dropTable(table);
  }
};
