import type { Knex } from 'knex';
import { connectAgain, insertEnvironment, until } from '../../__testUtils__/operations';
import { FakeClock } from '../../__testUtils__/FakeClock';
import { toMoment } from '../../database/columns';
import { lockEnvironment } from '../../database/environments/findEnvironment';
import type { EnvironmentRow } from '../../database/tables';
import { extendEnvironment } from '../../environments/extendEnvironment';
import { hibernateEnvironment, wakeEnvironment } from '../../environments/hibernation';
import { queueCreation } from '../../environments/queueing';
import { updateEnvironment } from '../../environments/updateEnvironment';
import { FakeProvider } from '../../__testUtils__/FakeProvider';
import { LifecycleWorld, minute } from './LifecycleWorld';
import { Replica } from './Replica';
import { cronOf, type Deed, type Plan } from './yearPlan';

const actor = 'user:default/dana';

const bySystem: Record<string, string | undefined> = {
  'grace-started': 'grace',
  expired: 'deleted',
  'hibernation-queued': 'sleep',
  'wake-queued': 'wake',
};

const byPeople: Record<string, string | undefined> = {
  extended: 'extend',
  protected: 'protect',
  unprotected: 'unprotect',
  'sleep-skipped': 'skip',
  'hibernation-queued': 'hibernate',
  'wake-queued': 'wake',
};

/** Three replicas over one database, under one clock. */
export class Year {
  readonly clock: FakeClock;
  readonly #people: LifecycleWorld;
  readonly #connections: Knex[];
  readonly #replicas: Replica[];

  constructor(private readonly knex: Knex, start: number, private readonly settings: object) {
    this.clock = new FakeClock(new Date(start));
    this.#people = new LifecycleWorld(knex, settings, { clock: this.clock });
    this.#connections = [1, 2, 3].map(() => connectAgain(knex));
    this.#replicas = this.#connections.map(connection => this.#start(connection));
  }

  async end(): Promise<void> {
    await Promise.all(this.#connections.map(connection => connection.destroy()));
  }

  async goTo(moment: number): Promise<void> {
    await this.clock.advance(moment - this.clock.now().getTime());
  }

  /** An environment is approved, and ready at once. */
  async create({ lifetime, hibernates, nights }: Plan): Promise<string> {
    const now = this.clock.now();
    const { warnBefore } = this.#people.lifecycle;
    const schedules = nights.map(({ sleep, wake, timeZone }) => ({
      ...{ sleep: cronOf(sleep), wake: cronOf(wake), timeZone },
    }));
    const environment = await insertEnvironment(this.knex, {
      provider: hibernates ? 'fake' : 'plain',
      status: 'awaiting-approval',
      lifetime: lifetime * minute,
      price: JSON.stringify({ parts: [], notIncluded: [] }),
      sleep_schedules: schedules.length > 0 ? JSON.stringify(schedules) : null,
    });
    const event = { kind: 'queued', message: 'The creation is queued' };
    await this.knex.transaction(tx => queueCreation(tx, environment, event, { warnBefore, now }));
    await this.#people.work(undefined, environment);
    return environment.id;
  }

  /** Somebody does something, or is refused. */
  async do(id: string, deed: Deed): Promise<void> {
    try {
      await this.knex.transaction(tx => this.#do(tx, id, deed));
    } catch (error) {
      if (!['ConflictError', 'InputError'].includes((error as Error).name)) throw error;
    }
  }

  /** What was queued is begun by workers. */
  async begin(): Promise<void> {
    await this.#people.begin();
  }

  /** All that was queued or begun succeeds. */
  async finish(): Promise<void> {
    await this.#people.work();
  }

  /** Some replicas look after everything at the same time. */
  async look(replicas: number[]): Promise<void> {
    await Replica.lookTogether(replicas.map(which => this.#replicas[which]));
  }

  /**
   * One replica dies as it looks after things; another one is started in its place, and looks. False if there was too
   * little to do to die of.
   */
  async restart(which: number, transaction: number, within: boolean): Promise<boolean> {
    const mortal = this.#replicas[which];
    mortal.dieWith(transaction, within);
    await Replica.lookTogether([mortal]);
    this.#replicas[which] = this.#start(this.#connections[which]);
    await this.look([which]);
    return mortal.isDead;
  }

  /** Somebody extends an environment while replicas, which take it to have ended, wait for its row. */
  async rescue(id: string, deed: Deed, replicas: number[]): Promise<void> {
    const looking = await this.knex.transaction(async rescue => {
      await lockEnvironment(rescue, id);
      const looks = Replica.lookTogether(replicas.map(which => this.#replicas[which]));
      let over = false;
      const noteEnd = () => void (over = true);
      looks.then(noteEnd, noteEnd);
      await until(async () => over || (await this.#waiting()) === replicas.length);
      await this.#do(rescue, id, deed);
      // Ends only once the row is free.
      return { looks };
    });
    await looking.looks;
  }

  /** What happened to an environment, as ExpectedLife tells it. */
  async logOf(id: string): Promise<string[]> {
    const events = await this.knex('environment_events').where({ environment_id: id });
    const messages = await this.knex('outbox_messages').where({
      environment_id: id,
      event: 'environment-expiring',
    });
    const warnings = messages.map(({ dedupe, created_at: at }) => {
      const [, , end, before] = dedupe.split('/');
      return `warned ${new Date(end).getTime()}/${before} ${toMoment(at).getTime()}`;
    });
    const told = events.flatMap(({ kind, actor: by, at }) => {
      const what = by === null ? bySystem[kind] : byPeople[kind];
      return what === undefined ? [] : [`${what} ${toMoment(at).getTime()}`];
    });
    const warned = events.filter(({ kind }) => kind === 'warned').length;
    if (warned !== warnings.length) throw new Error(`${id} was warned ${warned} times`);
    return [...told, ...warnings].sort();
  }

  async read(id: string): Promise<EnvironmentRow> {
    return this.#people.read({ id });
  }

  #start(connection: Knex): Replica {
    return new Replica(connection, this.clock, this.settings);
  }

  async #do(tx: Knex.Transaction, id: string, deed: Deed): Promise<void> {
    const now = this.clock.now();
    const { outbox, ledger, lifecycle } = this.#people;
    const { provider } = await tx('environments').where({ id }).first('provider');
    const asked = {
      ...{ actor, now },
      provider: new FakeProvider({ id: provider, hibernates: provider === 'fake' }),
    };
    switch (deed.what) {
      case 'extend': {
        const expiresAt = new Date(now.getTime() + deed.by * minute);
        await extendEnvironment(tx, id, { expiresAt, actor, now }, { outbox, lifecycle });
        return undefined;
      }
      case 'wake':
        return wakeEnvironment(tx, id, asked, ledger);
      case 'hibernate':
        return hibernateEnvironment(tx, id, asked);
      default:
        return updateEnvironment(
          tx,
          id,
          deed.what === 'skip'
            ? { skipNextSleep: true }
            : { deletionProtection: deed.what === 'protect' },
          { actor, now, warnBefore: lifecycle.warnBefore },
        );
    }
  }

  /** How many wait for a lock. */
  async #waiting(): Promise<number> {
    const { rows } = await this.knex.raw(
      "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return Number(rows[0].count);
  }
}
