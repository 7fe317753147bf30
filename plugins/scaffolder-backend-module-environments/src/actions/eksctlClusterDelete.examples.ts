import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Delete an environment by its name and watch until nothing is left of it',
    example: stringify({
      steps: [
        {
          id: 'delete',
          action: 'eksctl:cluster:delete',
          input: { name: '${{ parameters.name }}' },
        },
      ],
    }),
  },
  {
    description: 'Have the environment of an earlier step deleted, without waiting for it',
    example: stringify({
      steps: [
        {
          id: 'delete',
          action: 'eksctl:cluster:delete',
          input: { environmentId: '${{ steps.create.output.environmentId }}', follow: false },
        },
      ],
    }),
  },
];
