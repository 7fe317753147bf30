import type { Environment } from '@eks-environments/plugin-environments-common';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, parameterNamed } from './documented';

export function createHibernateEnvironmentAction({
  actionsRegistry,
  service,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'hibernate-environment',
    title: 'Hibernate an environment',
    description: `
Puts an environment that is ready to sleep: its nodes are taken away, so what runs on them stops, and most of its cost with them. wake-environment brings it back. Its end stays as it is. Ask get-environment until it is "hibernated".
`.trim(),
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: zod => zod.object({ id: parameterNamed(zod, 'Id') }).strict(),
      output: zod => answerNamed<Environment>(zod, 'Environment'),
    },
    action: async ({ input, credentials }) => {
      const { item } = await service.hibernate(input.id, callOf(credentials));
      return { output: item };
    },
  });
}
