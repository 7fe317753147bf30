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

  await knex.schema.createTable('outbox_messages', table => {
    table.comment('What people are told, written with what it tells of');
    table.string('id', 36).primary().notNullable();
    bytewise(table, 'dedupe').notNullable().comment('Names what it tells: told once');
    table
      .string('environment_id', 36)
      .nullable()
      .references('id')
      .inTable('environments')
      .onDelete('CASCADE');
    table.string('event', 40).notNullable();
    table.text('recipients').notNullable().comment('JSON: entity refs');
    table.text('body').notNullable().comment('JSON: the words, and what they are about');
    moment(table, 'created_at').notNullable();
    table.unique(['dedupe'], { indexName: 'outbox_messages_told' });
    table.index(['environment_id'], 'outbox_messages_environment_idx');
  });

  await knex.schema.createTable('outbox_deliveries', table => {
    table.comment('How far each message is on each channel');
    table
      .string('message_id', 36)
      .notNullable()
      .references('id')
      .inTable('outbox_messages')
      .onDelete('CASCADE');
    bytewise(table, 'channel').notNullable();
    table.string('state', 20).notNullable().comment('pending, delivered, given-up');
    table
      .integer('attempts')
      .notNullable()
      .comment('How often it was taken up; fences the outcome');
    moment(table, 'due_at').notNullable();
    moment(table, 'claimed_until').nullable().comment("By the database's clock");
    moment(table, 'delivered_at').nullable();
    table.text('last_error').nullable();
    table.primary(['message_id', 'channel']);
  });
  await knex.raw(
    'create index outbox_deliveries_due on outbox_deliveries (channel, due_at, message_id) ' +
      "where state = 'pending'",
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('outbox_deliveries');
  await knex.schema.dropTable('outbox_messages');
};
