import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '@eks-environments/plugin-environments-node';

/** Milliseconds for which what was found holds, and for which a page waits for a first answer. */
const validity = 60_000;
const patience = 5_000;

/**
 * What keeps the provider from working. Asked for by pages, so it never throws and answers in bounded time,
 * if need be with what was found before.
 */
export class Readiness {
  readonly #checks: (() => Promise<string | undefined>)[];
  readonly #logger: LoggerService;
  readonly #clock: Clock;
  #problems: string[] = [];
  #checked = -Infinity;
  #running?: Promise<void>;

  /** @param checks - each answers with a problem in words, or undefined. */
  constructor(
    checks: (() => Promise<string | undefined>)[],
    options: { logger: LoggerService; clock: Clock },
  ) {
    this.#checks = checks;
    this.#logger = options.logger;
    this.#clock = options.clock;
  }

  async problems(): Promise<string[]> {
    if (this.#clock.monotonic() - this.#checked > validity) {
      this.#running ??= this.#check().finally(() => {
        this.#running = undefined;
      });
      const answered = new AbortController();
      const enough = this.#clock.sleep(patience, answered.signal).catch(() => undefined);
      await Promise.race([this.#running, enough]);
      answered.abort();
    }
    return this.#problems;
  }

  async #check(): Promise<void> {
    const found = await Promise.all(
      this.#checks.map(check => check().catch(error => String(error?.message ?? error))),
    );
    const problems = found.filter(problem => problem !== undefined);
    for (const problem of problems.filter(item => !this.#problems.includes(item))) {
      this.#logger.error(`EKS environments cannot be created: ${problem}`);
    }
    this.#problems = problems;
    this.#checked = this.#clock.monotonic();
  }
}
