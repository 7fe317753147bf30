// @ts-check

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
    moment(table, 'approved_at').nullable().comment('When its creation was last approved');
    moment(table, 'owner_missing_since')
      .nullable()
      .comment('Since when the catalog has been without its owner');
  });

  await knex.schema.alterTable('environment_requests', table => {
    table.text('rule').nullable().comment('The rule that nominated the approvers, in words');
    table.integer('quorum').notNullable().defaultTo(1).comment('How many must approve');
    table.text('escalate_to').nullable().comment('JSON: entity refs');
    moment(table, 'remind_at').nullable();
    moment(table, 'reminded_at').nullable();
    moment(table, 'escalate_at').nullable();
    moment(table, 'escalated_at').nullable();
    moment(table, 'lapse_at').nullable();
  });
  await knex.raw(
    "create index environment_requests_open on environment_requests (created_at) where status = 'open'",
  );

  await knex.schema.createTable('environment_void_decisions', table => {
    table.comment('Decisions on what a request was before it changed: they do not count');
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
    table.index(['request_id'], 'environment_void_decisions_request_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('environment_void_decisions');
  await knex.raw('drop index environment_requests_open');
  await knex.schema.alterTable('environment_requests', table => {
    for (const column of [
      'rule',
      'quorum',
      'escalate_to',
      'remind_at',
      'reminded_at',
      'escalate_at',
      'escalated_at',
      'lapse_at',
    ]) {
      table.dropColumn(column);
    }
  });
  await knex.schema.alterTable('environments', table => {
    table.dropColumn('approved_at');
    table.dropColumn('owner_missing_since');
  });
};
