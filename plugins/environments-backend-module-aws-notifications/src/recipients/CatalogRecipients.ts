import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { mailAddress } from './mailAddress';

/** A person whom a message is for. */
export interface Recipient {
  /** Normalised entity ref. */
  ref: string;
  /** Undefined where the catalog has none that is one. */
  address?: string;
}

/** The people behind users and groups. */
export interface Recipients {
  /** Each person once, without those in `except`. Throws ServiceUnavailableError. */
  resolve(refs: string[], except?: string[]): Promise<Recipient[]>;
}

/**
 * Asks the catalog as this plugin. A group stands for its members and those of the groups below it, as in
 * Backstage's own notifications. Users that the catalog does not have are people without an address.
 */
export class CatalogRecipients implements Recipients {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  async resolve(refs: string[], except: string[] = []): Promise<Recipient[]> {
    const left = new Set(except.map(normal));
    const people = new Map<string, Recipient>();
    const seen = new Set<string>();
    let level = refs.map(normal);
    while (level.length > 0) {
      const asked = [...new Set(level)].filter(ref => !seen.has(ref) && !left.has(ref));
      asked.forEach(ref => seen.add(ref));
      const entities = await this.#find(asked);
      level = [];
      for (const [i, ref] of asked.entries()) {
        if (ref.startsWith('user:')) {
          people.set(ref, { ref, address: addressOf(entities[i]) });
        } else {
          level.push(...below(entities[i]));
        }
      }
    }
    return [...people.values()];
  }

  async #find(refs: string[]): Promise<Array<Entity | undefined>> {
    if (refs.length === 0) return [];
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: ['kind', 'metadata', 'relations', 'spec.profile'] },
        { credentials },
      );
      return items;
    } catch (error) {
      throw new ServiceUnavailableError('The catalog cannot be asked for recipients now', error);
    }
  }
}

function normal(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}

function addressOf(user: Entity | undefined): string | undefined {
  const profile = user?.spec?.profile;
  return profile && typeof profile === 'object' && !Array.isArray(profile)
    ? mailAddress(profile.email)
    : undefined;
}

/** A group's members and the groups right below it. */
function below(group: Entity | undefined): string[] {
  return (group?.relations ?? [])
    .filter(({ type }) => type === 'hasMember' || type === 'parentOf')
    .map(({ targetRef }) => normal(targetRef));
}
