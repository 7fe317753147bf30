import type { Page, Quota, QuotasQuery } from '@eks-environments/plugin-environments-common';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, queryOf } from './documented';

export function createListQuotaUsageAction({ actionsRegistry, quotas }: ActionOptions): void {
  actionsRegistry.register({
    name: 'list-quota-usage',
    title: 'List quotas and their use',
    description: `
Lists the quotas that cover the person, each with limit and use by resource: of all environments together (scope "global"), of owners ("owners/group/default/team-a"), of placements ("placements/<provider>/<region>"). A resource without limit is not bounded there.

Filters, both optional: \`kind\` of scope, \`text\` as part of the scope. A page has at most \`limit\` items (1 to 100, default 20); pass \`pageInfo.nextCursor\` as \`cursor\` for the next one. What one environment would take is told by estimate-environment. Limits are changed by the platform's people in the portal.
`.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: zod => queryOf<QuotasQuery & { limit: number }>(zod, '/quotas'),
      output: zod => answerNamed<Page<Quota>>(zod, 'ListQuotasResponse'),
    },
    action: async ({ input, credentials }) => ({
      output: await quotas.list(input, callOf(credentials)),
    }),
  });
}
