import type { Clock } from '@eks-environments/plugin-environments-node';

/** Aborts its signal when nothing has been heard for a time. */
export class SilenceWatch {
  readonly #aborting = new AbortController();
  readonly #ended = new AbortController();
  #last: number;

  constructor(private readonly clock: Clock, private readonly limit: number) {
    this.#last = clock.monotonic();
    void this.#watch();
  }

  get signal(): AbortSignal {
    return this.#aborting.signal;
  }

  heard(): void {
    this.#last = this.clock.monotonic();
  }

  stop(): void {
    this.#ended.abort();
  }

  async #watch(): Promise<void> {
    const silent = () => this.clock.monotonic() - this.#last;
    try {
      while (silent() < this.limit) {
        await this.clock.sleep(this.limit - silent(), this.#ended.signal);
      }
      this.#aborting.abort(new Error('eksctl was silent for too long'));
    } catch {
      // It has ended.
    }
  }
}
