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
  /**
   * Text that is sorted or compared by bytes, whatever the database's locale.
   * @param {import('knex').Knex.TableBuilder} table
   * @param {string} name
   */
  const bytewise = (table, name) =>
    postgres ? table.specificType(name, 'text collate "C"') : table.text(name);

  await knex.schema.alterTable('environments', table => {
    table.text('price').nullable().comment('JSON of what is billed, as it was requested');
    moment(table, 'started_at').nullable().comment('When its first creation began');
  });
  await knex.schema.alterTable('environment_requests', table => {
    table.text('price').nullable().comment('JSON of what is billed, as it was requested');
  });

  await knex.schema.createTable('quota_scopes', table => {
    table.comment('What limits are set for; its row is locked while something of it is reserved');
    bytewise(table, 'scope').primary().notNullable();
    table.string('kind', 20).notNullable();
    table.text('limits').nullable().comment('JSON of what is set over the configuration');
    table.text('set_by').nullable();
    moment(table, 'set_at').nullable();
    table.index(['kind', 'scope'], 'quota_scopes_kind_idx');
  });

  await knex.schema.createTable('quota_changes', table => {
    table.comment('Who set which limits when; append-only');
    table.string('id', 36).primary().notNullable();
    bytewise(table, 'scope').notNullable().references('scope').inTable('quota_scopes');
    moment(table, 'at').notNullable();
    table.text('by').notNullable();
    table.text('before').notNullable().comment('JSON');
    table.text('after').notNullable().comment('JSON');
    table.index(['scope', 'at', 'id'], 'quota_changes_scope_idx');
  });

  await knex.schema.createTable('quota_reservations', table => {
    table.comment('What an environment holds of a scope, from its request to its end');
    table
      .string('environment_id', 36)
      .notNullable()
      .references('id')
      .inTable('environments')
      .onDelete('CASCADE');
    bytewise(table, 'scope').notNullable().references('scope').inTable('quota_scopes');
    table.integer('own').notNullable().comment('1: the scope is that of its owner');
    table.integer('environments_temporary').notNullable();
    table.integer('environments_permanent').notNullable();
    table.integer('nodes').notNullable();
    table.integer('vcpu').notNullable();
    table.bigInteger('memory_mib').notNullable();
    table.bigInteger('cost_per_month').nullable().comment('Micro-USD; null is unknown');
    table.primary(['environment_id', 'scope']);
    table.index(['scope'], 'quota_reservations_scope_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of ['quota_reservations', 'quota_changes', 'quota_scopes']) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('environment_requests', table => table.dropColumn('price'));
  await knex.schema.alterTable('environments', table => {
    table.dropColumn('price');
    table.dropColumn('started_at');
  });
};
