import type { LoggerService } from '@backstage/backend-plugin-api';

/** Milliseconds for which what was found holds. */
const validity = 60_000;

/**
 * What keeps the provider from working. Asked for by pages, so it never throws and answers in bounded time,
 * if need be with what was found before.
 */
export class Readiness {
  readonly #checks: (() => Promise<string | undefined>)[];
  readonly #logger: LoggerService;
  readonly #patience: number;
  #problems: string[] = [];
  #checked = -Infinity;
  #running?: Promise<void>;

  /**
   * @param checks - each answers with a problem in words, or undefined.
   * @param patience - milliseconds to wait for an answer.
   */
  constructor(
    checks: (() => Promise<string | undefined>)[],
    logger: LoggerService,
    patience = 5_000,
  ) {
    this.#checks = checks;
    this.#logger = logger;
    this.#patience = patience;
  }

  async problems(): Promise<string[]> {
    if (performance.now() - this.#checked > validity) {
      this.#running ??= this.#check().finally(() => {
        this.#running = undefined;
      });
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>(resolve => {
        timer = setTimeout(resolve, this.#patience);
      });
      await Promise.race([this.#running, enough]);
      clearTimeout(timer);
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
    this.#checked = performance.now();
  }
}
