import type { Knex } from 'knex';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment, toMoment, toNumber } from '../database/columns';
import type { EnvironmentRow } from '../database/tables';
import { environmentExpiring } from '../notifications/lifecycleMessages';
import type { Outbox } from '../notifications/Outbox';
import { momentInWords } from '../notifications/words';
import { attendDue, type SweepContext } from './attendDue';
import { graceOf } from './grace';
import type { LifecycleConfig } from './readLifecycleConfig';
import { dueWarning, nextWarning } from './warnings';

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

  async #warn(tx: Knex.Transaction, environment: EnvironmentRow, now: Date): Promise<boolean> {
    if (!isDue(environment, now)) return false;
    const { providers, config, outbox } = this.#options;
    const { warnBefore } = config.lifecycle;
    const { lifetime } = environment;
    const expiresAt = toMoment(environment.expires_at);
    const of = { expiresAt, lifetime: lifetime === null ? null : toNumber(lifetime) };
    const before = dueWarning(of, warnBefore, now);
    const next = nextWarning(of, warnBefore, now);
    await changeEnvironment(tx, {
      environment,
      set: { warn_at: next && fromMoment(next) },
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
  const { warn_at: at, status } = environment;
  const goes = isFinalStatus(status) || status === 'deleting' || status === 'delete-failed';
  const stays = environment.deletion_protection !== 0;
  return (
    at !== null &&
    toMoment(at) <= now &&
    !goes &&
    !stays &&
    environment.delete_requested_at === null
  );
}
