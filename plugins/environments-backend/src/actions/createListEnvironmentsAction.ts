import type {
  EnvironmentListItem,
  EnvironmentsQuery,
  Page,
} from '@eks-environments/plugin-environments-common';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, queryOf } from './documented';

export function createListEnvironmentsAction({ actionsRegistry, service }: ActionOptions): void {
  actionsRegistry.register({
    name: 'list-environments',
    title: 'List environments',
    description: `
Lists the environments that the person may see: their own, those of their groups, and whatever else policy shows them.

Filters, all optional; an environment is listed where all of them fit:
- \`text\`: part of the name or the description, in upper or lower case. Find an environment by its name with it.
- \`owner\`: entity refs such as "group:default/team-a"; one of them is the owner.
- \`requester\`: the entity ref of the user who asked for it.
- \`status\`: it is in one of them. Default: all but the final ones (deleted, rejected, withdrawn, lapsed).
- \`type\` (temporary or permanent), \`provider\`, \`target\`, \`region\`.
- \`changedAfter\`: a moment such as "2026-12-01T12:00:00Z".

\`order\` is a field (createdAt, changedAt, expiresAt, name), a comma, and asc or desc; default "createdAt,desc".
A page has at most \`limit\` items (1 to 100, default 20). Where \`pageInfo.nextCursor\` is given there are more: pass it as \`cursor\` with the same filters and order.

Items carry no manifest; get-environment gives it. \`capabilities\` tells what the person may do with an item now.
`.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: zod =>
        queryOf<EnvironmentsQuery & { limit: number; order: string }>(zod, '/environments'),
      output: zod => answerNamed<Page<EnvironmentListItem>>(zod, 'ListEnvironmentsResponse'),
    },
    examples: [
      {
        title: 'What team A has, the soonest end first',
        input: { owner: ['group:default/team-a'], order: 'expiresAt,asc', limit: 20 },
      },
    ],
    action: async ({ input, credentials }) => ({
      output: await service.list(input, callOf(credentials)),
    }),
  });
}
