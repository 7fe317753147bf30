import { randomUUID } from 'node:crypto';

const at = '2030-01-01T00:00:00.000Z';

/** Stores so many environments, the owners by turns, that hold nothing of the quotas yet. */
export async function insertEnvironments(knex, count, owners) {
  const made = Array.from({ length: count }, (_, i) => ({
    id: randomUUID(),
    owner: owners[i % owners.length],
  }));
  await knex.batchInsert(
    'environments',
    made.map(({ id, owner }) => ({
      id,
      owner,
      name: id,
      unique_key: id,
      search_text: id,
      provider: 'eks',
      target: 'development',
      region: 'eu-west-1',
      type: 'temporary',
      requester: 'user:default/dana',
      via: 'api',
      status: 'ready',
      version: 1,
      submitted_manifest: '',
      effective_manifest: '',
      digest: '',
      concurrency_key: 'development/eu-west-1',
      footprint: '{}',
      nodes: 3,
      created_at: at,
      changed_at: at,
      expires_at: at,
    })),
    500,
  );
  return made;
}
