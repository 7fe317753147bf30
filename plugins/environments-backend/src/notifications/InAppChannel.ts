import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type {
  EnvironmentMessage,
  NotificationChannel,
} from '@eks-environments/plugin-environments-node';

/** The channel of signals by which open pages learn that there is something new. */
const signalChannel = 'environments';

/**
 * The portal itself: Backstage's notifications, and a signal to open pages. A notification is sent under the
 * message's id as its scope, and what comes again in a scope takes the place of what was there.
 */
export class InAppChannel implements NotificationChannel {
  readonly id = 'in-app';
  readonly title = 'Notifications in the portal';
  readonly #options: InAppChannelOptions;

  constructor(options: InAppChannelOptions) {
    this.#options = options;
  }

  async deliver(message: EnvironmentMessage): Promise<void> {
    await this.#signal(message);
    await this.#options.notifications.send({
      recipients: {
        type: 'entity',
        entityRef: message.recipients,
        ...(message.except && { excludeEntityRef: message.except }),
      },
      payload: {
        title: message.title,
        description: message.text,
        link: message.link,
        severity: message.severity,
        topic: 'environments',
        scope: message.id,
      },
    });
  }

  /** Only a hint: pages poll, too. */
  async #signal({ recipients, event, environment, requestId }: EnvironmentMessage): Promise<void> {
    const { signals, logger } = this.#options;
    try {
      await signals.publish({
        recipients: { type: 'user', entityRef: recipients },
        channel: signalChannel,
        message: {
          event,
          ...(environment && { environmentId: environment.id }),
          ...(requestId && { requestId }),
        },
      });
    } catch (error) {
      logger.debug('Open pages were not told', error as Error);
    }
  }
}

interface InAppChannelOptions {
  notifications: NotificationService;
  signals: SignalsService;
  logger: LoggerService;
}
