import type {
  EnvironmentRequest,
  Page,
  RequestsQuery,
} from '@eks-environments/plugin-environments-common';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, queryOf } from './documented';

export function createListEnvironmentRequestsAction({
  actionsRegistry,
  requests,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'list-environment-requests',
    title: 'List requests for environments',
    description: `
Lists what was asked for and needs, or needed, an approval: creations, extensions and deletions that the person may see, newest first. \`approvers\` tells who is asked to decide, \`quorum\` how many must approve, \`approval.reasons\` why, \`lapsesAt\` until when, \`decisions\` what was decided.

Filters, all optional: \`status\` (open, approved, rejected, withdrawn, lapsed), \`environmentId\`, \`view\`: "asked" is what the person has asked for, "decide" what waits for their decision. A page has at most \`limit\` items (1 to 100, default 20); pass \`pageInfo.nextCursor\` as \`cursor\` for the next one.

There is no action that approves or rejects: a decision is a person's own call, on the page of approvals in the portal. Tell the person that it waits for them there.
`.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: zod => queryOf<RequestsQuery & { limit: number }>(zod, '/requests'),
      output: zod => answerNamed<Page<EnvironmentRequest>>(zod, 'ListRequestsResponse'),
    },
    action: async ({ input, credentials }) => ({
      output: await requests.list(input, callOf(credentials)),
    }),
  });
}
