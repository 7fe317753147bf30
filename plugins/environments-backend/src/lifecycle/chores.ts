import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Clock } from '@eks-environments/plugin-environments-node';
import type { EnvironmentsConfig } from '../config/readConfig';
import type { OwnerDirectory } from '../environments/OwnerDirectory';
import type { Outbox } from '../notifications/Outbox';
import type { Ledger } from '../quotas/Ledger';
import { QuotaSweep } from '../quotas/QuotaSweep';
import { RequestSweep } from '../requests/RequestSweep';
import { OwnerSweep } from './OwnerSweep';
import type { Chore } from './scheduleChore';
import { Sweep } from './Sweep';

const day = 24 * 60 * 60 * 1000;

/** All that is looked after now and then. */
export function choresOf(options: {
  database: Knex;
  owners: OwnerDirectory;
  ledger: Ledger;
  outbox: Outbox;
  clock: Clock;
  logger: LoggerService;
  config: EnvironmentsConfig;
  announce(environmentId: string): void;
}): Chore[] {
  const { config } = options;
  const { lifecycle, quotas, admins } = config;
  const ends = new Sweep(options);
  const requests = new RequestSweep({ ...options, admins });
  const reservations = new QuotaSweep(options);
  const owners = new OwnerSweep({ ...options, admins });
  return [
    {
      id: 'environments-sweep',
      interval: lifecycle.sweepInterval,
      run: signal => ends.run(signal),
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
    { id: 'environments-owner-sweep', interval: day, run: signal => owners.run(signal) },
  ];
}
