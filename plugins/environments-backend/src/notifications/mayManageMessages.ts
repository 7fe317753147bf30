import type { BackstageCredentials, PermissionsService } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { messageManagePermission } from '@eks-environments/plugin-environments-common';

export interface MessagesPermissionOptions {
  permissions: PermissionsService;
  /** Whether the portal's permissions are switched on. */
  permissionsEnabled: boolean;
}

/** Whether they may look after messages. Where permissions are switched off nobody may. */
export async function mayManageMessages(
  { permissions, permissionsEnabled }: MessagesPermissionOptions,
  credentials: BackstageCredentials,
): Promise<boolean> {
  const [decision] = await permissions.authorize([{ permission: messageManagePermission }], {
    credentials,
  });
  return permissionsEnabled && decision.result === AuthorizeResult.ALLOW;
}
