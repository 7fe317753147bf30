import type { LogLine } from '@eks-environments/plugin-environments-common';
import type { OperationRow } from '../database/tables';

/** Where a page of operations begins, in their order: newest first. */
export interface OperationKey {
  createdAt: Date;
  id: string;
}

/** One page: `after` gives older ones than the key, `before` the nearest newer ones. */
export interface OperationPage {
  limit: number;
  after?: OperationKey;
  before?: OperationKey;
}

/** What can be read of operations. */
export interface OperationsReader {
  get(id: string): Promise<OperationRow | undefined>;
  /** Newest first, whichever way the page is found. Ask for one more to see whether there are more. */
  list(environmentId: string, page: OperationPage): Promise<OperationRow[]>;
  /** From 1, among those that wait for the same place; undefined if it does not wait. */
  queuePosition(id: string): Promise<number | undefined>;
  /**
   * Lines after that number, at most 500. Without any it waits, for so many milliseconds at most, or until
   * the signal aborts. Throws NotFoundError if there is no such operation.
   */
  readLog(
    operationId: string,
    options: { after: number; waitMs: number; signal?: AbortSignal },
  ): Promise<{ items: LogLine[]; next: number; complete: boolean }>;
}
