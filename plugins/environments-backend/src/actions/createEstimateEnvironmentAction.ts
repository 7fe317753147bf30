import type { CreateEnvironment, Estimate } from '@eks-environments/plugin-environments-common';
import { refuseLongManifest } from '../http/refuseLongManifest';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, bodyNamed } from './documented';
import { fieldsOfCreate } from './fieldsOfCreate';

export function createEstimateEnvironmentAction({ actionsRegistry, service }: ActionOptions): void {
  actionsRegistry.register({
    name: 'estimate-environment',
    title: 'Estimate an environment',
    description: `
Tells what create-environment would come to with the same input, and stores nothing: what it costs, what it takes of the quotas, whether people must approve it and who, and everything that is wrong with it.

${fieldsOfCreate}

\`acceptable: false\` means that a create would be refused: \`violations\` names each field with the reason, and \`quotas\` with \`exceeded: true\` tells which limit has no room, who holds it and when it is free. Correct the input and estimate again. Show the person the price and whether an approval is needed before you create anything.
`.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: zod => bodyNamed<CreateEnvironment>(zod, 'CreateEnvironment'),
      output: zod => answerNamed<Estimate>(zod, 'Estimate'),
    },
    action: async ({ input, credentials }) => {
      refuseLongManifest(input);
      return { output: await service.estimate(input, callOf(credentials)) };
    },
  });
}
