import type {
  Connection,
  EnvironmentStatus,
  OperationKind,
} from '@eks-environments/plugin-environments-common';
import type { NewEvent } from '../database/changeStatus';
import { fromMoment, toMoment } from '../database/columns';
import type { EnvironmentRow } from '../database/tables';
import { momentColumns, schedulesOf } from '../lifecycle/schedules';
import {
  environmentDeleted,
  environmentHibernated,
  environmentReady,
  environmentWoken,
} from '../notifications/lifecycleMessages';
import type { MessageDraft } from '../notifications/Outbox';
import { asleepFrom, awakeAgain } from './sleep';

/** What was done, by whom where a person asked for it. */
interface Done {
  /** As it is after it. */
  environment: EnvironmentRow;
  operationId: string;
  by: string | undefined;
  /** Whether it was queued in the grace. */
  inGrace: boolean;
  now: Date;
}

interface Success {
  change(
    environment: EnvironmentRow,
    result: { connection?: Connection },
    now: Date,
  ): { status: EnvironmentStatus; set: Partial<EnvironmentRow>; event: NewEvent };
  message(done: Done): MessageDraft;
}

/** What becomes of an environment when an operation has succeeded, and what is told of it. */
export const successes: Record<OperationKind, Success> = {
  create: {
    change: (environment, { connection = {} }, now) => ({
      status: 'ready',
      set: {
        ready_at: fromMoment(now),
        connection: JSON.stringify(connection),
        ...momentColumns(schedulesOf(environment), now),
      },
      event: { kind: 'ready', message: 'Ready to use' },
    }),
    message: environmentReady,
  },
  hibernate: {
    change: (_, __, now) => ({
      status: 'hibernated',
      set: asleepFrom(now),
      event: { kind: 'hibernated', message: 'Asleep; its nodes are gone' },
    }),
    message: done => {
      const { by, inGrace, environment } = done;
      const { grace_ends_at: graceEndsAt } = environment;
      const otherwise = inGrace ? 'grace' : 'schedule';
      return environmentHibernated({
        ...done,
        why: by === undefined ? otherwise : 'person',
        ...(graceEndsAt !== null && { graceEndsAt: toMoment(graceEndsAt) }),
      });
    },
  },
  wake: {
    change: (_, { connection = {} }) => ({
      status: 'ready',
      set: { connection: JSON.stringify(connection) },
      event: { kind: 'woken', message: 'Awake and ready to use' },
    }),
    message: environmentWoken,
  },
  delete: {
    change: (environment, _, now) => ({
      status: 'deleted',
      set: { deleted_at: fromMoment(now), connection: null, ...awakeAgain(environment, now) },
      event: { kind: 'deleted', message: 'Deleted; nothing of it is left' },
    }),
    message: done => {
      const { by, environment, now } = done;
      const ended = by === undefined && toMoment(environment.expires_at) <= now;
      return environmentDeleted({ ...done, ...(ended && { why: 'Its lifetime has ended.' }) });
    },
  },
};
