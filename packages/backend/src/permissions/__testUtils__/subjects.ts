import { randomUUID } from 'node:crypto';
import type { Caller, Portal } from './Portal';
import type { State } from './readMatrix';

const day = 24 * 60 * 60 * 1000;

/** Whom the environments of the table belong to, and who asked for them. */
const origins = new Map<string, { owner: string; by: Caller }>([
  ["dana's", { owner: 'user:default/dana', by: 'dana' }],
  ["team-a's, by dana", { owner: 'group:default/team-a', by: 'dana' }],
  ["team-a's, by lee", { owner: 'group:default/team-a', by: 'lee' }],
  ["team-b's, by dov", { owner: 'group:default/team-b', by: 'dov' }],
  ["team-b's, by pat", { owner: 'group:default/team-b', by: 'pat' }],
]);

/** What is asked for of what is ready, and needs approval. */
const asked: Partial<Record<State, { method: string; path: string; body?: object }>> = {
  extending: { method: 'POST', path: '/extend', body: { lifetime: 'P20D' } },
  ending: { method: 'DELETE', path: '' },
};

/** What a call is about: values for the placeholders of its path and body. */
export interface Subject {
  environment: string;
  request: string;
  operation: string;
  name: string;
  digest: string;
  owner: string;
  scope: string;
}

/** What is not an environment is an owner or a scope of quotas. */
export async function makeSubject(portal: Portal, whose: string, state?: State): Promise<Subject> {
  const unknown = {
    environment: randomUUID(),
    request: randomUUID(),
    operation: randomUUID(),
    name: `unknown-${randomUUID().slice(0, 8)}`,
    digest: `sha256:${'0'.repeat(64)}`,
    owner: whose,
    scope: whose,
  };
  const origin = origins.get(whose);
  if (!state || whose === 'unknown') return unknown;
  if (!origin) throw new Error(`Nobody knows whose it is: ${whose}`);
  const body = submission(origin.owner, state === 'ending' ? 'permanent' : 'temporary');
  const answer = await portal.call(origin.by, { method: 'POST', path: '/environments', body });
  if (answer.status !== 201) throw new Error(answer.text);
  const { id: environment, name, openRequestId: request, manifest } = JSON.parse(answer.text);
  if (!request) throw new Error('It was to be approved');
  const { digest } = manifest;
  const operation = state === 'awaiting' ? unknown.operation : randomUUID();
  if (state !== 'awaiting') await endCreation(portal, { environment, request, operation }, state);
  const made = { ...unknown, environment, request, operation, name, digest };
  const asks = asked[state];
  return asks ? { ...made, ...(await ask(portal, origin.by, environment, asks)) } : made;
}

async function ask(
  portal: Portal,
  by: Caller,
  environment: string,
  { method, path, body }: { method: string; path: string; body?: object },
): Promise<Pick<Subject, 'request' | 'digest'>> {
  const call = { method, path: `/environments/${environment}${path}`, body };
  const answer = await portal.call(by, call);
  const { openRequestId: request } = JSON.parse(answer.text);
  if (!request) throw new Error(`It was to be approved: ${answer.text}`);
  const read = await portal.call('pat', { method: 'GET', path: `/requests/${request}` });
  return { request, digest: JSON.parse(read.text).digest };
}

/** What is asked for; it needs approval. */
export function submission(owner: string, type = 'temporary'): object {
  return {
    provider: 'still',
    type,
    ...(type === 'temporary' && { lifetime: 'P1D' }),
    owner,
    manifest: JSON.stringify({ name: `env-${randomUUID().slice(0, 8)}` }),
  };
}

/** Stores that it was approved and what came of its creation. */
async function endCreation(
  { database }: Portal,
  ids: { environment: string; request: string; operation: string },
  state: Exclude<State, 'awaiting'>,
): Promise<void> {
  const at = new Date().toISOString();
  const { environment: id, request, operation } = ids;
  const { owner, concurrency_key } = await database('environments').where({ id }).first();
  await database('environment_requests')
    .where({ id: request })
    .update({ status: 'approved', closed_at: at });
  await database('operations').insert({
    id: operation,
    environment_id: id,
    kind: 'create',
    state: state === 'failed' ? 'failed' : 'succeeded',
    provider: 'still',
    target: 'development',
    region: 'eu-west-1',
    concurrency_key,
    owner,
    percent: 100,
    attempt: 1,
    created_at: at,
    started_at: at,
    ended_at: at,
    lease_token: 1,
  });
  await database('environments')
    .where({ id })
    .update({
      status: state === 'failed' || state === 'hibernated' ? state : 'ready',
      open_request_id: null,
      current_operation_id: operation,
      approved_at: at,
      ...(state !== 'ending' && { expires_at: new Date(Date.now() + day).toISOString() }),
      ...(state !== 'failed' && { ready_at: at, connection: '{}' }),
      ...(state === 'hibernated' && { asleep_since: at }),
    });
}
