import type { Environment, Extend } from '@eks-environments/plugin-environments-common';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, bodyNamed, parameterNamed } from './documented';

export function createExtendEnvironmentAction({ actionsRegistry, service }: ActionOptions): void {
  actionsRegistry.register({
    name: 'extend-environment',
    title: 'Extend an environment',
    description: `
Gives a temporary environment a later end. Pass either \`expiresAt\` (a moment such as "2026-12-01T12:00:00Z") or \`lifetime\` (from now on, such as "P7D"), and a \`reason\` for those who may have to approve it.

It is done if \`expiresAt\` of the answer is the end asked for; a request for more may stay open then. Otherwise \`openRequestId\` is set: a person must decide, until then the old end stands. The end must be later than it is and not after \`extendableUntil\`. \`idempotencyKey\` is as for create-environment.
`.trim(),
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: zod =>
        bodyNamed<Extend>(zod, 'Extend').extend({
          id: parameterNamed(zod, 'Id'),
          idempotencyKey: parameterNamed(zod, 'IdempotencyKey').optional(),
        }),
      output: zod => answerNamed<Environment>(zod, 'Environment'),
    },
    action: async ({ input, credentials }) => {
      const { id, idempotencyKey: key, ...body } = input;
      const call = callOf(credentials, {
        action: 'extend-environment',
        key,
        body: { id, ...body },
      });
      const { item } = await service.extend(id, body, call);
      return { output: item };
    },
  });
}
