import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import type {
  Environment,
  EnvironmentsApi,
  Operation,
} from '@eks-environments/plugin-environments-common';
import type { Clock } from '@eks-environments/plugin-environments-node';

export const environmentId = '6f1c7c0e-6a59-4a5f-9b57-0d6f1a3f4c11';
export const operationId = '0b7b8f0c-5b0e-4c53-8f52-9c2d6f0e2a77';

/** Time that passes only by sleeping. */
function fakeClock(): Clock & { elapsed(): number } {
  let elapsed = 0;
  return {
    now: () => new Date(Date.parse('2026-11-22T12:00:00Z') + elapsed),
    monotonic: () => elapsed,
    elapsed: () => elapsed,
    async sleep(milliseconds, signal) {
      elapsed += milliseconds;
      signal?.throwIfAborted();
    },
  };
}

export function environment(changes: Partial<Environment> = {}): Environment {
  return {
    id: environmentId,
    name: 'example',
    provider: 'eks',
    target: 'development',
    region: 'eu-west-1',
    type: 'temporary',
    owner: 'group:default/team-a',
    requester: 'user:default/dana',
    via: 'scaffolder',
    status: 'provisioning',
    footprint: { nodes: 3, vcpu: 6, memoryGib: 24, instances: [] },
    createdAt: '2026-11-22T12:00:00.000Z',
    changedAt: '2026-11-22T12:00:00.000Z',
    currentOperationId: operationId,
    capabilities: {
      ...{ update: true, delete: true, retry: false, access: true, transfer: false },
      ...{ extend: true, hibernate: false, wake: false, protect: false },
    },
    manifest: { effective: '', submitted: '', digest: `sha256:${'0'.repeat(64)}` },
    etag: '1',
    ...changes,
  };
}

export function operation(changes: Partial<Operation> = {}): Operation {
  return {
    id: operationId,
    environmentId,
    kind: 'create',
    state: 'running',
    percent: 0,
    attempt: 1,
    phases: [
      { id: 'control-plane', title: 'Control plane' },
      { id: 'nodes', title: 'Nodes' },
    ],
    createdAt: '2026-11-22T12:00:00.000Z',
    ...changes,
  };
}

export function line(n: number, text: string, level: 'info' | 'warning' | 'error' = 'info') {
  return { n, at: '2026-11-22T12:00:00.000Z', stream: 'stdout' as const, level, text };
}

/** An API of which each test mocks what it uses. */
export function fakeApi(): jest.Mocked<EnvironmentsApi> {
  const unexpected = (name: string) =>
    jest.fn(async () => {
      throw new Error(`Unexpected call of ${name}`);
    });
  return new Proxy({} as Record<string, unknown>, {
    get: (target, name: string) => (target[name] ??= unexpected(name)),
  }) as unknown as jest.Mocked<EnvironmentsApi>;
}

/** What the client throws when the API answers so. */
export async function answer(status: number, error: JsonObject = {}): Promise<ResponseError> {
  const name = 'Error';
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message: `status ${status}`, ...error },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ),
  );
}

/** Runs an action on a fake API, and tells what it put out and logged. */
export function harness(api: EnvironmentsApi) {
  const clock = fakeClock();
  const stopping = new AbortController();
  const log: string[] = [];
  const write = (level: string) => (message: string) => log.push(`${level}: ${message}`);
  const logger = mockServices.logger.mock({
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  });
  const outputs: JsonObject = {};
  const as = jest.fn((_: BackstageCredentials) => api);
  return {
    clock,
    stopping,
    log,
    outputs,
    as,
    options: { environments: { as }, clock, stopping: stopping.signal },
    context<Input extends JsonObject>(
      input: Input,
      more: { isDryRun?: boolean; signal?: AbortSignal } = {},
    ) {
      return {
        ...createMockActionContext<Input>({
          input,
          task: { id: 'task-1' },
          workspacePath: '/none',
        }),
        logger,
        step: { id: 'create', name: 'Create' },
        output: (name: string, value: unknown) => Object.assign(outputs, { [name]: value }),
        ...more,
      };
    },
  };
}
