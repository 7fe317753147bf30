import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { createEksctlConfigRenderAction } from './eksctlConfigRender';
import { examples } from './eksctlConfigRender.examples';

const template = 'metadata:\n  name: {{string name}}\n';

describe('eksctl:config:render', () => {
  const action = createEksctlConfigRenderAction();
  const workspace = createMockDirectory({
    content: { task: { 'cluster.yaml.hbs': template }, 'secret.hbs': template },
  });
  const workspacePath = workspace.resolve('task');

  async function render(input: { path?: string; template?: string; values: JsonObject }) {
    const output = jest.fn();
    const context = createMockActionContext<typeof input>({ input, workspacePath });
    await action.handler({ ...context, output, isDryRun: true });
    return output;
  }

  it.each([{ path: 'cluster.yaml.hbs' }, { template }])(
    'renders %j, and says the name',
    async input => {
      const output = await render({ ...input, values: { name: 'example' } });
      expect(output).toHaveBeenCalledWith('manifest', 'metadata:\n  name: "example"\n');
      expect(output).toHaveBeenCalledWith('name', 'example');
    },
  );

  it('reads nothing outside the workspace', async () => {
    const values = { name: 'example' };
    for (const path of ['../secret.hbs', workspace.resolve('secret.hbs')]) {
      await expect(render({ path, values })).rejects.toThrow(/not allowed/i);
    }
  });

  it('wants either a path or a template', async () => {
    for (const input of [{}, { path: 'cluster.yaml.hbs', template }]) {
      await expect(render({ ...input, values: {} })).rejects.toThrow('either path or template');
    }
  });

  it('refuses a name that is none, by its field', async () => {
    for (const name of ['', 'A', 'a b', 'ab-', 'a-addon-b', 'x'.repeat(41)]) {
      await expect(render({ template, values: { name } })).rejects.toThrow(/^metadata\.name: /);
    }
    await expect(render({ template: 'a: 1', values: {} })).rejects.toThrow(/^metadata\.name: /);
  });

  it('has examples that it takes and that render', async () => {
    const [fromFile, inline] = examples.map(({ example }) => parse(example).steps);
    expect(fromFile[1]).toMatchObject({ action: action.id, input: { path: 'cluster.yaml.hbs' } });
    const output = await render(inline[0].input);
    const [, manifest] = output.mock.calls.find(([name]) => name === 'manifest') ?? [];
    expect(parse(manifest)).toEqual({
      apiVersion: 'eksctl.io/v1alpha5',
      kind: 'ClusterConfig',
      metadata: { name: 'example', region: 'eu-west-1' },
      managedNodeGroups: [
        { name: 'default', instanceTypes: ['m6i.large', 'm5.large'], spot: true, maxSize: 3 },
      ],
    });
  });
});
