import type { EnvironmentStatus } from '@eks-environments/plugin-environments-common';

/** What may follow each status. Every change of status is checked against this table, and nothing else. */
const transitions: Record<EnvironmentStatus, readonly EnvironmentStatus[]> = {
  'awaiting-approval': ['queued', 'rejected', 'withdrawn', 'lapsed'],
  queued: ['provisioning', 'deleting'],
  provisioning: ['ready', 'failed', 'queued', 'deleting'],
  ready: ['hibernating', 'deleting', 'failed'],
  hibernating: ['hibernated', 'ready', 'failed', 'deleting'],
  hibernated: ['waking', 'deleting'],
  waking: ['ready', 'failed', 'deleting'],
  failed: ['queued', 'waking', 'deleting'],
  deleting: ['deleted', 'delete-failed'],
  'delete-failed': ['deleting'],
  deleted: [],
  rejected: [],
  withdrawn: [],
  lapsed: [],
};

export function mayFollow(from: EnvironmentStatus, to: EnvironmentStatus): boolean {
  return transitions[from].includes(to);
}
