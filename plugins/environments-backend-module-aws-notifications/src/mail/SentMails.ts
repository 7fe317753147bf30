const remembered = 20_000;

/**
 * Who was sent which message by this process, as far back as memory goes: SES has no key by which it would
 * know a mail that it was given before.
 */
export class SentMails {
  readonly #sent = new Set<string>();
  readonly #most: number;

  constructor(most = remembered) {
    this.#most = most;
  }

  has(messageId: string, address: string): boolean {
    return this.#sent.has(keyOf(messageId, address));
  }

  add(messageId: string, address: string): void {
    this.#sent.add(keyOf(messageId, address));
    if (this.#sent.size > this.#most) {
      const [oldest] = this.#sent;
      this.#sent.delete(oldest);
    }
  }
}

function keyOf(messageId: string, address: string): string {
  return `${messageId} ${address}`;
}
