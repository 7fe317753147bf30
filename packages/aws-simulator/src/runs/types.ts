/** How a run of eksctl ended: its exit code, or that its process vanished. */
export type RunEnd = { exit: number } | { vanished: true };

/** One process of the simulator's eksctl, from its start to its end. */
export interface Run {
  id: string;
  pid: number;
  /** Without the program's name; eksctl takes no secrets as arguments. */
  argv: string[];
  /** `create cluster`, `get cluster`, …; empty when not understood. */
  command: string;
  cluster?: string;
  account?: string;
  region?: string;
  /** Real time, ISO. */
  startedAt: string;
  endedAt?: string;
  end?: RunEnd;
  phases: { phase: string; at: string }[];
}

/** Phases of `create cluster`, in order. */
export const createPhases = [
  'VALIDATING',
  'NETWORK_PLAN',
  'CONTROL_PLANE',
  'ACCESS',
  'CORE_ADDONS',
  'CP_WAIT',
  'NODEGROUPS',
  'KUBECONFIG',
  'NODES_READY',
  'POST_ADDONS',
  'POD_IDENTITY',
  'READY',
] as const;

/** Phases of `delete cluster`, in order. */
export const deletePhases = [
  'DELETING',
  'DRAINING',
  'LB_CLEANUP',
  'NODEGROUPS',
  'IAM_ACCESS',
  'CONTROL_PLANE',
  'DONE',
] as const;

/** Phases of `scale nodegroup`, in order; the second only with `--wait`. */
export const scalePhases = ['SCALING', 'SCALE_WAIT', 'SCALED'] as const;

export type Phase =
  | (typeof createPhases)[number]
  | (typeof deletePhases)[number]
  | (typeof scalePhases)[number];
