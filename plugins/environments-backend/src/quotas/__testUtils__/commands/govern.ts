import fc from 'fast-check';
import type { QuotaLimits } from '@eks-environments/plugin-environments-common';
import { allScopes, owners } from '../LedgerModel';
import { call } from '../LedgerWorld';
import { command, type LedgerCommand } from './command';

const groups = owners.filter(ref => ref.startsWith('group:'));

/** Somebody comes under other groups, or leaves the catalog; nothing moves until the sweep. */
export const changingGroups: fc.Arbitrary<LedgerCommand> = fc
  .record({
    ref: fc.constantFrom(...owners),
    above: fc.option(fc.subarray(groups, { maxLength: 2 }), { nil: undefined, freq: 3 }),
  })
  .map(({ ref, above }) =>
    command(
      `${ref} ${above ? `comes under ${above.join(', ') || 'nothing'}` : 'leaves'}`,
      () => true,
      async ({ tree }) => tree.set(ref, above),
    ),
  );

export const sweepingQuotas: fc.Arbitrary<LedgerCommand> = fc.constant(
  command(
    'sweep the quotas',
    () => true,
    async (model, { quotaSweep }) => {
      await quotaSweep.run();
      for (const environment of model.living()) {
        environment.lineage = model.tree.lineage(environment.owner) ?? environment.lineage;
      }
    },
  ),
);

const limit = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constant('unlimited' as const));
const limits: fc.Arbitrary<QuotaLimits> = fc.record(
  { 'environments.temporary': limit, nodes: limit, 'usd-per-month': limit },
  { requiredKeys: [] },
);

/** Limits may be set below what is in use: that touches nothing. */
export const settingLimits: fc.Arbitrary<LedgerCommand> = fc
  .tuple(fc.constantFrom(...allScopes), limits)
  .map(([scope, of]) =>
    command(
      `set ${scope} ${JSON.stringify(of)}`,
      model => model.environments.length > 0,
      async (model, { knex }) => {
        const row = { scope, kind: scope.split('/')[0].replace(/s$/, '') };
        await knex('quota_scopes')
          .insert({ ...row, limits: JSON.stringify(of) })
          .onConflict('scope')
          .merge(['limits']);
        model.limits.set(scope, of);
      },
    ),
  );

export const resettingLimits: fc.Arbitrary<LedgerCommand> = fc
  .constantFrom(...allScopes)
  .map(scope =>
    command(
      `reset ${scope}`,
      model => model.limits.has(scope),
      async (model, { quotas }) => {
        await quotas.reset(scope, call);
        model.limits.delete(scope);
      },
    ),
  );
