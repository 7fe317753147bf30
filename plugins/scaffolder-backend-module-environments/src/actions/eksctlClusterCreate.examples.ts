import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Create a temporary environment from a rendered manifest and watch until it is ready',
    example: stringify({
      steps: [
        {
          id: 'create',
          action: 'eksctl:cluster:create',
          input: {
            manifest: '${{ steps.render.output.manifest }}',
            owner: '${{ parameters.owner }}',
            type: 'temporary',
            lifetime: 'P7D',
            description: '${{ parameters.description }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Ask for a permanent environment in another account, without waiting for it',
    example: stringify({
      steps: [
        {
          id: 'create',
          action: 'eksctl:cluster:create',
          input: {
            manifest: '${{ steps.render.output.manifest }}',
            owner: 'group:default/team-a',
            type: 'permanent',
            target: 'production',
            follow: false,
          },
        },
      ],
    }),
  },
];
