import type { LoggerService } from '@backstage/backend-plugin-api';
import type { LogLine } from '@eks-environments/plugin-environments-common';
import type { Clock, OperationContext } from '@eks-environments/plugin-environments-node';
import { longestText, storableText } from './logText';
import { createLineRedactor } from './redact';

/** Most lines of an operation; the last of them says that there were more. */
export const mostLines = 10_000;
const flushInterval = 500;
const batch = 500;

export type NewLine = Parameters<OperationContext['log']>[0];

export interface OperationLogOptions {
  clock: Clock;
  logger: LoggerService;
  /** The number of the last line that an earlier holder has stored. */
  lastNumber: number;
  /** Stores lines in one statement, as far as the operation is still ours. May be repeated. */
  insert(lines: LogLine[]): Promise<void>;
  onStored(): void;
}

/** Numbers the lines of an operation, takes secrets out of them, and stores them in batches. */
export class OperationLog {
  private readonly redactors = new Map<string, (line: string) => string>();
  private readonly closed = new AbortController();
  private waiting: LogLine[] = [];
  private scheduled = false;
  private storing: Promise<void> = Promise.resolve();
  private lastNumber: number;

  constructor(private readonly options: OperationLogOptions) {
    this.lastNumber = options.lastNumber;
  }

  add({ stream, level, text }: NewLine): void {
    if (this.closed.signal.aborted || this.lastNumber >= mostLines) {
      return;
    }
    this.lastNumber += 1;
    const line = { n: this.lastNumber, at: this.options.clock.now().toISOString() };
    this.waiting.push(
      this.lastNumber < mostLines
        ? { ...line, stream, level, text: this.clean(stream, text) }
        : { ...line, stream: 'system', level: 'warning', text: 'Further lines are left out' },
    );
    void this.schedule();
  }

  /** Stores all that waits; throws if that fails, and keeps it. */
  async flush(): Promise<void> {
    const stored = this.storing.catch(() => undefined).then(() => this.store());
    this.storing = stored;
    await stored;
  }

  /** Drops what waits; nothing is stored any more. */
  close(): void {
    this.closed.abort();
    this.waiting = [];
  }

  private async store(): Promise<void> {
    while (this.waiting.length > 0) {
      const lines = this.waiting.slice(0, batch);
      await this.options.insert(lines);
      this.waiting = this.waiting.slice(lines.length);
      this.options.onStored();
    }
  }

  private async schedule(): Promise<void> {
    if (this.scheduled) {
      return;
    }
    this.scheduled = true;
    try {
      await this.options.clock.sleep(flushInterval, this.closed.signal);
      this.scheduled = false;
      await this.flush();
    } catch (error) {
      this.scheduled = false;
      if (!this.closed.signal.aborted) {
        this.options.logger.warn('Log lines could not be stored and are kept', error as Error);
        void this.schedule();
      }
    }
  }

  private clean(stream: string, text: string): string {
    const redactor = this.redactors.get(stream) ?? createLineRedactor();
    this.redactors.set(stream, redactor);
    // Cut far beyond what is kept, so that no line costs much and no secret is cut in two.
    return storableText(redactor(storableText(text, 8 * longestText)));
  }
}
