import type { NewEvent } from '../database/changeStatus';
import type { EnvironmentRow } from '../database/tables';
import { conflict } from '../errors';
import { isGoing } from './isGoing';

/** One thing that somebody changes of an environment. */
export interface Change {
  set: Partial<EnvironmentRow>;
  event: NewEvent;
}

export interface UpdateContext {
  actor: string;
  now: Date;
  /** Milliseconds before the end. */
  warnBefore: number[];
}

/** Throws ConflictError where it is about to be gone. */
export function requireStaying(environment: EnvironmentRow): void {
  if (isGoing(environment)) throw conflict('status', 'The environment is being deleted');
}
