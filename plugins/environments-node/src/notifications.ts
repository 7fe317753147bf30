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
  | 'owner-missing'
  /** A channel cannot reach people, for want of an address. */
  | 'address-missing';

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

/** What a channel has beside the message that it delivers. @public */
export interface DeliveryContext {
  /** Aborts after 20 seconds, or when the backend stops. */
  signal: AbortSignal;
  /**
   * Entity refs of people with whom this channel is done for this message, on whichever replica: for channels
   * that go to people one by one.
   */
  settled(): Promise<ReadonlySet<string>>;
  /**
   * Stores that it is done with people: they have got the message, or never will. What fails after that is
   * carried on soon, and is no failure of the channel.
   */
  settle(people: string[]): Promise<void>;
  /** Tells admins whom the channel cannot reach, once for each person. `why` is a sentence. */
  unreachable(people: string[], why: string): Promise<void>;
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
   * Resolves once the message is on its way, or with `unfinished` when it is to be called again for the rest of
   * its people: so a channel keeps each delivery far from its time limit. What it throws has the message
   * delivered again later. It may be called again for a message that it has delivered (the process can die
   * before that is stored), so it must be idempotent by the message's id where its service lets it. Stops when
   * the signal aborts: whatever comes later does not count. Secrets in errors are taken out as far as they can
   * be told, better none.
   */
  deliver(message: EnvironmentMessage, context: DeliveryContext): Promise<void | 'unfinished'>;
}
