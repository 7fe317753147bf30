import type { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ErrorDetail } from '@eks-environments/plugin-environments-common';

/** An owner and what it belongs to. */
export interface Owner {
  /** Normalised. */
  ref: string;
  /** The owner first, then the groups above it; each once. */
  lineage: string[];
  /** The groups right above. */
  parents: string[];
}

/** Who can own an environment: the groups and users of the catalog. */
export interface OwnerDirectory {
  /** The owner, or why it is none. Throws ServiceUnavailableError. */
  resolve(owner: string): Promise<Owner | { violation: ErrorDetail }>;
  /** The lineages of those of these refs that the catalog has. Throws ServiceUnavailableError. */
  lineages(refs: string[]): Promise<Map<string, string[]>>;
  /**
   * How many people of the catalog stand behind these users and groups, besides some; not counted beyond `enough`.
   * A group stands for its members and those of the groups below it, as in Backstage's notifications. Throws
   * ServiceUnavailableError.
   */
  countPeople(refs: string[], limits: { besides: string[]; enough: number }): Promise<number>;
}

function violation(rule: string, message: string): { violation: ErrorDetail } {
  return { violation: { path: 'owner', rule, message } };
}

/** The full ref of a group, or of whatever kind is named; undefined for what is none. */
export function normaliseRef(owner: string): string | undefined {
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(owner, { defaultKind: 'group', defaultNamespace: 'default' }),
    );
    return isRef(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}

function isRef(text: string): boolean {
  return /^[a-z]+:[a-z0-9][a-z0-9._-]{0,62}\/[a-z0-9][a-z0-9._-]{0,62}$/.test(text);
}

/** How many the catalog is asked for at once. */
const batch = 100;

/** Asks the catalog as this plugin: whether an owner exists is no secret of the one who names it. */
export class CatalogOwnerDirectory implements OwnerDirectory {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  async resolve(owner: string): Promise<Owner | { violation: ErrorDetail }> {
    const ref = normaliseRef(owner);
    if (ref === undefined) {
      return violation('owner.ref', 'Name a group or a user, for example group:default/team-a.');
    }
    if (!/^(group|user):/.test(ref)) {
      return violation('owner.kind', 'Only a group or a user can own an environment.');
    }
    const tree = await this.#read([ref]);
    if (!tree.known.has(ref)) return violation('owner.unknown', `The catalog has no ${ref}.`);
    const lineage = lineageOf(ref, tree);
    const parents = new Set(tree.above.get(ref));
    return { ref, lineage, parents: lineage.filter(group => parents.has(group)) };
  }

  async lineages(refs: string[]): Promise<Map<string, string[]>> {
    const tree = await this.#read(refs);
    return new Map(refs.filter(ref => tree.known.has(ref)).map(ref => [ref, lineageOf(ref, tree)]));
  }

  async countPeople(
    refs: string[],
    { besides, enough }: { besides: string[]; enough: number },
  ): Promise<number> {
    const seen = new Set([...besides, ...refs]);
    const left = refs.filter(ref => !besides.includes(ref));
    let people = 0;
    while (left.length > 0 && people < enough) {
      for (const entity of await this.#find(left.splice(0, batch))) {
        if (entity && isUser(entity)) people += 1;
        const below = entity ? refsBelow(entity).filter(ref => !seen.has(ref)) : [];
        below.forEach(ref => seen.add(ref));
        left.push(...below);
      }
    }
    return Math.min(people, enough);
  }

  async #read(refs: string[]): Promise<Tree> {
    const above = new Map<string, string[]>();
    const known = new Set<string>();
    let level = [...new Set(refs)];
    while (level.length > 0) {
      const entities = await this.#find(level);
      level.forEach((ref, i) => {
        const entity = entities[i];
        if (entity) known.add(ref);
        above.set(ref, entity ? groupsAbove(entity) : []);
      });
      level = [...new Set(level.flatMap(ref => above.get(ref) ?? []))].filter(
        ref => !above.has(ref),
      );
    }
    return { above, known };
  }

  async #find(refs: string[]): Promise<Array<Entity | undefined>> {
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: ['kind', 'metadata', 'relations'] },
        { credentials },
      );
      return items;
    } catch (error) {
      throw new ServiceUnavailableError('The catalog cannot be asked for owners now', error);
    }
  }
}

/** Part of the catalog: what is right above what, and what there is. */
interface Tree {
  above: ReadonlyMap<string, string[]>;
  known: ReadonlySet<string>;
}

function isUser({ kind }: Entity): boolean {
  return kind.toLocaleLowerCase('en-US') === 'user';
}

/** A group's members and the groups right below it; each once. */
function refsBelow({ relations = [] }: Entity): string[] {
  const below = relations
    .filter(({ type }) => type === 'hasMember' || type === 'parentOf')
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  return [...new Set(below)];
}

/** A group's parents, and the groups that a user is in. */
function groupsAbove(entity: Entity): string[] {
  const { relations = [] } = entity;
  const type = isUser(entity) ? 'memberOf' : 'childOf';
  return relations
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef.toLocaleLowerCase('en-US'))
    .filter(ref => ref.startsWith('group:') && isRef(ref));
}

/** Walks up, each group once: a tree that bites its tail ends, too. */
function lineageOf(start: string, { above, known }: Tree): string[] {
  const seen = new Set([start]);
  for (const ref of seen) {
    for (const group of above.get(ref) ?? []) {
      if (known.has(group)) seen.add(group);
    }
  }
  return [...seen];
}
