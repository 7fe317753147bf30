// @ts-check

const living =
  "('queued', 'provisioning', 'ready', 'hibernating', 'hibernated', 'waking', 'failed')";
const over = "('deleted', 'rejected', 'withdrawn', 'lapsed')";
const undisturbed = 'delete_requested_at is null and deletion_protection = 0';
const unwarned = 'warn_at is null and grace_ends_at is null and lifetime is not null';

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // What has an end since before there were warnings. The sweep makes up for what was missed, and sets what comes.
  await knex.raw(
    'update environments set warn_at = coalesce(approved_at, created_at) ' +
      `where ${unwarned} and status in ${living} and not exists (select 1 from environment_events ` +
      "where environment_events.environment_id = environments.id and environment_events.kind = 'warned')",
  );
  await knex.raw(
    'create index environments_unwarned on environments (created_at, id) ' +
      `where ${undisturbed} and ${unwarned} and status in ${living}`,
  );
  await knex.raw(
    'create index environments_restless on environments (expires_at, id) ' +
      `where ${undisturbed} and grace_ends_at is not null and status = 'ready'`,
  );

  // Of what has no end the newest come first. Replicas of the version before still read by environments_soonest while
  // this one is rolled out: it can be dropped one version later.
  await knex.raw(
    'create index environments_soonest_newest on environments (expires_at, created_at desc, id desc) ' +
      `where status not in ${over}`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const index of ['unwarned', 'restless', 'soonest_newest']) {
    await knex.raw(`drop index environments_${index}`);
  }
};
