import type { Flag } from '../arguments/types.ts';

/** Model seconds that a wait may take, unless `--timeout` says otherwise. */
export const defaultTimeout = 25 * 60;

export const globalFlags: Flag[] = [
  { name: 'help', short: 'h', type: 'switch' },
  { name: 'verbose', short: 'v', type: 'number' },
  { name: 'color', short: 'C', type: 'text' },
];

export const globalUnsimulated = ['dumpLogs', 'profile'];

export const region: Flag = { name: 'region', short: 'r', type: 'text' };
export const timeout: Flag = { name: 'timeout', type: 'duration' };
export const file: Flag = { name: 'config-file', short: 'f', type: 'text' };
export const output: Flag = { name: 'output', short: 'o', type: 'text' };
export const cluster: Flag = { name: 'cluster', short: 'c', type: 'text' };
export const name: Flag = { name: 'name', short: 'n', type: 'text' };
export const wait: Flag = { name: 'wait', short: 'w', type: 'switch' };
export const cfnRole: Flag = { name: 'cfn-role-arn', type: 'text' };
export const disableRollback: Flag = { name: 'cfn-disable-rollback', type: 'switch' };
export const approve: Flag = { name: 'approve', type: 'switch' };

export const kubeconfig: Flag[] = [
  { name: 'kubeconfig', type: 'text' },
  { name: 'authenticator-role-arn', type: 'text' },
  { name: 'set-kubeconfig-context', type: 'switch' },
  { name: 'auto-kubeconfig', type: 'switch' },
];
