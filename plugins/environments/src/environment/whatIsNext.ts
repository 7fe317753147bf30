import type { EnvironmentStatus } from '@eks-environments/plugin-environments-common';

/** What a status means for a person and what comes next, where its name does not say it all. */
export const whatIsNext: Partial<Record<EnvironmentStatus, string>> = {
  'awaiting-approval':
    'Somebody who may approve it has to say yes first. Nothing has been created, and nothing costs money yet. You need not do anything: it starts by itself once it is approved.',
  queued: 'It starts by itself as soon as it is its turn.',
  hibernating:
    'Its nodes are being stopped, and what runs in it with them. The cluster and its volumes stay.',
  hibernated:
    'Its nodes are gone and nothing runs in it; the cluster and its volumes are kept. It gets the same nodes again once it is woken.',
  waking:
    'Its nodes are being started again. What ran in it starts by itself as soon as there is room for it.',
  failed:
    'It could not be made to run. Parts of it may exist and cost money: retry, which goes on from what exists, or delete it.',
  'delete-failed':
    'It could not be deleted completely. What is left may still cost money: retry the deletion, and if it fails again, ask the platform team.',
  deleted: 'AWS was asked, and nothing of it is left. The name may be used again.',
  rejected:
    'The request was rejected; nothing was created. The reason is in the events. You may change what was asked for and file it again.',
  withdrawn: 'The request was taken back before anything was created. The name may be used again.',
  lapsed: 'The request was not decided in time; nothing was created. You may file it again.',
};
