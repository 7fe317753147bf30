import type { Knex } from 'knex';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { changeEnvironment } from '../database/changeStatus';
import { toMoment } from '../database/columns';
import type { EnvironmentRow } from '../database/tables';
import { isGoing } from '../environments/isGoing';
import { environmentExpiring } from '../notifications/lifecycleMessages';
import type { Outbox } from '../notifications/Outbox';
import { momentInWords } from '../notifications/words';
import { attendDue, type SweepContext } from './attendDue';
import { graceOf } from './grace';
import type { LifecycleConfig } from './readLifecycleConfig';
import { dueWarning, lifetimeOf, warningColumn } from './warnings';

export interface WarningSweepOptions extends SweepContext {
  outbox: Outbox;
  providers: ReadonlyMap<string, EnvironmentProvider>;
  config: { lifecycle: LifecycleConfig };
}

/** Warns of ends that come, each time once. Of several that were missed only the last is made up for. */
export class WarningSweep {
  readonly #options: WarningSweepOptions;

  constructor(options: WarningSweepOptions) {
    this.#options = options;
  }

  async run(signal?: AbortSignal): Promise<void> {
    await attendDue('warning', this.#options, this.#warn.bind(this), signal);
  }

  /** Sets the first warning where an older version of the plugin, which knows of none, has approved something. */
  async runFirst(signal?: AbortSignal): Promise<void> {
    await attendDue('first warning', this.#options, this.#setFirst.bind(this), signal);
  }

  async #setFirst(tx: Knex.Transaction, environment: EnvironmentRow, now: Date): Promise<boolean> {
    const { warnBefore } = this.#options.config.lifecycle;
    const set = warningColumn(lifetimeOf(environment), warnBefore, now);
    // None is left, or another replica came before.
    if (set.warn_at === null || environment.warn_at !== null || isGoing(environment)) return false;
    await changeEnvironment(tx, { environment, set, now });
    return true;
  }

  async #warn(tx: Knex.Transaction, environment: EnvironmentRow, now: Date): Promise<boolean> {
    if (!isDue(environment, now)) return false;
    const { providers, config, outbox } = this.#options;
    const { warnBefore } = config.lifecycle;
    const of = lifetimeOf(environment);
    const { expiresAt } = of;
    const before = dueWarning(of, warnBefore, now);
    await changeEnvironment(tx, {
      environment,
      set: warningColumn(of, warnBefore, now),
      ...(before !== null && {
        event: { kind: 'warned', message: `It ends on ${momentInWords(expiresAt)}` },
      }),
      now,
    });
    if (before !== null) {
      const grace = graceOf(environment, providers.get(environment.provider), config.lifecycle);
      const about = { environment, expiresAt, before, ...(grace && { grace }), now };
      await outbox.write(tx, environmentExpiring(about));
    }
    return true;
  }
}

function isDue(environment: EnvironmentRow, now: Date): boolean {
  const { warn_at: at } = environment;
  const stays = environment.deletion_protection !== 0;
  return at !== null && toMoment(at) <= now && !stays && !isGoing(environment);
}
