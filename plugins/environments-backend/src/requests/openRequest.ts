import type { Knex } from 'knex';
import type { ApprovalNeed, RequestKind } from '@eks-environments/plugin-environments-common';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment, toNumber } from '../database/columns';
import { insertRequest } from '../database/requests/insertRequest';
import type { EnvironmentRow, RequestRow } from '../database/tables';
import { digestOf } from '../environments/digest';
import { approvalNeeded } from '../notifications/approverMessages';
import type { Outbox } from '../notifications/Outbox';
import { momentInWords } from '../notifications/words';
import type { Person } from '../permissions/Person';
import { lapseOf, type LapseContext } from './lapse';
import { nominationColumns, type Nomination } from './nominate';

/** What somebody asks for of an environment that there is, and who decides it. */
export interface Asked {
  /** Of the request. */
  id: string;
  kind: Exclude<RequestKind, 'create'>;
  person: Person;
  approval: ApprovalNeed;
  nomination: Nomination;
  /** Who is told: those nominated, and the admins where these are too few. */
  told: string[];
  reason: string | null;
  /** Of an extension: the end, and the lifetime until then in milliseconds. */
  until?: { expiresAt: Date; lifetime: number };
}

/**
 * Opens a request for an environment that goes on as it is until that is decided; its row is locked, and it has
 * no other open one.
 */
export async function openRequest(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  asked: Asked,
  context: LapseContext & { outbox: Outbox; now: Date },
): Promise<void> {
  const { outbox, now } = context;
  const request = requestRow(environment, asked, now);
  await insertRequest(tx, request, asked.nomination.approvers);
  await changeEnvironment(tx, {
    environment,
    set: { open_request_id: request.id },
    event: { ...eventOf(asked), actor: asked.person.ref },
    now,
  });
  const lapsesAt = lapseOf(request, environment, context);
  await outbox.write(
    tx,
    approvalNeeded({
      environment,
      request,
      recipients: asked.told,
      ...(lapsesAt && { lapsesAt }),
      now,
    }),
  );
}

function eventOf({ kind, until }: Asked): { kind: string; message: string } {
  return kind === 'extend' && until
    ? {
        kind: 'extension-requested',
        message: `Asked to keep it until ${momentInWords(
          until.expiresAt,
        )}; that waits for an approval`,
      }
    : {
        kind: 'deletion-requested',
        message: 'Deletion was asked for; it waits for an approval',
      };
}

function requestRow(environment: EnvironmentRow, asked: Asked, now: Date): RequestRow {
  const { id, kind, person, approval, nomination, reason, until } = asked;
  const lifetime = until ? until.lifetime : environment.lifetime;
  const expiresAt = until ? fromMoment(until.expiresAt) : null;
  const cost = environment.cost_per_month;
  return {
    id,
    environment_id: environment.id,
    kind,
    status: 'open',
    version: 1,
    digest: digestOf({
      kind,
      environmentId: environment.id,
      ...(expiresAt !== null && { expiresAt }),
      provider: environment.provider,
      target: environment.target,
      type: environment.type,
      owner: environment.owner,
      lifetime: lifetime === null ? null : toNumber(lifetime),
      effectiveManifest: environment.effective_manifest,
      costPerMonth: cost === null ? null : toNumber(cost),
    }),
    requester: person.ref,
    submitted_by: person.ref,
    via: person.via,
    owner: environment.owner,
    type: environment.type,
    provider: environment.provider,
    target: environment.target,
    region: environment.region,
    lifetime,
    nodes: environment.nodes,
    cost_per_month: cost,
    price: environment.price,
    footprint: environment.footprint,
    approval: JSON.stringify(approval),
    created_at: fromMoment(now),
    closed_at: null,
    expires_at: expiresAt,
    reason,
    ...nominationColumns(nomination, now),
  };
}
