import { readFile } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { manifestName, renderManifest } from '@eks-environments/plugin-environments-common';
import { examples } from './eksctlConfigRender.examples';

/** `eksctl:config:render`: a manifest from a Handlebars template and the values of a form. */
export function createEksctlConfigRenderAction() {
  return createTemplateAction({
    id: 'eksctl:config:render',
    description:
      "Renders eksctl's ClusterConfig from a Handlebars template in which every output is a call of " +
      '`string`, `number`, `boolean` or `list`, so that no value can change the structure.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string({ description: 'The template, a file in the workspace (see `fetch:plain`)' })
            .min(1)
            .optional(),
        template: z =>
          z
            .string({
              description:
                'The template itself, instead of `path`. Give values by `values` only, never by `${{ }}` in this text.',
            })
            .min(1)
            .optional(),
        values: z => z.record(z.unknown(), { description: 'What the template may use, by name' }),
      },
      output: {
        manifest: z => z.string({ description: 'The rendered manifest' }),
        name: z => z.string({ description: "The environment's name, from `metadata.name`" }),
      },
    },
    async handler(ctx) {
      const template = await readTemplate(ctx.workspacePath, ctx.input);
      const manifest = renderManifest(template, ctx.input.values);
      const name = manifestName(manifest);
      ctx.logger.info(`Rendered the manifest of ${name}`);
      ctx.output('manifest', manifest);
      ctx.output('name', name);
    },
  });
}

async function readTemplate(
  workspace: string,
  input: { path?: string; template?: string },
): Promise<string> {
  if (input.template !== undefined && input.path === undefined) return input.template;
  if (input.path !== undefined && input.template === undefined) {
    return readFile(resolveSafeChildPath(workspace, input.path), 'utf8');
  }
  throw new InputError('Give either path or template');
}
