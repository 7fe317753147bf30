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

  await knex.schema.createTable('outbox_settled', table => {
    table.comment('With whom of a message a channel is done, where it goes to them one by one');
    table
      .string('message_id', 36)
      .notNullable()
      .references('id')
      .inTable('outbox_messages')
      .onDelete('CASCADE');
    bytewise(table, 'channel').notNullable();
    bytewise(table, 'person').notNullable().comment('Entity ref');
    table.primary(['message_id', 'channel', 'person']);
  });

  await knex.schema.alterTable('outbox_deliveries', table => {
    table
      .integer('carried_on')
      .notNullable()
      .defaultTo(0)
      .comment('How many of the attempts reached some and left the rest');
  });

  await knex.schema.createTable('outbox_unreachable', table => {
    table.comment('Whom a channel could not reach: admins were told once');
    bytewise(table, 'channel').notNullable();
    bytewise(table, 'person').notNullable().comment('Entity ref');
    moment(table, 'told_at').notNullable();
    table.primary(['channel', 'person']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('outbox_unreachable');
  await knex.schema.alterTable('outbox_deliveries', table => table.dropColumn('carried_on'));
  await knex.schema.dropTable('outbox_settled');
};
