import { setTimeout as sleep } from 'node:timers/promises';
import { Complaint } from '../setup/command.mjs';
import { formatDuration } from '../setup/duration.mjs';
import { requireTaskAlive } from './template.mjs';

const api = '/api/environments';

/** The environment that the task asks for, as soon as there is one. */
export async function findEnvironment(client, taskId, name) {
  for (;;) {
    const { items } = await client.get(`${api}/environments?text=${encodeURIComponent(name)}`);
    const found = items.find(item => item.name === name);
    if (found) return found;
    await requireTaskAlive(client, taskId);
    await sleep(250);
  }
}

/** Shows progress and log until the environment is ready; complains with the reason if it will not be. */
export async function watchUntilReady(client, id, print) {
  const shown = { lines: 0, status: '', progress: '' };
  for (;;) {
    const environment = await client.get(`${api}/environments/${id}`);
    if (environment.status !== shown.status) print(`         status: ${environment.status}`);
    shown.status = environment.status;

    const operation = await latestOperation(client, environment);
    if (operation) {
      showProgress(operation, shown, print);
      await showLog(client, operation, shown, print);
    } else {
      await sleep(250);
    }
    if (environment.status === 'ready') return environment;
    requireHope(environment);
  }
}

async function latestOperation(client, { id, currentOperationId }) {
  if (currentOperationId) return client.get(`${api}/operations/${currentOperationId}`);
  const { items } = await client.get(`${api}/environments/${id}/operations?limit=1`);
  return items[0];
}

function showProgress({ state, phase, phases, percent, estimatedEnd }, shown, print) {
  const title = phases.find(({ id }) => id === phase)?.title ?? phase ?? state;
  // Every tenth percent is told, and every new phase.
  const progress = `${title} ${Math.floor(percent / 10)}`;
  if (progress === shown.progress) return;
  shown.progress = progress;
  const left = estimatedEnd ? new Date(estimatedEnd).getTime() - Date.now() : 0;
  const rest = left > 0 ? ` · about ${formatDuration(left)} left` : '';
  print(`[${String(percent).padStart(3)} %]  ${title}${rest}`);
}

async function showLog(client, { id }, shown, print) {
  const log = await client.get(`${api}/operations/${id}/log?after=${shown.lines}&wait=1`);
  for (const { text } of log.items) print(`         | ${text}`);
  shown.lines = log.next;
  if (log.items.length === 0 && log.complete) await sleep(250);
}

function requireHope({ status, lastError }) {
  if (status === 'awaiting-approval') {
    throw new Complaint('The environment waits for an approval: the demo asked for too much');
  }
  if (['queued', 'provisioning'].includes(status)) return;
  const { class: errorClass, message, advice, evidence = [] } = lastError ?? {};
  const reason = [
    `The environment is ${status}${errorClass ? ` (${errorClass})` : ''}: ${
      message ?? 'no reason was given'
    }`,
    advice && `What to do: ${advice}`,
    ...evidence.map(line => `  ${line}`),
  ];
  throw new Complaint(reason.filter(Boolean).join('\n'));
}

/** The catalog follows within seconds. */
export async function findResource(client, name) {
  for (let tries = 0; tries < 120; tries += 1) {
    const path = `/api/catalog/entities/by-name/resource/default/${name}`;
    const entity = await client.find(path);
    if (entity) return entity;
    await sleep(500);
  }
  throw new Complaint(`The catalog does not show resource:default/${name}`);
}
