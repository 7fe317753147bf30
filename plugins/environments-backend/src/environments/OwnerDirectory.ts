import type { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ErrorDetail } from '@eks-environments/plugin-environments-common';

/** Who can own an environment: the groups and users of the catalog. */
export interface OwnerDirectory {
  /** The normalised ref of an owner, or why it is none. Throws ServiceUnavailableError. */
  resolve(owner: string): Promise<{ ref: string } | { violation: ErrorDetail }>;
}

function violation(rule: string, message: string): { violation: ErrorDetail } {
  return { violation: { path: 'owner', rule, message } };
}

function normalise(owner: string): string | undefined {
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(owner, { defaultKind: 'group', defaultNamespace: 'default' }),
    );
    return /^[a-z]+:[a-z0-9._-]+\/[a-z0-9._-]+$/.test(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}

/** Asks the catalog as this plugin: whether an owner exists is no secret of the one who names it. */
export class CatalogOwnerDirectory implements OwnerDirectory {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  async resolve(owner: string): Promise<{ ref: string } | { violation: ErrorDetail }> {
    const ref = normalise(owner);
    if (ref === undefined) {
      return violation('owner.ref', 'Name a group or a user, for example group:default/team-a.');
    }
    if (!/^(group|user):/.test(ref)) {
      return violation('owner.kind', 'Only a group or a user can own an environment.');
    }
    const found = await this.#find(ref);
    return found ? { ref } : violation('owner.unknown', `The catalog has no ${ref}.`);
  }

  async #find(ref: string): Promise<boolean> {
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      return (await this.#catalog.getEntityByRef(ref, { credentials })) !== undefined;
    } catch (error) {
      throw new ServiceUnavailableError('The catalog cannot be asked for the owner now', error);
    }
  }
}
