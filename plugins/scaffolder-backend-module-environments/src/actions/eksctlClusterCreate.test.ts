import { mockCredentials } from '@backstage/backend-test-utils';
import {
  answer,
  environment,
  environmentId,
  fakeApi,
  harness,
  line,
  operation,
  operationId,
} from '../__testUtils__/fakes';
import { createEksctlClusterCreateAction } from './eksctlClusterCreate';
import { examples } from './eksctlClusterCreate.examples';
import { parse } from 'yaml';

const manifest = 'kind: ClusterConfig\nmetadata:\n  name: example\n  region: eu-west-1\n';
const input = {
  manifest,
  owner: 'group:default/team-a',
  type: 'temporary' as const,
  lifetime: 'P7D',
};
const over = { currentOperationId: undefined };

function setUp(api = fakeApi()) {
  const { options, ...rest } = harness(api);
  const action = createEksctlClusterCreateAction(options);
  api.createEnvironment.mockResolvedValue(environment({ status: 'queued' }));
  api.getOperationLog.mockResolvedValue({ items: [], next: 0, complete: false });
  api.getOperation.mockResolvedValue(operation());
  api.getEnvironment.mockResolvedValue(environment({ status: 'ready', ...over }));
  return { api, action, ...rest };
}

describe('eksctl:cluster:create', () => {
  it('asks as the person, once for each task and step', async () => {
    const { api, action, context, as } = setUp();
    await action.handler(context({ ...input, description: 'Try it', target: '' }));

    expect(as).toHaveBeenCalledWith(mockCredentials.user());
    expect(api.createEnvironment).toHaveBeenCalledTimes(1);
    expect(api.createEnvironment).toHaveBeenCalledWith(
      { provider: 'eks', ...input, description: 'Try it' },
      expect.objectContaining({ idempotencyKey: 'scaffolder:task-1:create:example' }),
    );
  });

  it('shows each line and phase once, and ends with links when the environment is ready', async () => {
    const { api, action, context, log, outputs } = setUp();
    api.getOperationLog
      .mockResolvedValueOnce({
        items: [line(1, 'building'), line(2, 'slow', 'warning')],
        next: 2,
        complete: false,
      })
      .mockResolvedValueOnce({ items: [line(3, 'nodes', 'error')], next: 3, complete: false })
      .mockResolvedValueOnce({ items: [line(4, 'all done')], next: 4, complete: true });
    api.getOperation
      .mockResolvedValueOnce(
        operation({ phase: 'control-plane', percent: 5, estimatedEnd: '2026-11-22T12:14:30Z' }),
      )
      .mockResolvedValueOnce(operation({ phase: 'control-plane', percent: 50 }))
      .mockResolvedValueOnce(operation({ phase: 'nodes', percent: 80 }));
    api.getEnvironment
      .mockResolvedValueOnce(environment())
      .mockResolvedValueOnce(environment({ status: 'ready', ...over }));
    await action.handler(context(input));

    expect(log).toEqual([
      `info: Asked for example: /environments/${environmentId}`,
      'info: building',
      'warn: slow',
      'info: Phase: Control plane (5 %, about 15 minutes left)',
      'error: nodes',
      'info: all done',
      'info: Phase: Nodes (80 %)',
      `info: example is ready: see /environments/${environmentId}`,
    ]);
    expect(api.getOperationLog.mock.calls.map(([id, query]) => [id, query?.after])).toEqual([
      [operationId, 0],
      [operationId, 2],
      [operationId, 3],
    ]);
    expect(outputs).toEqual({
      name: 'example',
      environmentId,
      environmentUrl: `/environments/${environmentId}`,
      status: 'ready',
      entityRef: 'resource:default/example',
      message: `example is ready: see /environments/${environmentId}`,
    });
  });

  it('ends well where it waits for approval, and says why and where', async () => {
    const { api, action, context, outputs } = setUp();
    const waiting = environment({
      status: 'awaiting-approval',
      ...over,
      openRequestId: operationId,
    });
    api.createEnvironment.mockResolvedValue(waiting);
    api.getRequest.mockResolvedValue({
      approval: { required: true, reasons: ['It is permanent.'] },
    } as never);
    await action.handler(context(input));

    expect(outputs).toMatchObject({
      status: 'awaiting-approval',
      message: `example waits for approval; it is created once it is approved at /environments/${environmentId}. It is permanent.`,
    });
    expect(outputs).not.toHaveProperty('entityRef');
  });

  it('only asks where it is not to follow', async () => {
    const { api, action, context, outputs } = setUp();
    await action.handler(context({ ...input, follow: false }));
    expect(api.getEnvironment).not.toHaveBeenCalled();
    expect(outputs.status).toBe('queued');
  });

  it('ends well after 30 minutes', async () => {
    const { api, action, context, outputs, clock } = setUp();
    api.getEnvironment.mockResolvedValue(environment());
    await action.handler(context(input));
    expect(clock.elapsed()).toBe(30 * 60_000);
    expect(outputs.message).toMatch(/has watched for 30 minutes.* provisioning and goes on/);
  });

  it.each([
    ['the backend refuses it', () => answer(401)],
    [
      'none can be made of it',
      async () => Object.assign(new Error(), { name: 'AuthenticationError' }),
    ],
  ])('ends well when the token has run out: %s', async (_, error) => {
    const { api, action, context, outputs } = setUp();
    api.getEnvironment.mockRejectedValue(await error());
    await action.handler(context(input));
    expect(outputs.message).toMatch(/sign-in has run out .* goes on/);
  });

  it.each(['the backend stops', 'the task is cancelled'])('ends well when %s', async reason => {
    const { api, action, context, outputs, stopping } = setUp();
    const cancelled = new AbortController();
    api.getEnvironment.mockImplementation(async () => {
      (reason === 'the backend stops' ? stopping : cancelled).abort();
      return environment();
    });
    await action.handler(context(input, { signal: cancelled.signal }));
    expect(outputs.message).toMatch(/stops watching. example is provisioning and goes on/);
    expect(api.deleteEnvironment).not.toHaveBeenCalled();
  });

  it('fails with what went wrong and what to do where the environment failed', async () => {
    const { api, action, context, outputs } = setUp();
    api.getEnvironment.mockResolvedValue(
      environment({
        status: 'failed',
        ...over,
        lastError: {
          class: 'capacity',
          message: 'AWS has no m6i.large left.',
          advice: 'Choose another instance type.',
          retryable: true,
          evidence: ['CREATE_FAILED ManagedNodeGroup'],
        },
      }),
    );
    await expect(action.handler(context(input))).rejects.toThrow(
      [
        'example was not created: AWS has no m6i.large left.',
        'Choose another instance type.',
        '- CREATE_FAILED ManagedNodeGroup',
        `See /environments/${environmentId}`,
      ].join('\n'),
    );
    expect(outputs.environmentId).toBe(environmentId);
  });

  it.each(['deleting', 'deleted', 'rejected', 'withdrawn', 'lapsed', 'delete-failed'] as const)(
    'fails where the environment is %s',
    async status => {
      const { api, action, context } = setUp();
      api.getEnvironment.mockResolvedValue(environment({ status, ...over }));
      await expect(action.handler(context(input))).rejects.toThrow(
        `example was not created: it is ${status}`,
      );
    },
  );

  it('shows every reason of a refusal on a line of its own', async () => {
    const { api, action, context } = setUp();
    api.createEnvironment.mockRejectedValue(
      await answer(400, {
        message: 'The manifest breaks 2 rules',
        details: [
          { path: 'manifest/metadata/region', rule: 'guardrail.region', message: 'Not allowed.' },
          { path: 'lifetime', rule: 'lifetime.max', message: 'Too long.' },
        ],
      }),
    );
    await expect(action.handler(context(input))).rejects.toMatchObject({
      name: 'InputError',
      message:
        'example was refused: The manifest breaks 2 rules\n- manifest/metadata/region: Not allowed.\n- lifetime: Too long.',
    });
    expect(api.createEnvironment).toHaveBeenCalledTimes(1);
  });

  it('says which quotas have no room, and once who holds them and from when enough is free', async () => {
    const { api, action, context } = setUp();
    const messages = [
      'team-a: 33 of 34 nodes are in use, and this asks for 3 more.',
      'team-a: 66 of 70 vCPU are in use, and this asks for 6 more.',
      'All environments together: 8 of 8 vCPU are in use, and this asks for 6 more.',
    ];
    const holder = (n: number) => ({
      environmentId: `${n}`,
      name: `shop-${n}`,
      owner: 'group:default/team-a',
      status: 'ready',
      amount: 1,
      deletionProtection: false,
      ...(n < 2 && { expiresAt: '2026-11-24T08:30:00.000Z' }),
    });
    const ofTeam = {
      scope: 'owners/group/default/team-a',
      exceeded: true,
      holders: Array.from({ length: 20 }, (_, n) => holder(n)),
      otherHolders: 13,
    };
    api.createEnvironment.mockRejectedValue(
      await answer(409, {
        name: 'ConflictError',
        code: 'quota',
        message: messages.join(' '),
        details: [
          {
            path: 'quotas/owners/group/default/team-a/nodes',
            rule: 'quota.exceeded',
            message: messages[0],
          },
        ],
        quotas: [
          {
            ...ofTeam,
            resource: 'nodes',
            limit: 34,
            inUse: 33,
            asked: 3,
            message: messages[0],
            freedAt: '2026-11-24T08:30:00.000Z',
          },
          {
            ...ofTeam,
            resource: 'vcpu',
            limit: 70,
            inUse: 66,
            asked: 6,
            message: messages[1],
            freedAt: '2026-11-25T08:30:00.000Z',
          },
          {
            scope: 'global',
            resource: 'vcpu',
            limit: 8,
            inUse: 8,
            asked: 6,
            exceeded: true,
            message: messages[2],
            holders: [],
            otherHolders: 0,
          },
        ],
      }),
    );
    await expect(action.handler(context(input))).rejects.toMatchObject({
      name: 'ConflictError',
      message: [
        'example was refused: the quota has no room',
        `- ${messages[0]}`,
        `- ${messages[1]}`,
        '- Held by shop-0 (until 2026-11-24 08:30 UTC), shop-1 (until 2026-11-24 08:30 UTC), shop-2, shop-3, shop-4, 28 more: see [who holds what](/environments/quotas/owners/group/default/team-a)',
        '- Enough is free from 2026-11-25 08:30 UTC at the latest, when lifetimes end',
        `- ${messages[2]}`,
      ].join('\n'),
    });
    expect(api.createEnvironment).toHaveBeenCalledTimes(1);
  });

  it.each([
    [403, 'NotAllowedError'],
    [409, 'ConflictError'],
  ])('does not repeat what was answered by %s', async (status, name) => {
    const { api, action, context } = setUp();
    api.createEnvironment.mockRejectedValue(await answer(status));
    await expect(action.handler(context(input))).rejects.toMatchObject({ name });
    expect(api.createEnvironment).toHaveBeenCalledTimes(1);
  });

  it('asks again, by the same key, through a short outage', async () => {
    const { api, action, context, log, outputs } = setUp();
    api.createEnvironment
      .mockRejectedValueOnce(new TypeError('fetch failed'))
      .mockRejectedValueOnce(await answer(503))
      .mockResolvedValueOnce(environment());
    api.getEnvironment
      .mockRejectedValueOnce(await answer(502))
      .mockResolvedValueOnce(environment({ status: 'ready', ...over }));
    await action.handler(context(input));

    expect(outputs.status).toBe('ready');
    const keys = api.createEnvironment.mock.calls.map(([, options]) => options?.idempotencyKey);
    expect(new Set(keys).size).toBe(1);
    expect(log.filter(entry => entry.startsWith('warn:'))).toHaveLength(2);
  });

  it('fails when it could not ask for two minutes, but ends well when it only could not watch', async () => {
    const asking = setUp();
    asking.api.createEnvironment.mockRejectedValue(new TypeError('fetch failed'));
    await expect(asking.action.handler(asking.context(input))).rejects.toThrow('does not answer');
    expect(asking.clock.elapsed()).toBeGreaterThanOrEqual(120_000);

    const watching = setUp();
    watching.api.getEnvironment.mockRejectedValue(new TypeError('fetch failed'));
    await watching.action.handler(watching.context(input));
    expect(watching.outputs.message).toMatch(/does not answer.* goes on/);
  });

  it('asks for nothing in a dry run, nor for a manifest without a good name', async () => {
    const { api, action, context, outputs } = setUp();
    await action.handler(context(input, { isDryRun: true }));
    expect(outputs).toEqual({
      name: 'example',
      message: 'Dry run: example is not asked for',
    });
    for (const name of ['', 'a', 'Example', 'a-nodegroup-b', 'x'.repeat(41), '[a]']) {
      const bad = { ...input, manifest: `metadata: {name: ${name}}` };
      await expect(action.handler(context(bad))).rejects.toThrow(/^metadata\.name: /);
    }
    expect(api.createEnvironment).not.toHaveBeenCalled();
  });

  it('has examples with inputs that it takes', () => {
    const { action } = setUp();
    for (const { example } of examples) {
      const [step] = parse(example).steps;
      expect(step.action).toBe('eksctl:cluster:create');
      const known = Object.keys(action.schema?.input?.properties ?? {});
      expect(known).toEqual(expect.arrayContaining(Object.keys(step.input)));
    }
  });
});
