import fc from 'fast-check';
import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { expireLease, openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
import { commands } from './__testUtils__/commands';
import { claim, close } from './__testUtils__/commands/operate';
import { expectLedger } from './__testUtils__/expectLedger';
import { LedgerModel } from './__testUtils__/LedgerModel';
import { call, LedgerWorld } from './__testUtils__/LedgerWorld';

jest.setTimeout(180_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const sequences = { SQLITE_3: 150, POSTGRES_18: 50 };

/** Deletes everything that lives, whatever becomes of it, and lets the workers finish. */
async function deleteAll(model: LedgerModel, world: LedgerWorld): Promise<void> {
  while (model.living().length > 0) {
    for (const { id } of model.living()) await world.environments.delete(id, call);
    for (const { operationId } of model.holders) await expireLease(world.knex, operationId);
    model.holders.length = 0;
    while (await claim(model, world));
    while (model.holders.length > 0) await close(0, { state: 'succeeded' }, model, world);
    await expectLedger(model, world);
  }
}

describe.each(supportedDatabases)('Whatever happens to environments (%s)', databaseId => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, databaseId);
  });

  it('what is reserved is what lives, no limit is passed, and nothing is left at the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands([commands], { maxCommands: 60, size: 'max' }), async steps => {
        const model = new LedgerModel();
        const world = new LedgerWorld(knex, model.tree);
        await world.empty();
        await fc.asyncModelRun(() => ({ model, real: world }), steps);
        await deleteAll(model, world);
        expect(await knex('quota_reservations')).toEqual([]);
      }),
      { numRuns: sequences[databaseId] },
    );
  });
});
