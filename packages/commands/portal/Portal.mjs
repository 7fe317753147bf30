import fs from 'node:fs';
import path from 'node:path';
import { root } from '../setup/paths.mjs';
import { ManagedProcess } from './ManagedProcess.mjs';
import { signIn } from './personas.mjs';

const simulatorDir = path.join(root, 'packages/aws-simulator');
const backendDir = path.join(root, 'packages/backend');

/** How fast the simulated AWS is; 60 makes a create of 15 minutes take 15 seconds. */
export const simulatorSpeed = (otherwise = '60') =>
  process.env.ENVIRONMENTS_SIMULATOR_SPEED || otherwise;

/** The simulated AWS and the backend, on given ports and with given data. */
export class Portal {
  #options;
  #processes = [];

  /**
   * @param {{ tools: import('../setup/prepare.mjs').Tools, dataDir: string, port: number,
   *   simulatorPort: number, speed?: string }} options
   */
  constructor(options) {
    this.#options = options;
    this.speed = options.speed ?? simulatorSpeed();
    this.url = `http://localhost:${options.port}`;
    this.simulatorUrl = `http://127.0.0.1:${options.simulatorPort}`;
  }

  async startSimulator() {
    const { dataDir, simulatorPort } = this.#options;
    const simulator = this.#start('The AWS simulator', simulatorDir, 'simulator.log', [
      path.join(simulatorDir, 'bin/aws-simulator'),
      ...['--port', String(simulatorPort)],
      ...['--data', path.join(dataDir, 'simulator')],
      ...['--speed', this.speed],
    ]);
    await simulator.ready(() => fetch(this.simulatorUrl).then(() => true), 30);
  }

  async startBackend({ echo } = {}) {
    const backend = this.#start(
      'The backend',
      backendDir,
      'backend.log',
      [
        '--enable-source-maps',
        '--require',
        path.join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
        path.join(backendDir, 'src/index.ts'),
        ...configFiles().flatMap(file => ['--config', file]),
      ],
      echo,
    );
    // Ready for people: its plugins have started, and the catalog knows who may sign in.
    const readiness = `${this.url}/.backstage/health/v1/readiness`;
    await backend.ready(async () => (await fetch(readiness)).ok, 300);
    await backend.ready(() => signIn(this.url, 'dana'), 60);
  }

  /** Settles with a sentence when a part ends by itself. */
  failure() {
    return Promise.race(
      this.#processes.map(async part => {
        const reason = await part.ended;
        if (part.stopping) return new Promise(() => {});
        return `${reason}. Its last lines:\n${part.lastLines()}`;
      }),
    );
  }

  /** The backend first: what it runs may still want to talk to AWS. */
  async stop() {
    for (const part of this.#processes.splice(0).reverse()) await part.stop();
  }

  #start(name, cwd, log, args, echo) {
    const { tools, dataDir } = this.#options;
    const part = new ManagedProcess({
      name,
      node: tools.node,
      args,
      cwd,
      env: this.environment(),
      logFile: path.join(dataDir, 'logs', log),
      echo,
    });
    this.#processes.push(part);
    return part;
  }

  environment() {
    const { tools, dataDir, port } = this.#options;
    return {
      ...withoutAws(tools.env),
      NODE_ENV: 'development',
      ENVIRONMENTS_PORT: String(port),
      ENVIRONMENTS_DATA_DIR: dataDir,
      ENVIRONMENTS_SIMULATOR_SPEED: this.speed,
      EKSCTL_PATH: path.join(simulatorDir, 'bin/eksctl'),
      AWS_ENDPOINT_URL: this.simulatorUrl,
    };
  }
}

/** A developer's own AWS settings have no business with a simulated AWS. */
function withoutAws(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')));
}

function configFiles() {
  const files = ['app-config.yaml', 'app-config.local.yaml'].map(name => path.join(root, name));
  return files.filter(file => fs.existsSync(file));
}
