import { randomUUID } from 'node:crypto';
import knexFactory, { type Knex } from 'knex';
import { mockServices, type TestDatabases } from '@backstage/backend-test-utils';
import type {
  OperationErrorInfo,
  OperationKind,
} from '@eks-environments/plugin-environments-common';
import { openDatabase } from '../database/migrate';
import type { EnvironmentRow, OperationRow } from '../database/tables';
import type { OperationCourse } from '../operations/OperationCourse';
import { insertOperation } from '../database/operations/insertOperation';

/** Both databases that the plugin supports. */
export const supportedDatabases = ['SQLITE_3', 'POSTGRES_18'] as const;

export async function openTestDatabase(
  databases: TestDatabases,
  id: (typeof supportedDatabases)[number],
): Promise<Knex> {
  const knex = await databases.init(id);
  return openDatabase(mockServices.database({ knex }));
}

/** Another process's connections to the same database; SQLite has but the one. */
export function connectAgain(knex: Knex): Knex {
  return knex.client.config.client === 'pg' ? knexFactory(knex.client.config) : knex;
}

let submitted = 0;

/** Stores an environment as it is right after its approval. */
export async function insertEnvironment(
  knex: Knex,
  given: Partial<EnvironmentRow> = {},
): Promise<EnvironmentRow> {
  submitted += 1;
  const id = randomUUID();
  const at = new Date(Date.UTC(2030, 0, 1) + submitted).toISOString();
  const [row] = await knex<EnvironmentRow>('environments')
    .insert({
      id,
      name: `env-${submitted}`,
      search_text: `env-${submitted}`,
      provider: 'fake',
      target: 'development',
      region: 'eu-west-1',
      type: 'temporary',
      owner: 'group:default/team-a',
      requester: 'user:default/dana',
      via: 'api',
      status: 'queued',
      version: 1,
      submitted_manifest: 'submitted',
      effective_manifest: 'effective',
      digest: 'sha256:0',
      unique_key: id,
      concurrency_key: 'development/eu-west-1',
      footprint: '{}',
      nodes: 2,
      created_at: at,
      changed_at: at,
      expires_at: '9999-12-31T23:59:59.999Z',
      ...given,
    })
    .returning('*');
  return row;
}

/** Stores an environment with a queued operation, and gives the operation's id. */
export async function enqueue(
  knex: Knex,
  given: Partial<EnvironmentRow> & { kind?: OperationKind } = {},
): Promise<string> {
  const { kind = 'create', ...columns } = given;
  const environment = await insertEnvironment(knex, columns);
  const now = new Date(Date.UTC(2030, 0, 1) + submitted);
  return knex.transaction(tx => insertOperation(tx, { environment, kind, now }));
}

export async function operationOf(knex: Knex, id: string): Promise<OperationRow> {
  const row = await knex<OperationRow>('operations').where({ id }).first();
  if (!row) {
    throw new Error(`No operation ${id}`);
  }
  return row;
}

/** Lets a lease have run out so long ago, by the database's clock. */
export async function expireLease(knex: Knex, id: string, millisecondsAgo = 1): Promise<void> {
  await knex('operations')
    .where({ id })
    .update({ lease_expires_at: new Date(Date.now() - millisecondsAgo).toISOString() });
}

export async function requestDeletion(knex: Knex, environmentId: string): Promise<void> {
  await knex('environments')
    .where({ id: environmentId })
    .update({ delete_requested_at: new Date().toISOString() });
}

/** Writes the environment's status as the real course does, and remembers what it was told. */
export class FakeCourse implements OperationCourse {
  readonly told: string[] = [];
  readonly errors: OperationErrorInfo[] = [];

  async started(tx: Knex.Transaction, operation: OperationRow): Promise<void> {
    await this.write(
      tx,
      operation,
      'started',
      operation.kind === 'create' ? 'provisioning' : 'deleting',
    );
  }

  async succeeded(
    tx: Knex.Transaction,
    operation: OperationRow,
    result: { connection?: Record<string, string> },
  ): Promise<void> {
    await this.write(
      tx,
      operation,
      'succeeded',
      operation.kind === 'create' ? 'ready' : 'deleted',
      {
        connection: JSON.stringify(result.connection ?? {}),
      },
    );
  }

  async failed(
    tx: Knex.Transaction,
    operation: OperationRow,
    error: OperationErrorInfo,
  ): Promise<void> {
    this.errors.push(error);
    await this.write(
      tx,
      operation,
      'failed',
      operation.kind === 'create' ? 'failed' : 'delete-failed',
    );
  }

  async cancelled(tx: Knex.Transaction, operation: OperationRow, now: Date): Promise<void> {
    await this.write(tx, operation, 'cancelled', 'deleting');
    const environment = await tx<EnvironmentRow>('environments')
      .where({ id: operation.environment_id })
      .first();
    if (environment) {
      await insertOperation(tx, { environment, kind: 'delete', now });
    }
  }

  private async write(
    tx: Knex.Transaction,
    operation: OperationRow,
    what: string,
    status: EnvironmentRow['status'],
    set: Partial<EnvironmentRow> = {},
  ): Promise<void> {
    await tx<EnvironmentRow>('environments')
      .where({ id: operation.environment_id })
      .update({ status, ...set });
    this.told.push(`${operation.kind} ${what}`);
  }
}

/** Waits for a condition, generously; `meanwhile` runs between two looks at it. */
export async function until<T>(
  condition: () => Promise<T | undefined | false> | T | undefined | false,
  meanwhile?: () => Promise<void>,
): Promise<T> {
  const patience = Date.now() + 50_000;
  for (;;) {
    const value = await condition();
    if (value) {
      return value;
    }
    if (Date.now() > patience) {
      throw new Error(`This never came true: ${condition}`);
    }
    await meanwhile?.();
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}
