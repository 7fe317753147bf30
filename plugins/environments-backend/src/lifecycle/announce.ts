import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';

/** Topic of the events `{id}` that follow each change of an environment. @public */
export const environmentsChangedTopic = 'environments.changed';

/** Tells other plugins after a commit. Only a hint: one that is lost is made up for by whoever polls. */
export function createAnnouncer(
  events: EventsService,
  logger: LoggerService,
): (environmentId: string) => void {
  return id => {
    events
      .publish({ topic: environmentsChangedTopic, eventPayload: { id } })
      .catch(error => logger.debug(`The change of ${id} was not published`, error));
  };
}
