import type { AuditorService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';

/** What is on record of one thing that was done, tried or decided. */
export interface AuditRecord {
  eventId: string;
  severityLevel?: string;
  ended: 'success' | 'fail';
  /** All that was told of it, at its begin and at its end. */
  meta: JsonObject;
}

/** Keeps what is put on record. Nothing of Jest's, so that it also works in a process of its own. */
export function auditInto(records: AuditRecord[]): AuditorService {
  return {
    createEvent: async ({ eventId, severityLevel, meta: begun }) => {
      const end = (ended: AuditRecord['ended'], meta?: JsonObject) =>
        void records.push({ eventId, severityLevel, ended, meta: { ...begun, ...meta } });
      return {
        success: async given => end('success', given?.meta),
        fail: async given => end('fail', given.meta),
      };
    },
  };
}
