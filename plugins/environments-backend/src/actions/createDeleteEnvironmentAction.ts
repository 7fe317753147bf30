import type { Environment } from '@eks-environments/plugin-environments-common';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, parameterNamed } from './documented';

export function createDeleteEnvironmentAction({ actionsRegistry, service }: ActionOptions): void {
  actionsRegistry.register({
    name: 'delete-environment',
    title: 'Delete an environment',
    description: `
Deletes an environment with all that is in it; nothing of it can be brought back. Ask the person first, by its name. What still waits for approval is withdrawn instead.

The answer tells how it goes on: status "deleting" takes some minutes, then "deleted"; "withdrawn" is the end at once; \`deleteRequestedAt\` with another status, that work under way is stopped first. Where \`openRequestId\` is set, another person must agree to the deletion first. What is protected from deletion is a ConflictError.
`.trim(),
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: zod => zod.object({ id: parameterNamed(zod, 'Id') }).strict(),
      output: zod => answerNamed<Environment>(zod, 'Environment'),
    },
    action: async ({ input, credentials }) => ({
      output: await service.delete(input.id, callOf(credentials)),
    }),
  });
}
