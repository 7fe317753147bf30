import type {
  EnvironmentsChannelsExtensionPoint,
  NotificationChannel,
} from '@eks-environments/plugin-environments-node';

const longestId = 40;

/** The channels of this replica, by id. */
export class Channels implements EnvironmentsChannelsExtensionPoint {
  readonly #channels = new Map<string, NotificationChannel>();

  addChannel(channel: NotificationChannel): void {
    if (channel.id.length === 0 || channel.id.length > longestId) {
      throw new Error(`The id of a channel has 1 to ${longestId} characters: '${channel.id}'`);
    }
    if (this.#channels.has(channel.id)) {
      throw new Error(`There is a channel ${channel.id} already`);
    }
    this.#channels.set(channel.id, channel);
  }

  ids(): string[] {
    return [...this.#channels.keys()];
  }

  all(): NotificationChannel[] {
    return [...this.#channels.values()];
  }
}
