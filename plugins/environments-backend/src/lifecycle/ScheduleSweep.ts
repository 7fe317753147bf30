import type { Knex } from 'knex';
import type { EnvironmentStatus } from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { changeEnvironment, type NewEvent } from '../database/changeStatus';
import { toMoment } from '../database/columns';
import type { EnvironmentRow } from '../database/tables';
import { queueHibernation, queueWake } from '../environments/queueing';
import { environmentWakeRefused } from '../notifications/lifecycleMessages';
import type { Outbox } from '../notifications/Outbox';
import { QuotaExceeded, type Ledger } from '../quotas/Ledger';
import { refusalInWords } from '../quotas/words';
import { attendDue, type SweepContext } from './attendDue';
import { lastCall, momentColumns, schedulesOf, type Call } from './schedules';

export interface ScheduleSweepOptions extends SweepContext {
  ledger: Ledger;
  outbox: Outbox;
  providers: ReadonlyMap<string, EnvironmentProvider>;
}

/** Puts environments to sleep and wakes them by their schedules. Of what was missed only the last is made up for. */
export class ScheduleSweep {
  readonly #options: ScheduleSweepOptions;

  constructor(options: ScheduleSweepOptions) {
    this.#options = options;
  }

  async run(signal?: AbortSignal): Promise<void> {
    await attendDue('sleep', this.#options, this.#follow.bind(this), signal);
    await attendDue('wake', this.#options, this.#follow.bind(this), signal);
  }

  async #follow(tx: Knex.Transaction, environment: EnvironmentRow, now: Date): Promise<boolean> {
    const call = lastCall(environment, now);
    if (!call || isOnTheOtherWay(environment.status, call)) return false;
    const followed = await advance(tx, environment, now);
    if (!this.#isFree(environment)) return true;
    const { status } = environment;
    if (call.to === 'sleep' && status === 'ready') {
      await queueHibernation(tx, followed, scheduled('hibernation', 'puts it to sleep'), now);
    } else if (call.to === 'wake' && status === 'hibernated') {
      await this.#wake(tx, followed, call.at, now);
    }
    return true;
  }

  /** Stays asleep until its next moment where the quotas have no room for it. */
  async #wake(tx: Knex.Transaction, environment: EnvironmentRow, moment: Date, now: Date) {
    const { ledger, outbox } = this.#options;
    try {
      await tx.transaction(attempt =>
        queueWake(attempt, environment, scheduled('wake', 'wakes it'), { ledger, now }),
      );
    } catch (error) {
      if (!(error instanceof QuotaExceeded)) throw error;
      const shares = error.shares.filter(({ exceeded }) => exceeded);
      const reason = shares.map(refusalInWords).join(' ');
      await changeEnvironment(tx, {
        environment,
        event: { kind: 'wake-refused', message: `It stays asleep. ${reason}` },
        now,
      });
      await outbox.write(tx, environmentWakeRefused({ environment, moment, reason, now }));
    }
  }

  /** Whether schedules decide about it: not in its grace, nor once its deletion is asked for. */
  #isFree(environment: EnvironmentRow): boolean {
    const provider = this.#options.providers.get(environment.provider);
    return (
      provider?.hibernation !== undefined &&
      environment.grace_ends_at === null &&
      environment.delete_requested_at === null
    );
  }
}

/** What has not fallen asleep or woken yet does what it is called to right after. */
function isOnTheOtherWay(status: EnvironmentStatus, { to }: Call): boolean {
  return status === (to === 'sleep' ? 'waking' : 'hibernating');
}

function scheduled(what: 'hibernation' | 'wake', does: string): NewEvent {
  return { kind: `${what}-queued`, message: `Its schedule ${does}; the ${what} is queued` };
}

/** Stores its next moments, and gives it as it is then. */
async function advance(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  now: Date,
): Promise<EnvironmentRow> {
  const { skipped_sleep_at: at } = environment;
  const skipped = at === null ? null : toMoment(at);
  const set = momentColumns(schedulesOf(environment), now, skipped);
  await changeEnvironment(tx, { environment, set, now });
  return { ...environment, ...set, version: environment.version + 1 };
}
