import type {
  Capabilities,
  Environment,
  Operation,
  ProviderInfo,
} from '@eks-environments/plugin-environments-common';

export const environmentId = '6f2c1f7e-0d34-4b58-9f4c-2f3a7c1d9a10';
export const operationId = '0b9f8a52-7a53-4a53-8a0c-6d6b1f5f7a11';

/** Of somebody who may only look. */
export const nothing: Capabilities = {
  update: false,
  delete: false,
  retry: false,
  access: false,
  transfer: false,
  extend: false,
  hibernate: false,
  wake: false,
  protect: false,
};

/** A ready environment, with what a test wants different. */
export function anEnvironment(changes: Partial<Environment> = {}): Environment {
  return {
    id: environmentId,
    name: 'shop-preview',
    provider: 'eks',
    target: 'development',
    region: 'eu-west-1',
    type: 'temporary',
    owner: 'group:default/team-a',
    requester: 'user:default/dana',
    via: 'scaffolder',
    status: 'ready',
    footprint: {
      nodes: 3,
      vcpu: 12,
      memoryGib: 48,
      instances: [
        {
          group: 'workers',
          instanceTypes: ['m6i.xlarge'],
          minNodes: 2,
          maxNodes: 3,
          spot: false,
        },
      ],
    },
    lifetime: 'P7D',
    createdAt: '2026-03-01T12:00:00.000Z',
    changedAt: '2026-03-01T12:00:00.000Z',
    capabilities: {
      update: true,
      delete: true,
      retry: false,
      access: true,
      transfer: false,
      extend: true,
      hibernate: true,
      wake: false,
      protect: true,
    },
    manifest: {
      submitted: 'kind: ClusterConfig\n',
      effective: '"kind": "ClusterConfig"\n"vpc": {}\n',
      digest: `sha256:${'a'.repeat(64)}`,
    },
    etag: '1',
    ...changes,
  };
}

/** A create that is half done, with what a test wants different. */
export function anOperation(changes: Partial<Operation> = {}): Operation {
  return {
    id: operationId,
    environmentId,
    kind: 'create',
    state: 'running',
    phase: 'nodes',
    phases: [
      { id: 'network', title: 'Network' },
      { id: 'nodes', title: 'Node groups' },
      { id: 'access', title: 'Access' },
    ],
    percent: 42,
    attempt: 1,
    createdAt: '2026-03-01T12:00:00.000Z',
    startedAt: '2026-03-01T12:00:00.000Z',
    ...changes,
  };
}

export const simulatedEks: ProviderInfo = {
  id: 'eks',
  title: 'Amazon EKS',
  simulator: true,
  hibernation: true,
  targets: [
    {
      id: 'development',
      title: 'Development',
      regions: ['eu-west-1', 'us-east-1'],
    },
  ],
  versions: ['1.34'],
  instanceTypes: [],
  limits: { nodes: 20 },
  problems: [],
};
