import { parse } from 'yaml';
import {
  answer,
  environment,
  environmentId,
  fakeApi,
  harness,
  line,
  operation,
} from '../__testUtils__/fakes';
import { createEksctlClusterDeleteAction } from './eksctlClusterDelete';
import { examples } from './eksctlClusterDelete.examples';

const over = { currentOperationId: undefined };
const ready = environment({ status: 'ready', ...over });
const deleting = environment({ status: 'deleting' });
const deleted = environment({ status: 'deleted', ...over });

function setUp() {
  const api = fakeApi();
  const { options, ...rest } = harness(api);
  const action = createEksctlClusterDeleteAction(options);
  api.deleteEnvironment.mockResolvedValue(deleting);
  api.getOperationLog.mockResolvedValue({ items: [line(1, 'deleting')], next: 1, complete: true });
  api.getOperation.mockResolvedValue(operation({ kind: 'delete' }));
  return { api, action, ...rest };
}

describe('eksctl:cluster:delete', () => {
  it('deletes by name, shows the log and ends when nothing is left', async () => {
    const { api, action, context, log, outputs } = setUp();
    const other = environment({ id: 'other', name: 'example-2' });
    api.listEnvironments
      .mockResolvedValueOnce({ items: [other], pageInfo: { nextCursor: 'c' } })
      .mockResolvedValueOnce({ items: [ready], pageInfo: {} });
    api.getEnvironment
      .mockResolvedValueOnce(ready)
      .mockResolvedValueOnce(deleting)
      .mockResolvedValueOnce(deleted);
    await action.handler(context({ name: 'example' }));

    expect(api.listEnvironments.mock.calls.map(([query]) => query)).toEqual([
      { text: 'example', limit: 100 },
      { text: 'example', limit: 100, cursor: 'c' },
    ]);
    expect(api.deleteEnvironment).toHaveBeenCalledTimes(1);
    expect(api.deleteEnvironment).toHaveBeenCalledWith(environmentId, expect.anything());
    expect(log).toEqual(['info: deleting', 'info: example is deleted']);
    expect(outputs).toEqual({
      environmentId,
      name: 'example',
      environmentUrl: `/environments/${environmentId}`,
      status: 'deleted',
      message: 'example is deleted',
    });
  });

  it('waits until a create that is under way has stopped', async () => {
    const { api, action, context, outputs } = setUp();
    const stopping = environment({ deleteRequestedAt: '2026-11-22T12:00:00Z' });
    api.deleteEnvironment.mockResolvedValue(stopping);
    api.getEnvironment
      .mockResolvedValueOnce(environment())
      .mockResolvedValueOnce(stopping)
      .mockResolvedValueOnce(deleting)
      .mockResolvedValueOnce(deleted);
    await action.handler(context({ environmentId }));
    expect(outputs.status).toBe('deleted');
  });

  it('ends where somebody else must approve the deletion', async () => {
    const { api, action, context, outputs } = setUp();
    const asked = environment({ status: 'ready', ...over, openRequestId: 'request-1' });
    api.getEnvironment.mockResolvedValueOnce(ready).mockResolvedValue(asked);
    api.deleteEnvironment.mockResolvedValue(asked);
    await action.handler(context({ environmentId }));
    expect(outputs).toMatchObject({
      status: 'ready',
      message: `example is deleted once somebody else approves that: see /environments/${environmentId}`,
    });
  });

  it('means the same environment when the step runs again', async () => {
    const { api, action, context, outputs } = setUp();
    api.getEnvironment.mockResolvedValue(deleted);
    const checkpoint = async () => environmentId as never;
    await action.handler({ ...context({ name: 'example' }), checkpoint });
    expect(api.listEnvironments).not.toHaveBeenCalled();
    expect(api.deleteEnvironment).not.toHaveBeenCalled();
    expect(outputs.status).toBe('deleted');
  });

  it('only asks where it is not to follow', async () => {
    const { api, action, context, outputs } = setUp();
    api.getEnvironment.mockResolvedValueOnce(ready);
    await action.handler(context({ environmentId, follow: false }));
    expect(api.getEnvironment).toHaveBeenCalledTimes(1);
    expect(outputs).toMatchObject({
      status: 'deleting',
      message: expect.stringMatching(/is being deleted/),
    });
  });

  it('fails with what is left where the deletion failed', async () => {
    const { api, action, context } = setUp();
    api.getEnvironment.mockResolvedValueOnce(ready).mockResolvedValue(
      environment({
        status: 'delete-failed',
        ...over,
        lastError: { class: 'unknown', message: 'A load balancer is left.', retryable: true },
      }),
    );
    await expect(action.handler(context({ environmentId }))).rejects.toThrow(
      'example was not deleted: A load balancer is left.',
    );
  });

  it('fails where there is none of that name, or it may not be deleted', async () => {
    const { api, action, context } = setUp();
    api.listEnvironments.mockResolvedValue({ items: [], pageInfo: {} });
    await expect(action.handler(context({ name: 'example' }))).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    api.getEnvironment.mockResolvedValue(ready);
    api.deleteEnvironment.mockRejectedValue(await answer(403));
    await expect(action.handler(context({ environmentId }))).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it('wants a name or an id, and deletes nothing in a dry run', async () => {
    const { action, context } = setUp();
    await expect(action.handler(context({}))).rejects.toThrow('either environmentId or name');
    await expect(action.handler(context({ environmentId, name: 'example' }))).rejects.toThrow(
      'either environmentId or name',
    );
    await action.handler(context({ environmentId }, { isDryRun: true }));
  });

  it('has examples with inputs that it takes', () => {
    const { action } = setUp();
    for (const { example } of examples) {
      const [step] = parse(example).steps;
      expect(step.action).toBe('eksctl:cluster:delete');
      const known = Object.keys(action.schema?.input?.properties ?? {});
      expect(known).toEqual(expect.arrayContaining(Object.keys(step.input)));
    }
  });
});
