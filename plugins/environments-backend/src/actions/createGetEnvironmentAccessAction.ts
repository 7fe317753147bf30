import type { Access } from '@eks-environments/plugin-environments-common';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, parameterNamed } from './documented';

export function createGetEnvironmentAccessAction({
  actionsRegistry,
  service,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'get-environment-access',
    title: 'Tell how to connect to an environment',
    description: `
Tells how the person gets into an environment that is ready: steps with commands, and files such as a kubeconfig. It carries no secret: the commands use the person's own sign-in with the cloud. Being told is put on record.
`.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: zod => zod.object({ id: parameterNamed(zod, 'Id') }).strict(),
      output: zod => answerNamed<Access>(zod, 'Access'),
    },
    action: async ({ input, credentials }) => ({
      output: await service.getAccess(input.id, callOf(credentials)),
    }),
  });
}
