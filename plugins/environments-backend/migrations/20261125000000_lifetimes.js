// @ts-check

const living =
  "('queued', 'provisioning', 'ready', 'hibernating', 'hibernated', 'waking', 'failed')";

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

  await knex.schema.alterTable('environments', table => {
    table.text('memory').nullable().comment('JSON: what its provider remembers of it; no secrets');
    table
      .integer('deletion_protection')
      .notNullable()
      .defaultTo(0)
      .comment('1: neither its end nor anybody deletes it');
    moment(table, 'grace_ends_at')
      .nullable()
      .comment('Set at its end where it is left to hibernate for a while: when it is deleted');
    moment(table, 'warn_at').nullable().comment('When the next warning of its end is due');
    table.text('sleep_schedules').nullable().comment('JSON');
    moment(table, 'next_sleep_at').nullable();
    moment(table, 'next_wake_at').nullable();
    moment(table, 'skipped_sleep_at').nullable().comment('A sleep that is left out, once');
    moment(table, 'asleep_since').nullable().comment('When it last fell asleep; null while awake');
    table
      .bigInteger('asleep_for')
      .notNullable()
      .defaultTo(0)
      .comment('Milliseconds that it slept before');
    moment(table, 'pruned_at')
      .nullable()
      .comment('When all but the facts of its end was forgotten');
  });
  await knex.raw(
    'create index environments_ends on environments (expires_at, id) where delete_requested_at is null and ' +
      `deletion_protection = 0 and grace_ends_at is null and status in ${living}`,
  );
  for (const column of ['grace_ends_at', 'warn_at', 'next_sleep_at', 'next_wake_at']) {
    await knex.raw(
      `create index environments_${column} on environments (${column}, id) where ${column} is not null`,
    );
  }
  await knex.raw(
    'create index environments_prunable on environments (changed_at, id) where pruned_at is null and ' +
      "status in ('deleted', 'rejected', 'withdrawn', 'lapsed')",
  );

  await knex.schema.alterTable('environment_requests', table => {
    moment(table, 'expires_at').nullable().comment('Of an extension: until when it is asked for');
    table.text('reason').nullable().comment('Why it is asked for');
  });

  await knex.schema.alterTable('outbox_deliveries', table => {
    moment(table, 'resent_at').nullable().comment('When somebody had it sent again');
  });
  await knex.raw(
    "create index outbox_deliveries_given_up on outbox_deliveries (message_id) where state = 'given-up'",
  );

  await knex.schema.createTable('environment_preferences', table => {
    table.comment('What people want to be told, and how');
    table.string('user_ref', 256).primary().notNullable();
    table.integer('messages').notNullable().comment('0: only on the page, in no mail');
    moment(table, 'changed_at').notNullable();
  });

  await knex.schema.createTable('environment_quota_alarms', table => {
    table.comment('Quotas whose owners know that they are nearly used');
    table.string('scope', 300).notNullable();
    table.string('resource', 40).notNullable();
    moment(table, 'since').notNullable();
    table.primary(['scope', 'resource']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('environment_quota_alarms');
  await knex.schema.dropTable('environment_preferences');
  await knex.raw('drop index outbox_deliveries_given_up');
  await knex.schema.alterTable('outbox_deliveries', table => table.dropColumn('resent_at'));
  await knex.schema.alterTable('environment_requests', table => {
    table.dropColumn('expires_at');
    table.dropColumn('reason');
  });
  for (const index of [
    'ends',
    'grace_ends_at',
    'warn_at',
    'next_sleep_at',
    'next_wake_at',
    'prunable',
  ]) {
    await knex.raw(`drop index environments_${index}`);
  }
  await knex.schema.alterTable('environments', table => {
    for (const column of [
      'memory',
      'deletion_protection',
      'grace_ends_at',
      'warn_at',
      'sleep_schedules',
      'next_sleep_at',
      'next_wake_at',
      'skipped_sleep_at',
      'asleep_since',
      'asleep_for',
      'pruned_at',
    ]) {
      table.dropColumn(column);
    }
  });
};
