import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DeliveryContext } from '@eks-environments/plugin-environments-node';
import type { Recipient } from './CatalogRecipients';

const why = 'The catalog has no mail address of theirs (spec.profile.email).';

/** Who could not be written to: told once for each person while this process lives, and once ever to admins. */
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

  /** Throws where that could not be stored for admins; then it was not told. */
  async note(people: Recipient[], { unreachable }: DeliveryContext): Promise<void> {
    for (const { ref, address } of people) {
      if (address === undefined) this.#missing.add(ref);
      else this.#missing.delete(ref);
    }
    const news = people
      .filter(({ ref, address }) => address === undefined && !this.#told.has(ref))
      .map(({ ref }) => ref);
    if (news.length === 0) return;
    await unreachable(news, why);
    news.forEach(ref => this.#told.add(ref));
    this.#logger.warn(`No mails for ${news.join(', ')}. ${why}`);
  }
}
