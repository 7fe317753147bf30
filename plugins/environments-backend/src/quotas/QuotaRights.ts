import type {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ownerQuotaScope,
  quotaReadPermission,
  quotaUpdatePermission,
} from '@eks-environments/plugin-environments-common';
import type { OwnerDirectory } from '../environments/OwnerDirectory';
import { personOf } from '../permissions/Person';

/** What one caller may see and change of the quotas. */
export interface QuotaRights {
  read: boolean;
  update: boolean;
  /** Scopes of owners that may be seen, besides those that cover everybody. */
  owners: string[] | 'all';
}

export interface QuotaRightsOptions {
  permissions: PermissionsService;
  /** Whether the portal's permissions are switched on. */
  permissionsEnabled: boolean;
  owners: OwnerDirectory;
  userInfo: UserInfoService;
}

/** Asks the permission framework. Where permissions are switched off nobody changes limits. */
export class QuotaRightsReader {
  readonly #options: QuotaRightsOptions;

  constructor(options: QuotaRightsOptions) {
    this.#options = options;
  }

  async of(credentials: BackstageCredentials): Promise<QuotaRights> {
    const { permissions, permissionsEnabled } = this.#options;
    const [reads, updates] = await permissions.authorize(
      [{ permission: quotaReadPermission }, { permission: quotaUpdatePermission }],
      { credentials },
    );
    const person = personOf(credentials);
    const update =
      permissionsEnabled && person !== undefined && updates.result === AuthorizeResult.ALLOW;
    const read = update || reads.result === AuthorizeResult.ALLOW;
    if (!read) return { read, update, owners: [] };
    // A service reads for nobody in particular: what it may read is not narrowed.
    const all = update || !person;
    return { read, update, owners: all ? 'all' : await this.#covering(credentials) };
  }

  /** The scopes of a person, of the groups they are in and of the groups above. */
  async #covering(credentials: BackstageCredentials): Promise<string[]> {
    const { owners, userInfo } = this.#options;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    const own = ownershipEntityRefs.filter(ref => /^(group|user):/.test(ref));
    const lineages = await owners.lineages(own);
    return [...new Set([...lineages.values()].flat())].map(ownerQuotaScope);
  }
}
