import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatorClient } from '@eks-environments/aws-simulator';
import knexFactory from 'knex';
import { BackendProcess } from './BackendProcess';
import { Child, eventually, freePort, repositoryRoot as root } from './processes';

/** Where `npm test` runs PostgreSQL. */
const postgresUrl = process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;

/** AWS's simulator and replicas of the backend over one PostgreSQL, all in processes of their own. */
export class Portal {
  readonly replicas = new Set<BackendProcess>();

  private constructor(
    readonly simulator: SimulatorClient,
    private readonly simulatorProcess: Child,
    private readonly folder: string,
    private readonly config: object,
    private readonly databasePrefix: string,
  ) {}

  static async start(options: { replicas: number; speed: number }): Promise<Portal> {
    if (!postgresUrl) throw new Error('No PostgreSQL: run the tests with npm test');
    const folder = mkdtempSync(join(tmpdir(), 'survival-aws-'));
    const port = await freePort();
    const simulatorProcess = new Child(
      [
        join(root, 'packages/aws-simulator/bin/aws-simulator'),
        ...['--port', `${port}`, '--data', folder, '--speed', `${options.speed}`],
      ],
      {},
    );
    const simulator = new SimulatorClient(`http://127.0.0.1:${port}`);
    await eventually('the simulator answers', () => simulator.health());
    await simulator.setQuotas({ vpcs: 100, addresses: 300 });
    const prefix = `survival_${randomBytes(4).toString('hex')}_`;
    const portal = new Portal(simulator, simulatorProcess, folder, configuration(prefix), prefix);
    // One after the other: migrations of the first are there for the second.
    for (let i = 0; i < options.replicas; i++) await portal.addReplica();
    return portal;
  }

  async addReplica(): Promise<BackendProcess> {
    const replica = await BackendProcess.start({
      config: this.config,
      awsUrl: this.simulator.url,
    });
    this.replicas.add(replica);
    return replica;
  }

  async kill(replica: BackendProcess): Promise<void> {
    this.replicas.delete(replica);
    await replica.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    await Promise.all([...this.replicas].map(replica => this.kill(replica)));
    await this.simulatorProcess.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
    const knex = knexFactory({ client: 'pg', connection: postgresUrl });
    const names = await knex('pg_database').whereLike('datname', `${this.databasePrefix}%`);
    for (const { datname } of names) await knex.raw('drop database ?? with (force)', [datname]);
    await knex.destroy();
  }
}

function configuration(databasePrefix: string): object {
  return {
    app: { title: 'Survival' },
    organization: { name: 'Survival' },
    backend: {
      database: { client: 'pg', connection: postgresUrl, prefix: databasePrefix },
    },
    auth: { environment: 'development', providers: { 'development-personas': {} } },
    permission: { enabled: true },
    catalog: {
      rules: [{ allow: ['User', 'Group', 'Resource'] }],
      locations: [{ type: 'file', target: join(root, 'packages/backend/development/org.yaml') }],
    },
    environments: {
      // One team asks for more at once than it may by default.
      quotas: { defaults: { 'environments.temporary': 'unlimited' } },
      operations: {
        workers: 30,
        leaseDuration: { seconds: 15 },
        pollInterval: { milliseconds: 500 },
      },
      policy: {
        otherwise: 'allow',
        platformAdmins: ['group:default/platform-admins'],
        skipApproval: { types: ['temporary'], lifetimeAtMost: { days: 7 }, nodesAtMost: 4 },
      },
      eks: {
        simulator: true,
        eksctl: { path: join(root, 'packages/aws-simulator/bin/eksctl') },
        concurrencyLimit: 20,
        accounts: {
          development: { accountId: '111122223333', regions: ['eu-west-1', 'us-east-1'] },
        },
      },
    },
  };
}
