import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The options that a template gives the field, and its value: the gist in words, for the review. */
export const estimateFieldSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      manifest: z
        .string()
        .describe("The text of the manifest's template: { $manifestTemplate: ./path/to/it }"),
      provider: z.string().optional().describe('The provider of the environment; default: eks'),
      target: z
        .string()
        .optional()
        .describe('Where the provider creates it; default: as configured'),
      labels: z
        .record(z.string())
        .optional()
        .describe('What people call the fields of the manifest, by the paths in violations'),
    }),
});

export type EstimateFieldProps = typeof estimateFieldSchema.TProps;

/** As a template gives them: nobody has checked them. */
export type EstimateOptions = {
  manifest?: unknown;
  provider?: string;
  target?: string;
  labels?: Record<string, string>;
};
