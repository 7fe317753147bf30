import fc from 'fast-check';
import { TestDatabases } from '@backstage/backend-test-utils';
import { LeaseScenario } from '../../__testUtils__/LeaseScenario';
import {
  enqueue,
  openTestDatabase,
  operationOf,
  supportedDatabases,
} from '../../__testUtils__/operations';

jest.setTimeout(120_000);

const steps = ['claim', 'renew', 'expire', 'log', 'progress', 'release', 'close'] as const;
const anySteps = fc.array(fc.tuple(fc.constantFrom('claim' as const, ...steps), fc.nat(2)), {
  minLength: 5,
  maxLength: 25,
});

const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe.each(supportedDatabases)('leases on %s', databaseId => {
  it('have one live holder at a time, whatever happens, and every operation can be ended', async () => {
    const knex = await openTestDatabase(databases, databaseId);
    await fc.assert(
      fc.asyncProperty(anySteps, async taken => {
        const id = await enqueue(knex);
        const scenario = new LeaseScenario(knex, id);
        for (const [step, who] of taken) {
          await scenario[step](who);
        }
        // Whatever came before, the next one finds it over or can end it.
        await scenario.expire();
        await scenario.claim(3);
        await scenario.close(3);
        expect(scenario.effects).toEqual(scenario.expected);
        expect((await operationOf(knex, id)).state).toBe('succeeded');
        await knex('environments').delete();
      }),
      { numRuns: databaseId === 'SQLITE_3' ? 60 : 30 },
    );
  });
});
