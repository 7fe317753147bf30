import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { EnvironmentMessage } from '@eks-environments/plugin-environments-node';
import { insertMessage } from '../database/notifications/insertMessage';

/** A message before it is written. */
export interface MessageDraft extends Omit<EnvironmentMessage, 'id'> {
  /** Names what it tells, such as `approval-reminder/<requestId>/<n>`: it is told once, whoever writes it. */
  dedupe: string;
}

/** Writes messages in the transaction that causes them. */
export class Outbox {
  readonly #channels: string[];
  readonly #onCommitted: () => void;

  /** `onCommitted` is called once a message is there for all to see. */
  constructor(channels: string[], onCommitted: () => void) {
    this.#channels = channels;
    this.#onCommitted = onCommitted;
  }

  /** False if it was written before, or nobody is to be told, or there is no way to. */
  async write(tx: Knex.Transaction, draft: MessageDraft): Promise<boolean> {
    const { dedupe, ...message } = draft;
    const recipients = [...new Set(draft.recipients)].filter(ref => !draft.except?.includes(ref));
    if (recipients.length === 0 || this.#channels.length === 0) return false;
    const id = randomUUID();
    const written = await insertMessage(tx, { ...message, recipients, id }, dedupe, this.#channels);
    if (written) {
      tx.executionPromise.then(this.#onCommitted, () => undefined);
    }
    return written;
  }
}
