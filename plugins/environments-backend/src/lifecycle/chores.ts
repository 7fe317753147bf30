import type { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Clock, EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import type { EnvironmentsConfig } from '../config/readConfig';
import { forgetKeys } from '../database/idempotency/idempotencyKeys';
import type { OwnerDirectory } from '../environments/OwnerDirectory';
import type { Channels } from '../notifications/Channels';
import { ForgottenChannels } from '../notifications/ForgottenChannels';
import type { Outbox } from '../notifications/Outbox';
import type { Ledger } from '../quotas/Ledger';
import { QuotaAlarms } from '../quotas/QuotaAlarms';
import { QuotaSweep } from '../quotas/QuotaSweep';
import { RequestSweep } from '../requests/RequestSweep';
import { RetentionSweep } from '../retention/RetentionSweep';
import { EndSweep } from './EndSweep';
import { OwnerSweep } from './OwnerSweep';
import type { Chore } from './scheduleChore';
import { ScheduleSweep } from './ScheduleSweep';
import { WarningSweep } from './WarningSweep';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const keepKeys = 7 * day;

/** All that is looked after now and then. */
export function choresOf(options: {
  database: Knex;
  providers: ReadonlyMap<string, EnvironmentProvider>;
  owners: OwnerDirectory;
  ledger: Ledger;
  outbox: Outbox;
  channels: Pick<Channels, 'ids'>;
  clock: Clock;
  auditor: AuditorService;
  logger: LoggerService;
  config: EnvironmentsConfig;
  announce(environmentId: string): void;
}): Chore[] {
  const { config, database, clock } = options;
  const { lifecycle, quotas, retention, admins } = config;
  const ends = new EndSweep(options);
  const warnings = new WarningSweep(options);
  const schedules = new ScheduleSweep(options);
  const requests = new RequestSweep({ ...options, lifecycle, admins });
  const reservations = new QuotaSweep({ ...options, configured: quotas.limits });
  const alarms = new QuotaAlarms({ ...options, ...quotas, configured: quotas.limits, admins });
  const owners = new OwnerSweep({ ...options, admins });
  const forgotten = new ForgottenChannels(options);
  const past = new RetentionSweep({ ...options, retention });
  return [
    {
      id: 'environments-sweep',
      interval: lifecycle.sweepInterval,
      run: signal => ends.run(signal),
    },
    {
      id: 'environments-warning-sweep',
      interval: lifecycle.sweepInterval,
      run: signal => warnings.run(signal),
    },
    {
      id: 'environments-first-warnings',
      interval: hour,
      run: signal => warnings.runFirst(signal),
    },
    {
      id: 'environments-schedule-sweep',
      interval: lifecycle.sweepInterval,
      run: signal => schedules.run(signal),
    },
    {
      id: 'environments-key-sweep',
      interval: hour,
      run: () => forgetKeys(database, new Date(clock.now().getTime() - keepKeys)),
    },
    {
      id: 'environments-request-sweep',
      interval: lifecycle.sweepInterval,
      run: signal => requests.run(signal),
    },
    {
      id: 'environments-quota-sweep',
      interval: quotas.sweepInterval,
      run: signal => reservations.run(signal),
    },
    {
      id: 'environments-quota-alarms',
      interval: quotas.sweepInterval,
      run: signal => alarms.run(signal),
    },
    { id: 'environments-owner-sweep', interval: day, run: signal => owners.run(signal) },
    { id: 'environments-forgotten-channels', interval: hour, run: () => forgotten.run() },
    { id: 'environments-retention', interval: hour, run: signal => past.run(signal) },
  ];
}
