import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { giveUpForgotten } from '../database/notifications/giveUpForgotten';
import { giveUpAfter } from './ChannelDelivery';
import type { Channels } from './Channels';

export interface ForgottenChannelsOptions {
  database: Knex;
  channels: Pick<Channels, 'ids'>;
  clock: Clock;
  logger: LoggerService;
}

/**
 * Gives up what waits for channels that the portal has no more, as late as any other message: a replica that still
 * has the channel, or has it again, delivers it until then.
 */
export class ForgottenChannels {
  readonly #options: ForgottenChannelsOptions;

  constructor(options: ForgottenChannelsOptions) {
    this.#options = options;
  }

  async run(): Promise<void> {
    const { database, channels, clock, logger } = this.#options;
    const before = new Date(clock.now().getTime() - giveUpAfter);
    const givenUp = await giveUpForgotten(database, { channels: channels.ids(), before });
    if (givenUp > 0) {
      logger.warn(`Given up: ${givenUp} messages for channels that are not configured any more`);
    }
  }
}
