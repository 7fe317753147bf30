import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, parameterNamed } from './documented';

export function createWithdrawEnvironmentRequestAction({
  actionsRegistry,
  requests,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'withdraw-environment-request',
    title: 'Withdraw a request',
    description: `
Takes back an open request, by the request's id (\`openRequestId\` of an environment). A creation is then over for good, its environment "withdrawn"; after an extension or a deletion that is taken back the environment goes on as it is. Those who were asked to approve are told.
`.trim(),
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: zod => zod.object({ id: parameterNamed(zod, 'Id') }).strict(),
      output: zod => answerNamed<EnvironmentRequest>(zod, 'EnvironmentRequest'),
    },
    action: async ({ input, credentials }) => {
      const { item } = await requests.withdraw(input.id, callOf(credentials));
      return { output: item };
    },
  });
}
