import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { Environment, Extend } from '@eks-environments/plugin-environments-common';
import { environmentUrl, explained } from '../follow/messages';
import { patiently } from '../follow/patiently';
import type { ActionOptions } from './ActionOptions';
import { examples } from './eksctlClusterExtend.examples';
import { idOf, requireOne } from './findEnvironment';

/** `eksctl:cluster:extend`: gives an environment a later end, as the person who runs the template. */
export function createEksctlClusterExtendAction(options: ActionOptions) {
  return createTemplateAction({
    id: 'eksctl:cluster:extend',
    description:
      'Keeps an environment until later: at once where policy allows it, else once somebody has approved ' +
      'that. Never beyond the longest lifetime of the portal.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        environmentId: z =>
          z.string({ description: 'The id of the environment' }).uuid().optional(),
        name: z => z.string({ description: 'Its name, instead of its id' }).min(1).optional(),
        lifetime: z =>
          z
            .string({
              description:
                'How long from now on: ISO 8601 duration in days, hours and minutes, such as P7D',
            })
            .min(1)
            .optional(),
        until: z =>
          z
            .string({
              description:
                'Or until when: ISO 8601 with a time zone, for example 2030-01-31T18:00:00Z',
            })
            .datetime({ offset: true })
            .optional(),
        reason: z =>
          z.string({ description: 'Why; whoever approves it reads this' }).max(1000).optional(),
      },
      output: {
        environmentId: z => z.string({ description: 'The id of the environment' }),
        name: z => z.string({ description: 'The name of the environment' }),
        status: z => z.string({ description: 'Its status' }),
        expiresAt: z => z.string({ description: 'When it ends now' }).optional(),
        openRequestId: z =>
          z
            .string({
              description: 'The request for a later end that waits for an approval, if one does',
            })
            .optional(),
        environmentUrl: z => z.string({ description: 'Its page in the portal' }),
        message: z => z.string({ description: 'How it stands, in a sentence' }),
      },
    },
    async handler(ctx) {
      const { environmentId, name, lifetime, until, reason } = ctx.input;
      const wanted = { environmentId, name };
      requireOne(wanted);
      if ((lifetime === undefined) === (until === undefined)) {
        throw new InputError('Give either lifetime or until');
      }
      if (ctx.isDryRun) {
        ctx.output('message', `Dry run: ${name ?? environmentId} is not extended`);
        return;
      }

      const { clock } = options;
      const { logger } = ctx;
      const signal = AbortSignal.any([options.stopping, ...(ctx.signal ? [ctx.signal] : [])]);
      const api = options.environments.as(await ctx.getInitiatorCredentials());
      // A step that runs again must not mean a newer environment of the same name.
      const id = await ctx.checkpoint({
        key: 'environment',
        fn: async () => patiently(() => idOf(wanted, api, signal), { clock, logger, signal }),
      });
      const body: Extend = {
        ...(lifetime !== undefined && { lifetime }),
        ...(until !== undefined && { expiresAt: until }),
        ...(reason && { reason }),
      };
      // The same step asks only once, however often it runs.
      const idempotencyKey = ['scaffolder', ctx.task.id, ctx.step?.id ?? '', id]
        .map(encodeURIComponent)
        .join(':');
      const asking = () => api.extendEnvironment(id, body, { idempotencyKey, signal });
      const environment = await patiently(asking, { clock, logger, signal }).catch(error => {
        throw explained(`${name ?? id} was not extended`, error);
      });
      const message = conclude(environment);
      logger.info(message);
      ctx.output('environmentId', environment.id);
      ctx.output('name', environment.name);
      ctx.output('status', environment.status);
      if (environment.expiresAt) ctx.output('expiresAt', environment.expiresAt);
      if (environment.openRequestId) ctx.output('openRequestId', environment.openRequestId);
      ctx.output('environmentUrl', environmentUrl(environment));
      ctx.output('message', message);
    },
  });
}

function conclude(environment: Environment): string {
  const { name, expiresAt, openRequestId } = environment;
  const end = expiresAt === undefined ? 'as before' : `on ${expiresAt}`;
  const more = openRequestId === undefined ? '' : '; a request for a later end waits';
  return `${name} ends ${end}${more}: see ${environmentUrl(environment)}`;
}
