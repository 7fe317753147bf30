import type { CreateEnvironment, Environment } from '@eks-environments/plugin-environments-common';
import { refuseLongManifest } from '../http/refuseLongManifest';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, bodyNamed, parameterNamed } from './documented';
import { fieldsOfCreate } from './fieldsOfCreate';

export function createCreateEnvironmentAction({ actionsRegistry, service }: ActionOptions): void {
  actionsRegistry.register({
    name: 'create-environment',
    title: 'Create an environment',
    description: `
Asks for an environment on behalf of the person, and answers at once with its id and status. It costs money: estimate it first, and have the person agree.

${fieldsOfCreate}
- \`idempotencyKey\`: optional, 1 to 255 characters without spaces, of your choice. Within 7 days the same key with the same input gives the same environment instead of a second one; with another input it is a ConflictError. Pass one, so that the call can be repeated when its answer was lost.

Status "queued": it is being made; ask get-environment until it is "ready". Status "awaiting-approval": a person must decide first, somebody other than the one who asked, by a call of their own in the portal. No action can approve; tell the person who is asked (list-environment-requests, \`approvers\`), and do not ask for the same again.
InputError names each wrong field. ConflictError: the name is taken, or a quota has no room; the message tells which.
`.trim(),
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: zod =>
        bodyNamed<CreateEnvironment>(zod, 'CreateEnvironment').extend({
          idempotencyKey: parameterNamed(zod, 'IdempotencyKey').optional(),
        }),
      output: zod => answerNamed<Environment>(zod, 'Environment'),
    },
    action: async ({ input, credentials }) => {
      const { idempotencyKey: key, ...body } = input;
      refuseLongManifest(body);
      const call = callOf(credentials, { action: 'create-environment', key, body });
      const { item } = await service.create(body, call);
      return { output: item };
    },
  });
}
