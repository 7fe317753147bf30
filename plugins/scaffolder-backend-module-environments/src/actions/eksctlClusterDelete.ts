import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { isFinalStatus, type Environment } from '@eks-environments/plugin-environments-common';
import { endMessage, environmentUrl, explained, failure } from '../follow/messages';
import { patiently } from '../follow/patiently';
import { watchEnvironment } from '../follow/watchEnvironment';
import type { ActionOptions } from './ActionOptions';
import { examples } from './eksctlClusterDelete.examples';
import { idOf, requireOne } from './findEnvironment';

/** `eksctl:cluster:delete`: has an environment deleted as the person who runs the template, and watches. */
export function createEksctlClusterDeleteAction(options: ActionOptions) {
  return createTemplateAction({
    id: 'eksctl:cluster:delete',
    description:
      'Deletes an environment with its EKS cluster, or withdraws it where it waits for approval, and ' +
      'shows how. The step ends well when nothing is left, when somebody else must approve that, and ' +
      'after 30 minutes; it is deleted all the same. Cancelling the task ends only the watching.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        environmentId: z =>
          z.string({ description: 'The id of the environment' }).uuid().optional(),
        name: z => z.string({ description: 'Its name, instead of its id' }).min(1).optional(),
        follow: z =>
          z
            .boolean({ description: 'Watch until it is gone; otherwise only ask. Default: true' })
            .optional(),
      },
      output: {
        environmentId: z => z.string({ description: 'The id of the environment' }),
        name: z => z.string({ description: 'The name of the environment' }),
        status: z => z.string({ description: 'Its status at the end of the step' }),
        environmentUrl: z => z.string({ description: 'Its page in the portal' }),
        message: z => z.string({ description: 'How it stands, in a sentence' }),
      },
    },
    async handler(ctx) {
      const { follow = true, ...wanted } = ctx.input;
      requireOne(wanted);
      if (ctx.isDryRun) {
        ctx.output('message', `Dry run: ${wanted.name ?? wanted.environmentId} is not deleted`);
        return;
      }

      const { clock } = options;
      const { logger } = ctx;
      const signal = AbortSignal.any([options.stopping, ...(ctx.signal ? [ctx.signal] : [])]);
      const api = options.environments.as(await ctx.getInitiatorCredentials());
      // A step that runs again must not mean a newer environment of the same name.
      const id = await ctx.checkpoint({
        key: 'environment',
        fn: async () => idOf(wanted, api, signal),
      });
      const deleting = async () => {
        const found = await api.getEnvironment(id, { signal });
        return isGoneOrGoing(found) ? found : api.deleteEnvironment(id, { signal });
      };
      const asked = await patiently(deleting, { clock, logger, signal }).catch(error => {
        throw explained(`${wanted.name ?? id} was not deleted`, error);
      });
      ctx.output('environmentId', asked.id);
      ctx.output('name', asked.name);
      ctx.output('environmentUrl', environmentUrl(asked));

      const { environment, ended } = follow
        ? await watchEnvironment({ api, environment: asked, isOver, logger, clock, signal })
        : { environment: asked, ended: undefined };
      const message = ended ? endMessage(ended, environment) : conclude(environment);
      logger.info(message);
      ctx.output('status', environment.status);
      ctx.output('message', message);
    },
  });
}

function isGoneOrGoing({ status }: Environment): boolean {
  return status === 'deleting' || isFinalStatus(status);
}

/** With an operation open, the environment keeps its status until that has stopped. */
function isOver({ status, deleteRequestedAt }: Environment): boolean {
  if (isFinalStatus(status) || status === 'delete-failed') return true;
  return status !== 'deleting' && deleteRequestedAt === undefined;
}

function conclude(environment: Environment): string {
  if (environment.status === 'delete-failed') {
    throw failure(`${environment.name} was not deleted`, environment);
  }
  const { name, status, deleteRequestedAt } = environment;
  if (isFinalStatus(status)) return `${name} is ${status}`;
  return status === 'deleting' || deleteRequestedAt !== undefined
    ? `${name} is being deleted: see ${environmentUrl(environment)}`
    : `${name} is deleted once somebody else approves that: see ${environmentUrl(environment)}`;
}
