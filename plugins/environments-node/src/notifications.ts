/**
 * What a message tells. More are added as time goes on: a channel treats one that it does not know like any
 * other.
 * @public
 */
export type MessageEvent =
  | 'approval-needed'
  | 'approval-reminder'
  | 'approval-escalated'
  | 'request-approved'
  | 'request-rejected'
  | 'request-lapsed'
  | 'request-withdrawn'
  /** A new version of the request: what was decided before does not count. */
  | 'request-changed'
  | 'environment-ready'
  | 'environment-failed'
  | 'environment-expiring'
  | 'environment-extended'
  | 'environment-hibernated'
  | 'environment-woken'
  /** Its schedule wanted to wake it, and there was no room. */
  | 'environment-wake-refused'
  | 'environment-deleted'
  | 'quota-nearly-used'
  | 'owner-missing';

/** What people are told, mostly about an environment, in words for them. No secrets. @public */
export interface EnvironmentMessage {
  /** Stays the same however often the message is delivered. At most 36 characters. */
  id: string;
  event: MessageEvent;
  /** Entity refs of users and groups; at least one. */
  recipients: string[];
  /** Entity refs of users who are not told, such as who did it, even where their group is. */
  except?: string[];
  /** At most 100 characters. */
  title: string;
  /** Plain text; lines end with `\n`. */
  text: string;
  /** Path in the portal, for example `/environments/approvals/<requestId>`. */
  link: string;
  severity: 'low' | 'normal' | 'high';
  /** The environment that it is about; absent where it is about none, such as a quota. */
  environment?: { id: string; name: string; owner: string };
  /** The request that it is about, if it is about one. */
  requestId?: string;
  /** When it happened. */
  at: Date;
}

/**
 * A way to people: mail, chat, a topic. Messages reach it at least once, one after the other on each replica.
 * @public
 */
export interface NotificationChannel {
  /** For example `ses`; at most 40 characters. What waits for a channel is stored under it. */
  readonly id: string;
  /** As people call it, for example `Mail`; its id where it is absent. */
  readonly title?: string;
  /** People can have none of its messages sent to them: they are in `except` then. */
  readonly optional?: boolean;
  /**
   * Resolves once the message is on its way; what it throws has the message delivered again later. It may be
   * called again for a message that it has delivered (the process can die before that is stored), so it
   * must be idempotent by the message's id where its service lets it. Stops when the signal aborts: whatever
   * comes later does not count. Secrets in errors are taken out as far as they can be told, better none.
   */
  deliver(message: EnvironmentMessage, context: { signal: AbortSignal }): Promise<void>;
}
