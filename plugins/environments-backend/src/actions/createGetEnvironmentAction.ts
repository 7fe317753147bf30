import type { Environment } from '@eks-environments/plugin-environments-common';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, parameterNamed } from './documented';

export function createGetEnvironmentAction({ actionsRegistry, service }: ActionOptions): void {
  actionsRegistry.register({
    name: 'get-environment',
    title: 'Get an environment',
    description: `
Tells all about one environment: status, progress, owner, end (\`expiresAt\`), cost, manifest, the last error and what can be done about it.

\`status\` goes awaiting-approval, queued, provisioning, ready. awaiting-approval: people must decide on \`openRequestId\` first, which may take days. queued and provisioning: the work is under way; \`progress\` has percent and the estimated end. A cluster takes about 15 minutes: ask again every minute or two, not more often. failed and delete-failed: \`lastError\` tells why, whether a retry can help, and what a person can do; see retry-environment. rejected, withdrawn, lapsed and deleted are final.

\`capabilities\` tells what the person may do now: extend, hibernate, wake, retry, delete, access.
An id that does not exist and one that the person may not see are answered alike: NotFoundError.
`.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: zod => zod.object({ id: parameterNamed(zod, 'Id') }).strict(),
      output: zod => answerNamed<Environment>(zod, 'Environment'),
    },
    action: async ({ input, credentials }) => ({
      output: await service.get(input.id, callOf(credentials)),
    }),
  });
}
