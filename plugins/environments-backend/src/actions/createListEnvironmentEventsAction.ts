import type { EnvironmentEvent, Page } from '@eks-environments/plugin-environments-common';
import type { PageOptions } from '../environments/EnvironmentsService';
import type { ActionOptions } from './ActionOptions';
import { callOf } from './callOf';
import { answerNamed, parameterNamed, queryOf } from './documented';

export function createListEnvironmentEventsAction({
  actionsRegistry,
  service,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'list-environment-events',
    title: 'List the events of an environment',
    description: `
Tells what happened to an environment, newest first: who asked for it, approvals, failures, extensions, sleeps, its end.

A page has at most \`limit\` items (1 to 100, default 20); pass \`pageInfo.nextCursor\` as \`cursor\` for the next one. An event without \`actor\` was the system's.
`.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: zod =>
        queryOf<PageOptions>(zod, '/environments/{id}/events').extend({
          id: parameterNamed(zod, 'Id'),
        }),
      output: zod => answerNamed<Page<EnvironmentEvent>>(zod, 'ListEventsResponse'),
    },
    action: async ({ input, credentials }) => {
      const { id, ...page } = input;
      return { output: await service.listEvents(id, page, callOf(credentials)) };
    },
  });
}
