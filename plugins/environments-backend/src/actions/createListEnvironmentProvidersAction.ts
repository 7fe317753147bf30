import type { ProviderInfo } from '@eks-environments/plugin-environments-common';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed } from './documented';

export function createListEnvironmentProvidersAction({
  actionsRegistry,
  service,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'list-environment-providers',
    title: 'List what environments can be made of',
    description: `
Lists the providers of environments, the default one first, each with its targets (the places where it creates, with their regions), versions, instance types and most nodes. Look here before create-environment or estimate-environment: what is not listed is refused. \`problems\` tells what keeps a provider from working; \`simulator: true\`, that nothing real is created.
`.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: zod => zod.object({}).strict(),
      output: zod => answerNamed<{ items: ProviderInfo[] }>(zod, 'ListProvidersResponse'),
    },
    action: async ({ credentials }) => ({
      output: await service.listProviders(callOf(credentials)),
    }),
  });
}
