import { setTimeout as sleep } from 'node:timers/promises';
import { Complaint } from '../setup/command.mjs';

const templateRef = 'template:default/eks-environment';
const entityPath = '/api/catalog/entities/by-name/template/default/eks-environment';
const schemaPath = '/api/scaffolder/v2/templates/default/template/eks-environment/parameter-schema';

/** The template's form as a developer meets it, once the catalog has read it. */
export async function readTemplate(client) {
  for (let tries = 0; !(await client.find(entityPath)); tries += 1) {
    if (tries > 120) throw new Complaint('The catalog has no template "eks-environment"');
    await sleep(500);
  }
  const { title, steps } = await client.get(schemaPath);
  return { title, steps };
}

/** What is in the form before a person touches it. */
export function formDefaults({ steps }) {
  const defaults = {};
  for (const { schema } of steps) {
    for (const [field, property] of Object.entries(schema.properties ?? {})) {
      if (property.default !== undefined) defaults[field] = property.default;
    }
  }
  return defaults;
}

/** Files the template and returns the task's id. */
export async function fileTemplate(client, values) {
  const { id } = await client.post('/api/scaffolder/v2/tasks', { templateRef, values });
  return id;
}

/** Complains, with the task's log, when the task has failed. */
export async function requireTaskAlive(client, taskId) {
  const { status } = await client.get(`/api/scaffolder/v2/tasks/${taskId}`);
  if (status !== 'failed' && status !== 'cancelled') return status;
  const events = await client.get(`/api/scaffolder/v2/tasks/${taskId}/events`);
  const lines = events.map(({ body }) => body.error?.message ?? body.message).filter(Boolean);
  throw new Complaint(`The template's task ${status}:\n${lines.join('\n')}`);
}
