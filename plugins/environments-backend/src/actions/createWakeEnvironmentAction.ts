import type { Environment } from '@eks-environments/plugin-environments-common';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, parameterNamed } from './documented';

export function createWakeEnvironmentAction({ actionsRegistry, service }: ActionOptions): void {
  actionsRegistry.register({
    name: 'wake-environment',
    title: 'Wake an environment',
    description: `
Wakes an environment that is hibernated; it then costs what it did before. Where the quotas have no room for it now, that is a ConflictError and it sleeps on. Ask get-environment until it is "ready".
`.trim(),
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: zod => zod.object({ id: parameterNamed(zod, 'Id') }).strict(),
      output: zod => answerNamed<Environment>(zod, 'Environment'),
    },
    action: async ({ input, credentials }) => {
      const { item } = await service.wake(input.id, callOf(credentials));
      return { output: item };
    },
  });
}
