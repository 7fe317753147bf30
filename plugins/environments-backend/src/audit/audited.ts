import type { AuditorService, BackstageCredentials } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Call } from '../environments/EnvironmentsService';
import type { ErrorFacts } from '../errors';
import { personOf } from '../permissions/Person';

export interface AuditedEvent {
  eventId: string;
  severityLevel: 'low' | 'medium' | 'high';
  /** What it is about: ids and decisions, never manifests. */
  meta: JsonObject;
}

/** Does something on record: as a success with what `outcome` tells of it, or as a failure. */
export async function audited<T>(
  auditor: AuditorService,
  { meta, ...about }: AuditedEvent,
  { credentials, request }: Call,
  work: () => Promise<T>,
  outcome: (result: T) => JsonObject | Promise<JsonObject> = () => ({}),
): Promise<T> {
  const event = await auditor.createEvent({
    ...about,
    request,
    meta: { ...meta, ...callerOf(credentials) },
  });
  let result: T;
  try {
    result = await work();
  } catch (error) {
    const { code } = error as Partial<ErrorFacts>;
    await event.fail({
      error: isError(error) ? error : new Error(String(error)),
      ...(code !== undefined && { meta: { code } }),
    });
    throw error;
  }
  await event.success({ meta: await told(outcome, result) });
  return result;
}

/** It is done: that no more can be told of it, for want of the database, is no reason to say that it is not. */
async function told<T>(
  outcome: (result: T) => JsonObject | Promise<JsonObject>,
  result: T,
): Promise<JsonObject> {
  try {
    return await outcome(result);
  } catch {
    return { incomplete: true };
  }
}

/** Does something that changes nothing, and of which only the refusals are put on record. */
export async function auditedRefusal<T>(
  auditor: AuditorService,
  event: AuditedEvent,
  call: Call,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isError(error) || error.name !== 'NotAllowedError') throw error;
    return audited(auditor, event, call, () => Promise.reject(error));
  }
}

/** A person and what they came through, or a service. */
function callerOf(credentials: BackstageCredentials): JsonObject {
  const person = personOf(credentials);
  if (person) return { person: person.ref, via: person.via };
  const { subject } = credentials.principal as { subject?: string };
  return { ...(subject !== undefined && { service: subject }) };
}
