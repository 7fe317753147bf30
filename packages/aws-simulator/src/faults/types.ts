/** What a fault does where it matches. */
export type FaultEffect =
  /** The AWS call is refused; at a phase, eksctl ends with the message. */
  | { type: 'error'; code?: string; message: string; status?: number }
  /** The AWS call is refused as throttled. */
  | { type: 'throttle' }
  /** No answer, ever; at a phase, eksctl stands still. */
  | { type: 'hang' }
  /** Model seconds before the answer, or before the phase goes on. */
  | { type: 'slow'; seconds: number }
  /** CreateStack is accepted; a resource of the stack fails and it rolls back. */
  | { type: 'rollback'; resource?: string; reason?: string }
  /** DeleteStack is accepted; a resource of the stack can't be deleted. */
  | { type: 'delete-failed'; resource?: string; reason?: string }
  /** The stack's resource never gets done, in a create or a delete. */
  | { type: 'stall'; resource?: string }
  /** The add-on is made and doesn't become healthy. */
  | { type: 'degraded'; message?: string }
  /** A node group is scaled up, and EC2 has no machines for it: it gets degraded. */
  | { type: 'no-capacity'; message?: string }
  /** eksctl's process is killed (SIGKILL) at the phase. */
  | { type: 'crash' }
  /** eksctl's process exits with this code at the phase. */
  | { type: 'exit'; code: number }
  /** eksctl writes this many lines of this length at the phase. */
  | { type: 'noise'; lines: number; length?: number }
  /** The nodes never become ready (phase NODES_READY). */
  | { type: 'nodes-not-ready' }
  /** The Kubernetes API can't be reached (phase CP_WAIT). */
  | { type: 'unreachable' }
  /** kubectl isn't installed (phase READY). */
  | { type: 'kubectl-missing' };

/** A fault as it is planned: where, how often, and what. */
export interface FaultPlan {
  /** An AWS call, `eks:CreateAddon`, or all of a service, `eks:*`; with none given, what the effect says. */
  operation?: string;
  /** A phase of eksctl. */
  phase?: string;
  /** The command that the phase belongs to, `create cluster`; any when undefined. */
  command?: string;
  /** Regular expression on the cluster's name; any when undefined. */
  namePattern?: string;
  /** Any when undefined. */
  region?: string;
  /** The first match that is hit, from 1; default 1. */
  nth?: number;
  /** How many matches are hit; default 1. */
  times?: number | 'always';
  effect: FaultEffect;
}

export interface Fault extends FaultPlan {
  id: string;
  /** Matches so far. */
  seen: number;
  /** Hits so far. */
  hits: number;
}
