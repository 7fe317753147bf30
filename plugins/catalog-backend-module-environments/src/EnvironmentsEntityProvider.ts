import type {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EntityProvider, EntityProviderConnection } from '@backstage/plugin-catalog-node';
import {
  environmentStatuses,
  type EnvironmentListItem,
} from '@eks-environments/plugin-environments-common';
import type { Clock, EnvironmentsService } from '@eks-environments/plugin-environments-node';
import { readEnvironments } from './readEnvironments';
import { entityRefOf, isInCatalog, toEntity } from './toEntity';

/** How often the whole set is compared, in milliseconds. */
const fullInterval = 3_600_000;
/**
 * How far back each look goes, in milliseconds: over transactions that were committed late, clocks that
 * differ, and other replicas that told the catalog something older.
 */
const overlap = 30_000;

const locationKey = 'environments';

interface EnvironmentsEntityProviderOptions {
  environments: EnvironmentsService;
  auth: AuthService;
  logger: LoggerService;
  clock: Clock;
  taskRunner: SchedulerServiceTaskRunner;
  /** The URL that people open the portal at. */
  portalUrl: string;
}

/** Keeps the catalog's entities of environments up to date. */
export class EnvironmentsEntityProvider implements EntityProvider {
  readonly #options: EnvironmentsEntityProviderOptions;
  #connection?: EntityProviderConnection;
  /** Ids of the environments in the catalog, by name. */
  #present = new Map<string, string>();
  /** The latest change seen; undefined before the first full set. */
  #seen?: number;
  #lastFull = 0;
  #failing = false;
  #running?: Promise<void>;
  #again = false;

  constructor(options: EnvironmentsEntityProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return 'environments';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.taskRunner.run({
      id: 'environments-entity-provider',
      fn: signal => this.refresh(signal),
    });
  }

  /** Tells the catalog what has changed. One at a time; a call meanwhile adds one more look. Never throws. */
  async refresh(signal?: AbortSignal): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#refreshUntilDone(signal).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #refreshUntilDone(signal?: AbortSignal): Promise<void> {
    const { logger } = this.#options;
    do {
      this.#again = false;
      try {
        await this.#look(signal);
        if (this.#failing) logger.info('Environments can be read again');
        this.#failing = false;
      } catch (error) {
        if (!this.#failing && !signal?.aborted) {
          logger.warn(`Cannot read environments, trying again: ${stringifyError(error)}`);
          this.#failing = true;
        }
      }
    } while (this.#again && !signal?.aborted);
  }

  async #look(signal?: AbortSignal): Promise<void> {
    const connection = this.#connection;
    if (!connection) return;
    const { environments, auth, clock } = this.#options;
    const api = environments.as(await auth.getOwnServiceCredentials());
    const now = clock.monotonic();
    if (this.#seen === undefined || now - this.#lastFull >= fullInterval) {
      const items = await readEnvironments(api, { order: 'createdAt,asc' }, signal);
      signal?.throwIfAborted();
      await this.#applyFull(connection, items);
      this.#lastFull = now;
      return;
    }
    const items = await readEnvironments(
      api,
      {
        status: [...environmentStatuses],
        changedAfter: new Date(Math.max(0, this.#seen - overlap)).toISOString(),
        order: 'changedAt,asc',
      },
      signal,
    );
    signal?.throwIfAborted();
    await this.#applyDelta(connection, items);
  }

  async #applyFull(
    connection: EntityProviderConnection,
    items: EnvironmentListItem[],
  ): Promise<void> {
    const present = items.filter(isInCatalog);
    await connection.applyMutation({ type: 'full', entities: present.map(this.#toDeferred) });
    this.#present = new Map(present.map(({ name, id }) => [name, id]));
    this.#notice(items);
  }

  async #applyDelta(
    connection: EntityProviderConnection,
    items: EnvironmentListItem[],
  ): Promise<void> {
    const present = new Map(this.#present);
    const added = items.filter(isInCatalog);
    for (const { name, id } of added) present.set(name, id);
    // A name may have gone over to another environment.
    const gone = items.filter(
      item => !isInCatalog(item) && (present.get(item.name) ?? item.id) === item.id,
    );
    for (const { name } of gone) present.delete(name);
    if (added.length > 0 || gone.length > 0) {
      await connection.applyMutation({
        type: 'delta',
        added: added.map(this.#toDeferred),
        removed: gone.map(({ name }) => ({ entityRef: entityRefOf(name), locationKey })),
      });
    }
    this.#present = present;
    this.#notice(items);
  }

  readonly #toDeferred = (item: EnvironmentListItem) => ({
    entity: toEntity(item, this.#options.portalUrl),
    locationKey,
  });

  /** Everything up to the latest of these has been told. */
  #notice(items: EnvironmentListItem[]): void {
    this.#seen = Math.max(this.#seen ?? 0, ...items.map(item => Date.parse(item.changedAt)));
  }
}
