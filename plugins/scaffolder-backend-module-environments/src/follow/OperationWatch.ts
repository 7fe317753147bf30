import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  CallOptions,
  EnvironmentsApi,
  LogLine,
  Operation,
} from '@eks-environments/plugin-environments-common';
import type { Clock } from '@eks-environments/plugin-environments-node';

interface OperationWatchOptions {
  api: Pick<EnvironmentsApi, 'getOperation' | 'getOperationLog'>;
  operationId: string;
  logger: LoggerService;
  clock: Clock;
  /** Repeats calls through outages. */
  call: <T>(send: (options: CallOptions) => Promise<T>) => Promise<T>;
}

/** Writes the log and the phases of one operation into a task's log, each line once. */
export class OperationWatch {
  readonly #options: OperationWatchOptions;
  #after = 0;
  #phase?: string;
  #complete = false;

  constructor(options: OperationWatchOptions) {
    this.#options = options;
  }

  /** No further line will come. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Waits up to 20 seconds for further lines and writes them; says whether any came. */
  async next(): Promise<boolean> {
    const { api, operationId, logger, call } = this.#options;
    const page = await call(o =>
      api.getOperationLog(operationId, { after: this.#after, wait: 20 }, o),
    );
    for (const line of page.items) writeLine(logger, line);
    this.#after = page.next;
    this.#complete = page.complete;
    this.#writePhase(await call(o => api.getOperation(operationId, o)));
    return page.items.length > 0;
  }

  #writePhase(operation: Operation): void {
    const { logger, clock } = this.#options;
    if (operation.phase === undefined || operation.phase === this.#phase) return;
    this.#phase = operation.phase;
    const title = operation.phases.find(phase => phase.id === operation.phase)?.title;
    const left = operation.estimatedEnd && minutesLeft(operation.estimatedEnd, clock.now());
    logger.info(
      `Phase: ${title ?? operation.phase} (${operation.percent} %${
        left ? `, about ${left} left` : ''
      })`,
    );
  }
}

function writeLine(logger: LoggerService, { level, text }: LogLine): void {
  if (level === 'error') logger.error(text);
  else if (level === 'warning') logger.warn(text);
  else if (level === 'debug') logger.debug(text);
  else logger.info(text);
}

function minutesLeft(end: string, now: Date): string {
  const minutes = Math.max(1, Math.ceil((Date.parse(end) - now.getTime()) / 60_000));
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
