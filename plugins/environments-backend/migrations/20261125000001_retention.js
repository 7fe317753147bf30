// @ts-check

const over = "('deleted', 'rejected', 'withdrawn', 'lapsed')";

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
    moment(table, 'events_since')
      .nullable()
      .comment('Of when the oldest event that may be forgotten is; null: of its creation');
  });
  await knex.schema.alterTable('operations', table => {
    moment(table, 'log_forgotten_at').nullable();
  });

  // What is due is found at the beginning of its index, and leaves the index once it is done.
  await knex.raw(
    'create index environments_events_since on environments (coalesce(events_since, created_at), id) ' +
      `where status in ${over}`,
  );
  await knex.raw(
    'create index operations_logs on operations (ended_at, id) ' +
      'where ended_at is not null and log_forgotten_at is null',
  );
  await knex.raw('create index outbox_messages_created on outbox_messages (created_at, id)');

  // Most environments are over after a while, and their ends would come first.
  await knex.raw(
    `create index environments_soonest on environments (expires_at, id) where status not in ${over}`,
  );
  await knex.raw(
    'create index environments_open_request on environments (open_request_id) ' +
      'where open_request_id is not null',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const index of [
    'environments_events_since',
    'operations_logs',
    'outbox_messages_created',
    'environments_soonest',
    'environments_open_request',
  ]) {
    await knex.raw(`drop index ${index}`);
  }
  await knex.schema.alterTable('environments', table => table.dropColumn('events_since'));
  await knex.schema.alterTable('operations', table => table.dropColumn('log_forgotten_at'));
};
