import type { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import type { AuditedEvent } from './audited';

export interface RecordContext {
  auditor: AuditorService;
  logger: LoggerService;
}

/**
 * Puts on record what the portal has decided by itself, once that is committed. What cannot be put there is told in
 * the log: it is done, and among the events of its environment.
 */
export async function recorded(
  { auditor, logger }: RecordContext,
  { meta, ...event }: AuditedEvent,
): Promise<void> {
  try {
    const record = await auditor.createEvent({ ...event, meta: { ...meta, via: 'portal' } });
    await record.success();
  } catch (error) {
    logger.error(`Not on record: ${event.eventId} ${JSON.stringify(meta)}`, error as Error);
  }
}
