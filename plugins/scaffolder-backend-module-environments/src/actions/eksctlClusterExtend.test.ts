import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { answer, environment, environmentId, fakeApi, harness } from '../__testUtils__/fakes';
import { createEksctlClusterExtendAction } from './eksctlClusterExtend';
import { examples } from './eksctlClusterExtend.examples';

const expiresAt = '2026-11-29T12:00:00.000Z';

function setUp() {
  const api = fakeApi();
  const { options, ...rest } = harness(api);
  const action = createEksctlClusterExtendAction(options);
  const ready = environment({ status: 'ready', expiresAt });
  api.listEnvironments.mockResolvedValue({ items: [ready], pageInfo: {} });
  api.extendEnvironment.mockResolvedValue(ready);
  return { api, action, ready, ...rest };
}

describe('eksctl:cluster:extend', () => {
  it('moves the end of what it finds by name, and tells it', async () => {
    const { api, action, context, outputs, log } = setUp();
    await action.handler(context({ name: 'example', lifetime: 'P7D', reason: 'The fair' }));
    const [id, body, options] = api.extendEnvironment.mock.calls[0];
    expect([id, body]).toEqual([environmentId, { lifetime: 'P7D', reason: 'The fair' }]);
    expect(options?.idempotencyKey).toBe(`scaffolder:task-1:create:${environmentId}`);
    const message = `example ends on ${expiresAt}: see /environments/${environmentId}`;
    expect(outputs).toEqual({
      environmentId,
      name: 'example',
      status: 'ready',
      expiresAt,
      environmentUrl: `/environments/${environmentId}`,
      message,
    });
    expect(log).toEqual([`info: ${message}`]);
  });

  it('ends well where that, or a request for more, waits for an approval', async () => {
    const { api, action, context, outputs, ready } = setUp();
    api.extendEnvironment.mockResolvedValue({ ...ready, openRequestId: 'request-1' });
    const until = '2026-12-24T18:00:00+01:00';
    await action.handler(context({ environmentId, until, reason: '' }));
    expect(api.listEnvironments).not.toHaveBeenCalled();
    expect(api.extendEnvironment.mock.calls[0][1]).toEqual({ expiresAt: until });
    expect(outputs).toMatchObject({
      expiresAt,
      openRequestId: 'request-1',
      message:
        `example ends on ${expiresAt}; a request for a later end waits: ` +
        `see /environments/${environmentId}`,
    });
  });

  it('means the same environment and the same call when the step runs again', async () => {
    const { api, action, context } = setUp();
    const checkpoint = async () => 'an-id' as never;
    await action.handler({ ...context({ name: 'example', lifetime: 'P7D' }), checkpoint });
    expect(api.listEnvironments).not.toHaveBeenCalled();
    const [id, , options] = api.extendEnvironment.mock.calls[0];
    expect([id, options?.idempotencyKey]).toEqual(['an-id', 'scaffolder:task-1:create:an-id']);
  });

  it('fails with every reason where it is refused', async () => {
    const { api, action, context, outputs } = setUp();
    const message = 'It may end on Sun, 6 Jan 2030, 00:00 UTC at the latest.';
    api.extendEnvironment.mockRejectedValue(
      await answer(400, { details: [{ path: 'expiresAt', rule: 'lifetime.max', message }] }),
    );
    await expect(action.handler(context({ name: 'example', lifetime: 'P99D' }))).rejects.toThrow(
      `example was not extended: status 400\n- expiresAt: ${message}`,
    );
    expect(outputs).toEqual({});
  });

  it('wants one environment and one end, and moves none in a dry run', async () => {
    const { api, action, context } = setUp();
    const wrong = [
      [{ lifetime: 'P7D' }, 'either environmentId or name'],
      [{ name: 'example', environmentId, lifetime: 'P7D' }, 'either environmentId or name'],
      [{ name: 'example' }, 'either lifetime or until'],
      [{ name: 'example', lifetime: 'P7D', until: expiresAt }, 'either lifetime or until'],
    ] as const;
    for (const [input, reason] of wrong) {
      await expect(action.handler(context(input))).rejects.toThrow(reason);
    }
    await action.handler(context({ name: 'example', lifetime: 'P7D' }, { isDryRun: true }));
    expect(api.extendEnvironment).not.toHaveBeenCalled();
  });

  it('has examples, and a template, with inputs that it takes', () => {
    const { action } = setUp();
    const template = resolve(__dirname, '../../../../templates/extend-environment/template.yaml');
    const steps = [
      ...examples.flatMap(({ example }) => parse(example).steps),
      ...parse(readFileSync(template, 'utf8')).spec.steps,
    ];
    expect(steps).toHaveLength(3);
    for (const step of steps) {
      expect(step.action).toBe('eksctl:cluster:extend');
      const known = Object.keys(action.schema?.input?.properties ?? {});
      expect(known).toEqual(expect.arrayContaining(Object.keys(step.input)));
    }
  });
});
