import type { Knex } from 'knex';
import type { FakeClock } from '../../__testUtils__/FakeClock';
import { LifecycleWorld } from './LifecycleWorld';

const sweeps = ['ends', 'warnings', 'schedules'] as const;

/** One instance of the backend, which may die. */
export class Replica {
  readonly world: LifecycleWorld;
  readonly #controller = new AbortController();
  #transactionsLeft = Infinity;
  #diesWithin = false;

  constructor(knex: Knex, clock: FakeClock, settings: object) {
    const database = Object.assign((table: string) => knex(table), {
      transaction: (work: (tx: Knex.Transaction) => Promise<unknown>) =>
        knex.transaction(async tx => {
          const done = await work(tx);
          this.#transactionsLeft -= 1;
          if (this.#transactionsLeft <= 0) {
            this.#controller.abort();
            if (this.#diesWithin) throw new Error('The replica died');
          }
          return done;
        }),
    });
    this.world = new LifecycleWorld(database as unknown as Knex, settings, { clock });
  }

  /** It ends with the n-th transaction from now on: after it, or within it, when all is written and nothing committed. */
  dieWith(transaction: number, within: boolean): void {
    this.#transactionsLeft = transaction;
    this.#diesWithin = within;
  }

  get isDead(): boolean {
    return this.#controller.signal.aborted;
  }

  async look(sweep: (typeof sweeps)[number]): Promise<void> {
    await this.world[sweep].run(this.#controller.signal);
  }

  /** Several look after everything at the same time, one sweep after the other. */
  static async lookTogether(replicas: Replica[]): Promise<void> {
    for (const sweep of sweeps) await Promise.all(replicas.map(replica => replica.look(sweep)));
  }
}
