import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Decide } from '@eks-environments/plugin-environments-common';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { closeRequest } from '../database/requests/closeRequest';
import { insertDecision } from '../database/requests/decisions';
import type { RequestRecord } from '../database/requests/records';
import { queueCreation } from '../environments/queueing';
import { conflict, notFound } from '../errors';

/** Decides an open request once, on exactly what the person has seen. */
export async function decideRequest(
  tx: Knex.Transaction,
  request: RequestRecord,
  { decision, digest, comment }: Decide,
  by: string,
  now: Date,
): Promise<void> {
  if (digest !== request.digest) {
    throw conflict('digest', 'The request is not the one that was seen; read it again');
  }
  const environment = await lockEnvironment(tx, request.environment_id);
  if (!environment) throw notFound('request');
  const approves = decision === 'approve';
  const closed = await closeRequest(tx, request.id, approves ? 'approved' : 'rejected', now);
  const counted =
    closed &&
    (await insertDecision(tx, {
      id: randomUUID(),
      request_id: request.id,
      decided_by: by,
      decision,
      comment: comment || null,
      digest,
      at: fromMoment(now),
    }));
  if (!counted) throw conflict('decided', 'The request is not open any more');
  const reason = comment ? `: ${comment}` : '';
  if (approves) {
    await queueCreation(
      tx,
      environment,
      { kind: 'approved', actor: by, message: `Approved; the creation is queued${reason}` },
      now,
    );
  } else {
    await changeEnvironment(tx, {
      environment,
      status: 'rejected',
      set: { open_request_id: null },
      event: { kind: 'rejected', actor: by, message: `Rejected${reason}` },
      now,
    });
  }
}
