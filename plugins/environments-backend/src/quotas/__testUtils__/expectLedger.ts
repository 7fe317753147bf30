import type { QuotaResource } from '@eks-environments/plugin-environments-common';
import { sumReservations, type Amounts } from '../../database/quotas/reservations';
import { resources } from '../resources';
import { allScopes, takenBy, type LedgerModel } from './LedgerModel';
import type { LedgerWorld } from './LedgerWorld';

/** Sums of what is reserved are what lives; nothing is negative, and nothing is held by what has ended. */
export async function expectLedger(model: LedgerModel, world: LedgerWorld): Promise<void> {
  const { knex } = world;
  const statuses = new Map(
    (await knex('environments').select('id', 'status')).map(({ id, status }) => [id, status]),
  );
  expect([...statuses.keys()].sort()).toEqual(model.environments.map(({ id }) => id).sort());
  for (const environment of model.environments) {
    environment.status = statuses.get(environment.id);
  }

  const rows = await knex<Record<string, unknown>>('quota_reservations');
  const living = new Set(model.living().map(({ id }) => id));
  for (const { environment_id: id, scope: _scope, ...amounts } of rows) {
    expect(living).toContain(id);
    for (const amount of Object.values(amounts)) {
      if (amount !== null) expect(Number(amount)).toBeGreaterThanOrEqual(0);
    }
  }

  const held = await sumReservations(knex, allScopes);
  expect(Object.fromEntries(held)).toEqual(
    Object.fromEntries(
      allScopes.map(scope => [
        scope,
        {
          all: amountsIn(model, scope, false),
          own: amountsIn(model, scope, true),
          unknownCosts: { all: unpriced(model, scope, false), own: unpriced(model, scope, true) },
        },
      ]),
    ),
  );
}

/** As they are stored. */
function amountsIn(model: LedgerModel, scope: string, own: boolean): Amounts {
  return Object.fromEntries(
    Object.entries(resources).map(([resource, { column, scale }]) => [
      column,
      model.inUse(scope, resource as QuotaResource, { own }) * scale,
    ]),
  ) as Amounts;
}

function unpriced(model: LedgerModel, scope: string, own: boolean): number {
  return model
    .holding(scope, own)
    .filter(one => takenBy(one, one.asleep)['usd-per-month'] === undefined).length;
}
