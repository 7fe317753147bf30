import type { Environment } from '@eks-environments/plugin-environments-common';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, parameterNamed } from './documented';

export function createRetryEnvironmentAction({ actionsRegistry, service }: ActionOptions): void {
  actionsRegistry.register({
    name: 'retry-environment',
    title: 'Retry what has failed',
    description: `
Repeats the last failed operation of an environment: its creation, its waking or its deletion, from where it stopped. Only for status failed or delete-failed; see \`lastError\` of get-environment first: where \`retryable\` is false it would fail again, and \`advice\` tells what a person can do. Ask get-environment how it goes on.
`.trim(),
    attributes: { readOnly: false, destructive: true, idempotent: false },
    schema: {
      input: zod => zod.object({ id: parameterNamed(zod, 'Id') }).strict(),
      output: zod => answerNamed<Environment>(zod, 'Environment'),
    },
    action: async ({ input, credentials }) => {
      const { item } = await service.retry(input.id, callOf(credentials));
      return { output: item };
    },
  });
}
