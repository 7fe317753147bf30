import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import { sumReservations } from '../database/quotas/reservations';
import { allScopes } from '../database/quotas/scopes';
import { usesOf } from './answer';
import type { ConfiguredLimits } from './limits';

/** Tells Backstage's metrics limit and use of whatever is limited, by scope and resource. */
export function recordQuotaMetrics(
  metrics: MetricsService,
  context: { database: Knex; configured: ConfiguredLimits },
): void {
  const limited = async () => {
    const rows = await allScopes(context.database);
    const held = await sumReservations(
      context.database,
      rows.map(({ scope }) => scope),
    );
    return rows.flatMap(row =>
      usesOf(row, held.get(row.scope), context.configured)
        .filter(({ limit }) => limit !== undefined)
        .map(use => ({ ...use, attributes: { scope: row.scope, resource: use.resource } })),
    );
  };
  metrics
    .createObservableGauge('environments.quota.limit', {
      description: 'Limits of quotas that count now',
    })
    .addCallback(async result => {
      for (const { limit, attributes } of await limited()) {
        if (limit !== undefined) result.observe(limit, attributes);
      }
    });
  metrics
    .createObservableGauge('environments.quota.used', {
      description: 'What is reserved of quotas that are limited',
    })
    .addCallback(async result => {
      for (const { inUse, attributes } of await limited()) result.observe(inUse, attributes);
    });
}
