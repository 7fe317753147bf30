import { createPermission } from '@backstage/plugin-permission-common';

/** @public */
export const RESOURCE_TYPE_ENVIRONMENT = 'environment';
/** A request, or the state that one would bring about. @public */
export const RESOURCE_TYPE_ENVIRONMENT_REQUEST = 'environment-request';

/** Evaluated on the candidate in memory, never with a reference. @public */
export const environmentCreatePermission = createPermission({
  name: 'environments.environment.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/** @public */
export const environmentReadPermission = createPermission({
  name: 'environments.environment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/** @public */
export const environmentUpdatePermission = createPermission({
  name: 'environments.environment.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/** @public */
export const environmentDeletePermission = createPermission({
  name: 'environments.environment.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/** To protect one from being deleted, also by its end, and to lift that. @public */
export const environmentProtectPermission = createPermission({
  name: 'environments.environment.protect',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/** To be told how to connect. @public */
export const environmentAccessPermission = createPermission({
  name: 'environments.environment.access',
  attributes: {},
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/** @public */
export const requestApprovePermission = createPermission({
  name: 'environments.request.approve',
  attributes: {},
  resourceType: RESOURCE_TYPE_ENVIRONMENT_REQUEST,
});

/** Evaluated on the candidate in memory, never with a reference. @public */
export const requestSkipApprovalPermission = createPermission({
  name: 'environments.request.skip-approval',
  attributes: {},
  resourceType: RESOURCE_TYPE_ENVIRONMENT_REQUEST,
});

/** To see limits and use of the scopes that cover oneself. @public */
export const quotaReadPermission = createPermission({
  name: 'environments.quota.read',
  attributes: { action: 'read' },
});

/** To see limits and use of all scopes, and to change limits. @public */
export const quotaUpdatePermission = createPermission({
  name: 'environments.quota.update',
  attributes: { action: 'update' },
});

/** To see messages that could not be delivered, and to have them sent again. @public */
export const messageManagePermission = createPermission({
  name: 'environments.message.manage',
  attributes: { action: 'update' },
});

/** All permissions of messages. @public */
export const messagePermissions = [messageManagePermission];

/** All permissions of quotas. @public */
export const quotaPermissions = [quotaReadPermission, quotaUpdatePermission];

/** All permissions of resource type `environment`. @public */
export const environmentPermissions = [
  environmentCreatePermission,
  environmentReadPermission,
  environmentUpdatePermission,
  environmentDeletePermission,
  environmentProtectPermission,
  environmentAccessPermission,
];

/** All permissions of resource type `environment-request`. @public */
export const requestPermissions = [requestApprovePermission, requestSkipApprovalPermission];
