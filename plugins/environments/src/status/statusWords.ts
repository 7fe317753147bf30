import type {
  EnvironmentStatus,
  ErrorClass,
  OperationKind,
  OperationState,
} from '@eks-environments/plugin-environments-common';

/** What people call each status. */
export const statusWords: Record<EnvironmentStatus, string> = {
  'awaiting-approval': 'Waiting for approval',
  queued: 'Queued',
  provisioning: 'Being created',
  ready: 'Ready',
  hibernating: 'Going to sleep',
  hibernated: 'Asleep',
  waking: 'Waking up',
  deleting: 'Being deleted',
  failed: 'Failed',
  'delete-failed': 'Deletion failed',
  deleted: 'Deleted',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  lapsed: 'Not decided in time',
};

/** What each class of error means to a person. */
export const errorClassWords: Record<ErrorClass, string> = {
  configuration: 'Something in the configuration is not right',
  guardrail: 'The platform’s rules do not allow this',
  quota: 'A quota is used up',
  'aws-limit': 'A limit of the AWS account is reached',
  'aws-permission': 'Permissions in AWS are missing',
  throttled: 'AWS asked to slow down',
  capacity: 'AWS has no capacity for this at the moment',
  timeout: 'It took too long',
  lost: 'The cluster is gone',
  platform: 'The platform itself has a problem',
  unknown: 'Something unexpected happened',
};

export const operationWords: Record<OperationKind, string> = {
  create: 'Create',
  delete: 'Delete',
  hibernate: 'Put to sleep',
  wake: 'Wake up',
};

export const operationStateWords: Record<OperationState, string> = {
  queued: 'queued',
  running: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'stopped',
};
