import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  manifestName,
  type CreateEnvironment,
  type Environment,
  type EnvironmentsApi,
} from '@eks-environments/plugin-environments-common';
import { endMessage, environmentUrl, explained, failure } from '../follow/messages';
import { patiently } from '../follow/patiently';
import { watchEnvironment } from '../follow/watchEnvironment';
import type { ActionOptions } from './ActionOptions';
import { examples } from './eksctlClusterCreate.examples';

/** `eksctl:cluster:create`: asks for an environment as the person who runs the template, and watches. */
export function createEksctlClusterCreateAction(options: ActionOptions) {
  return createTemplateAction({
    id: 'eksctl:cluster:create',
    description:
      'Asks for an EKS cluster by its manifest and shows how it is created. The step ends well when the ' +
      'cluster is ready, when the request waits for approval, and after 30 minutes; the cluster is ' +
      'created all the same. Cancelling the task ends only the watching.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        manifest: z => z.string({ description: "eksctl's ClusterConfig, as YAML" }).min(1),
        owner: z =>
          z
            .string({ description: 'Entity ref of the group or user that owns the environment' })
            .min(1),
        type: z =>
          z.enum(['temporary', 'permanent'], {
            description: 'temporary: is deleted at the end of its lifetime',
          }),
        lifetime: z =>
          z
            .string({ description: 'ISO 8601 duration in days, hours and minutes, such as P7D' })
            .optional(),
        target: z =>
          z
            .string({ description: 'Account alias from config; default: the configured one' })
            .optional(),
        description: z => z.string({ description: 'What it is for' }).max(1000).optional(),
        name: z =>
          z.string({ description: 'Must equal the name in the manifest, if given' }).optional(),
        follow: z =>
          z
            .boolean({ description: 'Watch until it is ready; otherwise only ask. Default: true' })
            .optional(),
      },
      output: {
        environmentId: z => z.string({ description: 'The id of the environment' }),
        name: z => z.string({ description: 'The name of the environment and its cluster' }),
        status: z => z.string({ description: 'Its status at the end of the step' }),
        environmentUrl: z => z.string({ description: 'Its page in the portal' }),
        entityRef: z =>
          z.string({ description: 'Its catalog entity, once it is ready' }).optional(),
        message: z => z.string({ description: 'How it stands, in a sentence' }),
      },
    },
    async handler(ctx) {
      const { follow = true, ...asked } = withoutEmpty(ctx.input);
      const name = manifestName(asked.manifest);
      ctx.output('name', name);
      if (ctx.isDryRun) {
        ctx.output('message', `Dry run: ${name} is not asked for`);
        return;
      }

      const { clock } = options;
      const { logger } = ctx;
      const signal = AbortSignal.any([options.stopping, ...(ctx.signal ? [ctx.signal] : [])]);
      const api = options.environments.as(await ctx.getInitiatorCredentials());
      const body: CreateEnvironment = { provider: 'eks', ...asked };
      // The same step asks only once, however often it runs.
      const idempotencyKey = ['scaffolder', ctx.task.id, ctx.step?.id ?? '', name]
        .map(encodeURIComponent)
        .join(':');
      const asking = () => api.createEnvironment(body, { idempotencyKey, signal });
      const created = await patiently(asking, { clock, logger, signal }).catch(error => {
        throw explained(`${name} was refused`, error);
      });
      ctx.output('environmentId', created.id);
      ctx.output('environmentUrl', environmentUrl(created));
      logger.info(`Asked for ${name}: ${environmentUrl(created)}`);

      const { environment, ended } = follow
        ? await watchEnvironment({ api, environment: created, isOver, logger, clock, signal })
        : { environment: created, ended: undefined };
      const message = ended ? endMessage(ended, environment) : await conclude(environment, api);
      logger.info(message);
      ctx.output('status', environment.status);
      ctx.output('message', message);
      if (environment.status === 'ready') ctx.output('entityRef', `resource:default/${name}`);
    },
  });
}

/** An expression such as `${{ a if b }}` gives an empty text where a template means nothing. */
function withoutEmpty<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== '')) as T;
}

function isOver({ status }: Environment): boolean {
  return status !== 'queued' && status !== 'provisioning';
}

/** How the environment stands; throws if it will not become ready. */
async function conclude(environment: Environment, api: EnvironmentsApi): Promise<string> {
  const { name, status, openRequestId } = environment;
  const url = environmentUrl(environment);
  switch (status) {
    case 'queued':
    case 'provisioning':
      return `${name} is being created: see ${url}`;
    case 'ready':
    case 'hibernating':
    case 'hibernated':
    case 'waking':
      return `${name} is ${status}: see ${url}`;
    case 'awaiting-approval': {
      // Its page shows the reasons as well.
      const request = openRequestId && (await api.getRequest(openRequestId).catch(() => undefined));
      const reasons = request ? request.approval.reasons : [];
      return [
        `${name} waits for approval; it is created once it is approved at ${url}.`,
        ...reasons,
      ].join(' ');
    }
    default:
      throw failure(`${name} was not created`, environment);
  }
}
