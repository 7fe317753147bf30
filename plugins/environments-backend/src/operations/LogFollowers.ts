import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { Wakeup } from './Wakeup';

/** How far a log has come; undefined if its operation is gone. */
export type LogEnd = { last: number; over: boolean } | undefined;

interface Follower {
  after: number;
  resolve(): void;
}

const pollInterval = 500;

/** Waits for further lines of logs: one poll an operation, however many follow it, none where nobody does. */
export class LogFollowers {
  private readonly polls = new Map<string, { followers: Set<Follower>; wakeup: Wakeup }>();

  constructor(
    private readonly options: {
      clock: Clock;
      logger: LoggerService;
      readEnd(operationId: string): Promise<LogEnd>;
    },
  ) {}

  /** Resolves when there may be lines after that number, or none will come; or when the signal aborts. */
  async waitBeyond(operationId: string, after: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      return;
    }
    const { followers } = this.pollOf(operationId);
    await new Promise<void>(resolve => {
      const follower = { after, resolve };
      followers.add(follower);
      signal.addEventListener(
        'abort',
        () => {
          followers.delete(follower);
          resolve();
        },
        { once: true },
      );
    });
  }

  /** Looks at once: this replica has stored lines. */
  changed(operationId: string): void {
    this.polls.get(operationId)?.wakeup.wake();
  }

  private pollOf(operationId: string) {
    const running = this.polls.get(operationId);
    if (running) {
      return running;
    }
    const poll = { followers: new Set<Follower>(), wakeup: new Wakeup(this.options.clock) };
    this.polls.set(operationId, poll);
    void this.run(operationId, poll);
    return poll;
  }

  private async run(
    operationId: string,
    { followers, wakeup }: { followers: Set<Follower>; wakeup: Wakeup },
  ): Promise<void> {
    do {
      await wakeup.wait(pollInterval);
      try {
        const end = followers.size > 0 && (await this.options.readEnd(operationId));
        for (const follower of followers) {
          if (!end || end.over || end.last > follower.after) {
            followers.delete(follower);
            follower.resolve();
          }
        }
      } catch (error) {
        this.options.logger.warn('A log could not be looked at and is tried again', error as Error);
      }
    } while (followers.size > 0);
    this.polls.delete(operationId);
  }
}
