/** What was published to a topic. */
export interface PublishedMessage {
  at: string;
  topicArn: string;
  messageId: string;
  message: string;
  /** Values of the message's attributes, by name. */
  attributes: Record<string, string>;
  groupId?: string;
  deduplicationId?: string;
}

const remembered = 5_000;
const deduplicatedFor = 5 * 60_000;

/** The last messages, in memory only. */
export class PublishedMessages {
  readonly #messages: PublishedMessage[] = [];

  /** Answers the id under which it stands: that of the first, where it is a duplicate. */
  add(message: PublishedMessage): string {
    const known = this.#messages.find(
      other =>
        message.deduplicationId !== undefined &&
        other.topicArn === message.topicArn &&
        other.deduplicationId === message.deduplicationId &&
        Date.parse(message.at) - Date.parse(other.at) < deduplicatedFor,
    );
    if (known) {
      return known.messageId;
    }
    this.#messages.push(message);
    if (this.#messages.length > remembered) {
      this.#messages.shift();
    }
    return message.messageId;
  }

  list(topicArn?: string): PublishedMessage[] {
    return this.#messages.filter(
      message => topicArn === undefined || message.topicArn === topicArn,
    );
  }
}
