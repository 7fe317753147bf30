import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Recipient } from './CatalogRecipients';

/** Who could not be written to, told to admins once for each person while this process lives. */
export class MissingAddresses {
  readonly #logger: LoggerService;
  readonly #missing = new Set<string>();
  readonly #told = new Set<string>();

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  /** How many people had no address when they were last to be written to. */
  get count(): number {
    return this.#missing.size;
  }

  note({ ref, address }: Recipient): void {
    if (address !== undefined) {
      this.#missing.delete(ref);
      return;
    }
    this.#missing.add(ref);
    if (this.#told.has(ref)) return;
    this.#told.add(ref);
    this.#logger.warn(
      `${ref} gets no mails: the catalog has no mail address of theirs (spec.profile.email)`,
    );
  }
}
