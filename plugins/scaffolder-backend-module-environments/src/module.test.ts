import { createServiceFactory } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { environmentsServiceRef } from '@eks-environments/plugin-environments-node';
import { environment, fakeApi, harness, operation } from './__testUtils__/fakes';
import { scaffolderModuleEnvironments } from './module';

describe('scaffolderModuleEnvironments', () => {
  it('adds the actions, and ends their watching when the backend stops', async () => {
    const api = fakeApi();
    const actions: TemplateAction<any, any, any>[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          { addActions: (...added) => void actions.push(...added) },
        ],
      ],
      features: [
        scaffolderModuleEnvironments,
        createServiceFactory({
          service: environmentsServiceRef,
          deps: {},
          factory: () => ({ as: () => api }),
        }),
      ],
    });
    expect(actions.map(({ id, supportsDryRun }) => [id, supportsDryRun])).toEqual([
      ['eksctl:config:render', true],
      ['eksctl:cluster:create', true],
      ['eksctl:cluster:delete', true],
      ['eksctl:cluster:extend', true],
    ]);

    api.createEnvironment.mockResolvedValue(environment());
    api.getOperation.mockResolvedValue(operation());
    const { context, outputs } = harness(api);
    const waiting = new Promise<void>(started => {
      api.getOperationLog.mockImplementation(async (_id, _query, options) => {
        started();
        return new Promise((_, reject) => {
          options?.signal?.addEventListener('abort', () => reject(options.signal?.reason));
        });
      });
    });
    const input = {
      manifest: 'metadata: {name: example}',
      owner: 'user:default/dana',
      type: 'permanent',
    };
    const task = actions[1].handler(context(input));
    await waiting;
    await backend.stop();
    await task;
    expect(outputs.message).toMatch(/stops watching. example is provisioning and goes on/);
  });
});
