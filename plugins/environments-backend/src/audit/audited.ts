import type { AuditorService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Call } from '../environments/EnvironmentsService';
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
  { eventId, severityLevel, meta }: AuditedEvent,
  { credentials, request }: Call,
  work: () => Promise<T>,
  outcome: (result: T) => JsonObject = () => ({}),
): Promise<T> {
  const person = personOf(credentials);
  const event = await auditor.createEvent({
    eventId,
    severityLevel,
    request,
    meta: { ...meta, ...(person && { person: person.ref, via: person.via }) },
  });
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await event.fail({ error: error instanceof Error ? error : new Error(String(error)) });
    throw error;
  }
  await event.success({ meta: outcome(result) });
  return result;
}
