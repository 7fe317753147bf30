import {
  globalQuotaScope,
  isFinalStatus,
  ownerQuotaScope,
  placementQuotaScope,
  type EnvironmentStatus,
  type OperationKind,
  type QuotaLimits,
  type QuotaResource,
} from '@eks-environments/plugin-environments-common';
import type { Fence } from '../../database/operations/fence';
import { GroupTree } from './GroupTree';

/** What somebody asks for. */
export interface Asked {
  owner: string;
  region: string;
  type: 'temporary' | 'permanent';
  nodes: number;
  priced: boolean;
}

/** An environment that was accepted. */
export interface Accepted extends Asked {
  id: string;
  requestId: string;
  digest: string;
  status: EnvironmentStatus;
  /** The owner and the groups above it: as of its request, or of the last sweep since. */
  lineage: string[];
  /** Its hibernation has succeeded, and no wake was queued since. */
  asleep: boolean;
}

export const regions = ['eu-west-1', 'us-east-1'];
export const owners = [
  ...['engineering', 'team-a', 'team-b'].map(name => `group:default/${name}`),
  'user:default/dana',
];
/** Asks for everything, and stays in the catalog. */
export const requester = 'user:default/pat';
const regionScopes = regions.map(region => placementQuotaScope('fake', region));
export const allScopes = [globalQuotaScope, ...owners.map(ownerQuotaScope), ...regionScopes];

/** Limits that sequences of some dozen steps come to. */
export const configured = {
  defaults: { 'environments.temporary': 3, 'environments.permanent': 2 } as QuotaLimits,
  scopes: new Map<string, QuotaLimits>([
    [globalQuotaScope, { nodes: 60 }],
    [ownerQuotaScope('group:default/engineering'), { vcpu: 60, 'usd-per-month': 3000 }],
    [ownerQuotaScope('group:default/team-b'), { 'memory-gib': 30, 'environments.temporary': 3 }],
    [placementQuotaScope('fake', 'us-east-1'), { 'environments.permanent': 3, nodes: 25 }],
  ]),
};

/**
 * What it takes; undefined is unknown. A node has 2 vCPU and 1.5 GiB and costs 0.1 USD an hour; there is also
 * something that costs as much, and goes on to do so when the nodes are gone.
 */
export function takenBy(
  { type, nodes, priced }: Asked,
  asleep = false,
): Record<QuotaResource, number | undefined> {
  const running = asleep ? 0 : nodes;
  return {
    'environments.temporary': type === 'temporary' ? 1 : 0,
    'environments.permanent': type === 'permanent' ? 1 : 0,
    nodes: running,
    vcpu: 2 * running,
    'memory-gib': 1.5 * running,
    'usd-per-month': priced || asleep ? 73 * (running + 1) : undefined,
  };
}

/** What is said of quotas, told anew in the plainest way. */
export class LedgerModel {
  readonly tree = new GroupTree();
  readonly environments: Accepted[] = [];
  /** Workers that hold, or have held, an operation whose end they have not written. */
  readonly holders: Array<Fence & { environmentId: string; kind: OperationKind }> = [];
  /** What was set over the configuration. */
  readonly limits = new Map<string, QuotaLimits>();

  constructor() {
    this.tree.set(requester, []);
    const [engineering, teamA, teamB, dana] = owners;
    this.tree.set(engineering, []);
    this.tree.set(teamA, [engineering]);
    this.tree.set(teamB, []);
    this.tree.set(dana, [teamA]);
  }

  living(...statuses: EnvironmentStatus[]): Accepted[] {
    return this.environments.filter(({ status }) =>
      statuses.length > 0 ? statuses.includes(status) : !isFinalStatus(status),
    );
  }

  /** What lives in a scope; with `own` only what its owner has itself. */
  holding(scope: string, own = false): Accepted[] {
    return this.living().filter(({ lineage, owner, region }) =>
      own ? ownerQuotaScope(owner) === scope : scopesOf(lineage, region).includes(scope),
    );
  }

  inUse(
    scope: string,
    resource: QuotaResource,
    of: { own?: boolean; but?: Accepted } = {},
  ): number {
    return this.holding(scope, of.own)
      .filter(environment => environment !== of.but)
      .reduce((sum, one) => sum + (takenBy(one, one.asleep)[resource] ?? 0), 0);
  }

  /**
   * The limits that what is asked for would break; for what is given to another owner, of those that did not count it
   * before, and without what it holds there itself.
   */
  broken(asked: Asked, lineage: string[], given?: Accepted) {
    const covered = given ? scopesOf(given.lineage, given.region) : [];
    const taken = Object.entries(takenBy(asked, given?.asleep));
    return scopesOf(lineage, asked.region)
      .flatMap(scope => this.#brokenIn(scope, asked, taken, given))
      .filter(({ scope, resource }) =>
        this.#fixed(scope, resource) === undefined
          ? !given || scope !== ownerQuotaScope(given.owner)
          : !covered.includes(scope),
      );
  }

  /** The limits that something asleep would break awake: of what it takes more than it has. */
  brokenAwake(sleeping: Accepted) {
    return this.#brokenByMore(sleeping, takenBy(sleeping, true), takenBy(sleeping));
  }

  /** The limits that something would break with so many nodes: of what it takes more than it has. */
  brokenWith(nodes: number, environment: Accepted) {
    return this.#brokenByMore(
      environment,
      takenBy(environment),
      takenBy({ ...environment, nodes }),
    );
  }

  #brokenByMore(
    environment: Accepted,
    has: ReturnType<typeof takenBy>,
    takes: ReturnType<typeof takenBy>,
  ) {
    const before = new Map(Object.entries(has));
    const more = Object.entries(takes).filter(([resource, amount]) => {
      const had = before.get(resource);
      return had === undefined || amount === undefined ? had !== amount : amount > had;
    });
    return scopesOf(environment.lineage, environment.region)
      .sort()
      .flatMap(scope => this.#brokenIn(scope, environment, more, environment));
  }

  /** What page, API or configuration say of this scope itself. */
  #fixed(scope: string, resource: QuotaResource) {
    return this.limits.get(scope)?.[resource] ?? configured.scopes.get(scope)?.[resource];
  }

  #brokenIn(
    scope: string,
    asked: Asked,
    taken: Array<[string, number | undefined]>,
    given?: Accepted,
  ) {
    const ofOwner = scope === ownerQuotaScope(asked.owner) ? configured.defaults : {};
    return taken.flatMap(([name, amount]) => {
      const resource = name as QuotaResource;
      const fixed = this.#fixed(scope, resource);
      const limit = fixed ?? ofOwner[resource];
      if (limit === undefined || limit === 'unlimited' || amount === 0) return [];
      const inUse = this.inUse(scope, resource, { own: fixed === undefined, but: given });
      if (amount !== undefined && inUse + amount <= limit) return [];
      return [{ scope, resource, limit, inUse, asked: amount }];
    });
  }
}

function scopesOf(lineage: string[], region: string): string[] {
  return [globalQuotaScope, ...lineage.map(ownerQuotaScope), placementQuotaScope('fake', region)];
}
