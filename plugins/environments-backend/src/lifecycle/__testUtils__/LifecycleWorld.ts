import type { Knex } from 'knex';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  OperationErrorInfo,
  SleepSchedule,
} from '@eks-environments/plugin-environments-common';
import { auditInto, type AuditRecord } from '../../__testUtils__/auditing';
import { FakeClock } from '../../__testUtils__/FakeClock';
import { FakeProvider } from '../../__testUtils__/FakeProvider';
import { insertEnvironment } from '../../__testUtils__/operations';
import { fromMoment } from '../../database/columns';
import type { EnvironmentRow } from '../../database/tables';
import { EnvironmentCourse } from '../../environments/EnvironmentCourse';
import { Outbox } from '../../notifications/Outbox';
import { Ledger } from '../../quotas/Ledger';
import type { ConfiguredLimits } from '../../quotas/limits';
import { EndSweep } from '../EndSweep';
import { readLifecycleConfig } from '../readLifecycleConfig';
import { momentColumns } from '../schedules';
import { ScheduleSweep } from '../ScheduleSweep';
import { nextWarning } from '../warnings';
import { WarningSweep } from '../WarningSweep';
import { carryOutAtOnce, takeUp } from './carryOutAtOnce';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const footprint = JSON.stringify({ nodes: 2, vcpu: 4, memoryGib: 16, instances: [] });
const price = JSON.stringify({ parts: [], notIncluded: [] });

/** The sweeps over a database, with environments of a provider `fake` that can hibernate and a `plain` one. */
export class LifecycleWorld {
  readonly clock: FakeClock;
  readonly announced: string[] = [];
  readonly audit: AuditRecord[] = [];
  readonly logger = mockServices.logger.mock();
  readonly outbox = new Outbox(['fake'], () => undefined);
  readonly ledger: Ledger;
  readonly course: EnvironmentCourse;
  readonly ends: EndSweep;
  readonly warnings: WarningSweep;
  readonly schedules: ScheduleSweep;
  readonly lifecycle;

  /** @param settings - `environments.lifecycle` */
  constructor(
    readonly knex: Knex,
    settings: object = {},
    { clock = new FakeClock(), limits = {} as Partial<ConfiguredLimits> } = {},
  ) {
    this.clock = clock;
    this.lifecycle = readLifecycleConfig(new ConfigReader({ lifecycle: settings as never }));
    this.ledger = new Ledger({ defaults: {}, scopes: new Map(), ...limits });
    this.course = new EnvironmentCourse(this);
    const { logger, outbox, ledger, lifecycle } = this;
    const providers = new Map(
      [new FakeProvider(), new FakeProvider({ id: 'plain', hibernates: false })].map(provider => [
        provider.id,
        provider,
      ]),
    );
    const announce = (id: string) => this.announced.push(id);
    const config = { lifecycle };
    const shared = {
      ...{ database: knex, clock, logger, outbox, ledger, providers, config, announce },
      auditor: auditInto(this.audit),
    };
    this.ends = new EndSweep(shared);
    this.warnings = new WarningSweep(shared);
    this.schedules = new ScheduleSweep(shared);
  }

  /** One that was approved, and is ready since now. */
  async ready({
    lifetime,
    schedules = [],
    ...given
  }: Partial<Omit<EnvironmentRow, 'lifetime'>> & {
    lifetime?: number;
    schedules?: SleepSchedule[];
  } = {}): Promise<EnvironmentRow> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + (lifetime ?? 0));
    const warning =
      lifetime === undefined
        ? null
        : nextWarning({ expiresAt, lifetime }, this.lifecycle.warnBefore, now);
    return insertEnvironment(this.knex, {
      ...{ status: 'ready', type: lifetime === undefined ? 'permanent' : 'temporary' },
      ...{ footprint, price, cost_per_month: 0 },
      approved_at: fromMoment(now),
      ready_at: fromMoment(now),
      ...(lifetime !== undefined && {
        lifetime,
        expires_at: fromMoment(expiresAt),
        warn_at: warning && fromMoment(warning),
      }),
      ...(schedules.length > 0 && {
        sleep_schedules: JSON.stringify(schedules),
        ...momentColumns(schedules, now),
      }),
      ...given,
    });
  }

  /** Time passes, and nobody looks. */
  async pass(milliseconds: number): Promise<void> {
    await this.clock.advance(milliseconds);
  }

  /** Looks after everything once. */
  async look(signal?: AbortSignal): Promise<void> {
    for (const sweep of [this.ends, this.warnings, this.schedules]) await sweep.run(signal);
  }

  /** Time passes until then, and everything is looked after. */
  async lookAt(moment: string): Promise<void> {
    await this.pass(new Date(moment).getTime() - this.clock.now().getTime());
    await this.look();
  }

  /** Lets what is queued or runs succeed, or fail with the error; of one environment, if one is given. */
  async work(error?: OperationErrorInfo, of?: { id: string }): Promise<void> {
    await carryOutAtOnce(this.knex, this.course, { now: this.clock.now(), error, of });
  }

  /** Has what is queued begun, and nothing ended. */
  async begin(): Promise<void> {
    await takeUp(this.knex, this.course, { now: this.clock.now() });
  }

  async read({ id }: { id: string }): Promise<EnvironmentRow> {
    return this.knex('environments').where({ id }).first();
  }

  async eventsOf({ id }: { id: string }): Promise<string[]> {
    const rows = await this.knex('environment_events')
      .where({ environment_id: id })
      .orderBy('version');
    return rows.map(({ kind }) => kind);
  }

  /** The titles of what was told of it. */
  async toldOf({ id }: { id: string }, event?: string): Promise<string[]> {
    const rows = await this.knex('outbox_messages')
      .where({ environment_id: id, ...(event && { event }) })
      .orderBy(['created_at', 'id']);
    return rows.map(({ body }) => JSON.parse(body).title);
  }
}
