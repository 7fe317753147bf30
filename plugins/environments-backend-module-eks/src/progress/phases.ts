import type { Phase } from '@eks-environments/plugin-environments-common';
import type { OperationKind } from '@eks-environments/plugin-environments-common';

/**
 * A stretch of an operation, in order: from which percent on, and how long it takes in milliseconds as
 * measured in public runs of eksctl 0.23x with one managed node group (15 to 16 minutes in all). Those of
 * hibernating and waking: an update of a group's sizes took 30 to 90 seconds in public transcripts, and new
 * nodes were ready some 100 seconds after it; the rest is estimated until there are runs of one's own.
 */
export interface PhaseFigures extends Phase {
  from: number;
  duration: number;
}

const seconds = 1_000;
const minutes = 60_000;

export const createPhases = [
  { id: 'VALIDATING', title: 'Checking the request with AWS', from: 0, duration: 8 * seconds },
  { id: 'NETWORK_PLAN', title: 'Planning the network', from: 2, duration: 5 * seconds },
  { id: 'CONTROL_PLANE', title: 'Creating the control plane', from: 4, duration: 9.5 * minutes },
  { id: 'ACCESS', title: 'Giving access', from: 60, duration: 35 * seconds },
  { id: 'CORE_ADDONS', title: 'Installing core add-ons', from: 62, duration: 15 * seconds },
  {
    id: 'CP_WAIT',
    title: 'Waiting for the control plane to answer',
    from: 65,
    duration: 2 * minutes,
  },
  { id: 'NODEGROUPS', title: 'Creating the nodes', from: 78, duration: 3.5 * minutes },
  { id: 'KUBECONFIG', title: 'Connecting to the cluster', from: 94, duration: 3 * seconds },
  {
    id: 'NODES_READY',
    title: 'Waiting for the nodes to be ready',
    from: 96,
    duration: 10 * seconds,
  },
  { id: 'POST_ADDONS', title: 'Installing further add-ons', from: 98, duration: 60 * seconds },
  { id: 'POD_IDENTITY', title: 'Giving rights to workloads', from: 99, duration: 35 * seconds },
  { id: 'READY', title: 'Checking that everything works', from: 99, duration: 3 * seconds },
] as const satisfies PhaseFigures[];

export const deletePhases = [
  { id: 'DELETING', title: 'Starting to delete', from: 0, duration: 5 * seconds },
  { id: 'DRAINING', title: 'Draining the nodes', from: 5, duration: 5 * seconds },
  { id: 'LB_CLEANUP', title: 'Removing load balancers', from: 10, duration: 10 * seconds },
  { id: 'NODEGROUPS', title: 'Deleting the nodes', from: 15, duration: 4.5 * minutes },
  { id: 'IAM_ACCESS', title: 'Removing access and roles', from: 60, duration: 45 * seconds },
  {
    id: 'CONTROL_PLANE',
    title: 'Deleting the control plane and network',
    from: 70,
    duration: 4 * minutes,
  },
  { id: 'VERIFY', title: 'Checking that nothing is left', from: 97, duration: 3 * seconds },
] as const satisfies PhaseFigures[];

export const hibernatePhases = [
  { id: 'CHECKING', title: 'Looking at the node groups', from: 0, duration: 5 * seconds },
  { id: 'REMEMBERING', title: 'Noting how many nodes there are', from: 4, duration: 1 * seconds },
  { id: 'SCALING_DOWN', title: 'Taking the nodes away', from: 6, duration: 1.5 * minutes },
  {
    id: 'TERMINATING',
    title: 'Waiting until no machine is left',
    from: 50,
    duration: 2 * minutes,
  },
  { id: 'VERIFY', title: 'Checking that nothing runs', from: 97, duration: 3 * seconds },
] as const satisfies PhaseFigures[];

export const wakePhases = [
  { id: 'CHECKING', title: 'Looking at the node groups', from: 0, duration: 5 * seconds },
  { id: 'SCALING_UP', title: 'Asking for the nodes', from: 5, duration: 1.5 * minutes },
  { id: 'NODES_RUNNING', title: 'Waiting for the machines', from: 45, duration: 1 * minutes },
  { id: 'ADDONS', title: 'Waiting for the nodes to take up work', from: 70, duration: 1 * minutes },
  { id: 'READY', title: 'Checking that everything works', from: 97, duration: 3 * seconds },
] as const satisfies PhaseFigures[];

export type CreatePhase = (typeof createPhases)[number]['id'];
export type DeletePhase = (typeof deletePhases)[number]['id'];

const phases: Record<OperationKind, readonly PhaseFigures[]> = {
  create: createPhases,
  delete: deletePhases,
  hibernate: hibernatePhases,
  wake: wakePhases,
};

export function phasesOf(kind: OperationKind): readonly PhaseFigures[] {
  return phases[kind];
}
