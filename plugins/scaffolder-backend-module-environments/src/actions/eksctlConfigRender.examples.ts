import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Render a template that lies beside the template.yaml',
    example: stringify({
      steps: [
        { id: 'fetch', action: 'fetch:plain', input: { url: './content' } },
        {
          id: 'render',
          action: 'eksctl:config:render',
          input: {
            path: 'cluster.yaml.hbs',
            values: { name: '${{ parameters.name }}', nodes: '${{ parameters.nodes }}' },
          },
        },
      ],
    }),
  },
  {
    description: 'Render a template that is written in the step',
    example: stringify({
      steps: [
        {
          id: 'render',
          action: 'eksctl:config:render',
          input: {
            template: [
              'apiVersion: eksctl.io/v1alpha5',
              'kind: ClusterConfig',
              'metadata:',
              '  name: {{string name}}',
              '  region: {{string region}}',
              'managedNodeGroups:',
              '  - name: default',
              '    instanceTypes: {{list instanceTypes}}',
              '    spot: {{boolean spot}}',
              '    maxSize: {{number nodes}}',
              '',
            ].join('\n'),
            values: {
              name: 'example',
              region: 'eu-west-1',
              instanceTypes: ['m6i.large', 'm5.large'],
              spot: true,
              nodes: 3,
            },
          },
        },
      ],
    }),
  },
];
