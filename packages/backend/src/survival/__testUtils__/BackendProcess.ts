import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentsClient } from '@eks-environments/plugin-environments-common';
import { Child, eventually, freePort } from './processes';

/** One replica of the backend in a process of its own, over a shared PostgreSQL. */
export class BackendProcess {
  readonly client: EnvironmentsClient;

  private constructor(
    readonly child: Child,
    readonly url: string,
    private readonly folder: string,
  ) {
    this.client = new EnvironmentsClient({
      discoveryApi: { getBaseUrl: async plugin => `${url}/api/${plugin}` },
    });
  }

  static async start(options: {
    /** Backstage's configuration but for what differs between replicas. */
    config: object;
    awsUrl: string;
  }): Promise<BackendProcess> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const folder = mkdtempSync(join(tmpdir(), 'survival-'));
    const config = join(folder, 'app-config.json');
    writeFileSync(
      config,
      JSON.stringify(
        merge(options.config, {
          app: { baseUrl: url },
          backend: { baseUrl: url, listen: { host: '127.0.0.1', port } },
        }),
      ),
    );
    const child = new Child(
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, 'backend.ts'),
        '--config',
        config,
      ],
      { NODE_ENV: 'development', AWS_ENDPOINT_URL: options.awsUrl, LOG_LEVEL: 'info' },
    );
    const backend = new BackendProcess(child, url, folder);
    const ready = await eventually('the backend is ready', async () => {
      if (!child.alive || child.output.includes('Backend startup failed')) return false;
      const answer = await fetch(`${url}/.backstage/health/v1/readiness`);
      return answer.ok ? true : undefined;
    });
    if (!ready) throw new Error(`The backend does not start:\n${child.output}`);
    return backend;
  }

  /** A Backstage token of a development persona. */
  async token(persona: string): Promise<string> {
    return eventually(`a token of ${persona}`, async () => {
      const answer = await fetch(`${this.url}/api/auth/development-personas/refresh`, {
        headers: { 'x-development-persona': persona },
      });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      const body = await answer.json();
      return body.backstageIdentity.token as string;
    });
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.child.kill(signal);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function merge(a: object, b: object): object {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const result: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const before = result[key];
    result[key] = isObject(before) && isObject(value) ? merge(before, value) : value;
  }
  return result;
}
