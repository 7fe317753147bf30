import type { Clock, EnvironmentsService } from '@eks-environments/plugin-environments-node';

/** What the actions on environments work with. */
export interface ActionOptions {
  environments: EnvironmentsService;
  clock: Clock;
  /** Aborted when the backend stops. */
  stopping: AbortSignal;
}
