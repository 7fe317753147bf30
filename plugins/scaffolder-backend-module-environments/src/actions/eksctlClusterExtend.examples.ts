import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Keep an environment for a week from now on',
    example: stringify({
      steps: [
        {
          id: 'extend',
          action: 'eksctl:cluster:extend',
          input: {
            name: '${{ parameters.name }}',
            lifetime: 'P7D',
            reason: '${{ parameters.reason }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Keep an environment until a moment',
    example: stringify({
      steps: [
        {
          id: 'extend',
          action: 'eksctl:cluster:extend',
          input: {
            environmentId: '${{ parameters.environmentId }}',
            until: '2030-01-31T18:00:00Z',
          },
        },
      ],
    }),
  },
];
