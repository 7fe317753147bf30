import type { Knex } from 'knex';
import type { JsonObject } from '@backstage/types';
import type { Clock } from '@eks-environments/plugin-environments-node';
import type { AuditedEvent } from '../audit/audited';
import { recorded, type RecordContext } from '../audit/recorded';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment, toMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { advanceRequest } from '../database/requests/advanceRequest';
import { findDecisions } from '../database/requests/decisions';
import { dueRequests, type DueRequest } from '../database/requests/dueRequests';
import { findRequest } from '../database/requests/findRequest';
import { nominateFor } from '../database/requests/insertRequest';
import type { RequestRecord } from '../database/requests/records';
import type { EnvironmentRow, Moment } from '../database/tables';
import { approvalEscalated, approvalReminder } from '../notifications/approverMessages';
import { requestLapsed } from '../notifications/requesterMessages';
import type { Outbox } from '../notifications/Outbox';
import type { OwnerDirectory } from '../environments/OwnerDirectory';
import { endRequest } from './endRequest';
import { stillDeciding, whomToTell } from './enoughPeople';
import { lapseOf, type LapseContext } from './lapse';
import { recordOf } from './recordOf';

const batch = 50;

export interface RequestSweepOptions extends LapseContext, RecordContext {
  database: Knex;
  clock: Clock;
  outbox: Outbox;
  owners: OwnerDirectory;
  /** Whom what too few are nominated for is put to. */
  admins: string[];
  announce(environmentId: string): void;
}

/** The environment that was changed, and what the portal decided by that. */
interface Attended {
  environmentId: string;
  event?: AuditedEvent;
}

/** An open request whose time may have come, and who has to do with it. */
interface Due {
  environment: EnvironmentRow;
  request: RequestRecord;
  approvedBy: string[];
  /** Those who are to decide. */
  asked: string[];
  /** Those whom it is passed on to. */
  further: string[];
  now: Date;
}

/** Reminds of open requests, passes them on and ends them, when their time has come. */
export class RequestSweep {
  readonly #options: RequestSweepOptions;

  constructor(options: RequestSweepOptions) {
    this.#options = options;
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { database, clock, logger } = this.#options;
    const now = clock.now();
    let after: DueRequest | undefined;
    for (;;) {
      const due = await dueRequests(database, { now, after, limit: batch });
      for (const { id } of due) {
        if (signal?.aborted) return;
        try {
          await this.#attend(id);
        } catch (error) {
          logger.warn(`Request ${id} could not be attended to and is tried again`, error as Error);
        }
      }
      if (due.length < batch) return;
      after = due[due.length - 1];
    }
  }

  async #attend(id: string): Promise<void> {
    const { database, announce } = this.#options;
    const read = await findRequest(database, id);
    if (!read) return;
    const people = await this.#peopleOf(read);
    const attended = await database.transaction(tx => this.#attendTo(tx, read, people));
    if (!attended) return;
    announce(attended.environmentId);
    if (attended.event) await recorded(this.#options, attended.event);
  }

  /** As the catalog has it now; better too many are told than nobody. */
  async #peopleOf(request: RequestRecord): Promise<Pick<Due, 'approvedBy' | 'asked' | 'further'>> {
    const { database, owners, admins, logger } = this.#options;
    const decisions = await findDecisions(database, [request.id]);
    const deciding = stillDeciding(request, decisions);
    const further = furtherOf(request);
    const people = { approvedBy: decisions.map(decision => decision.decided_by) };
    try {
      const asked = await whomToTell(deciding, { owners, admins });
      const passedOn = { ...deciding, approvers: further, quorum: 1 };
      return { ...people, asked, further: await whomToTell(passedOn, { owners, admins }) };
    } catch (error) {
      logger.warn(`The admins are told of request ${request.id}, too`, error as Error);
      const asked = [...deciding.approvers, ...admins];
      return { ...people, asked, further: [...further, ...admins] };
    }
  }

  /**
   * Gives what was changed, and what is to be put on record of it. What was missed meanwhile is not made up for: the
   * last counts. What was decided on since it was read is looked at again the next time.
   */
  async #attendTo(
    tx: Knex.Transaction,
    read: RequestRecord,
    people: Pick<Due, 'approvedBy' | 'asked' | 'further'>,
  ): Promise<Attended | undefined> {
    const environment = await lockEnvironment(tx, read.environment_id);
    const request = await findRequest(tx, read.id);
    if (!environment || request?.status !== 'open' || request.version !== read.version) {
      return undefined;
    }
    const now = this.#options.clock.now();
    const due: Due = { environment, request, ...people, now };
    const isDue = (at: Moment | null, done: Moment | null = null) =>
      at !== null && done === null && toMoment(at) <= now;
    if (isDue(lapseOf(request, environment, this.#options))) {
      return this.#lapse(tx, due);
    }
    if (isDue(request.escalate_at, request.escalated_at)) {
      return this.#escalate(tx, due);
    }
    if (isDue(request.remind_at, request.reminded_at)) {
      return this.#remind(tx, due);
    }
    return undefined;
  }

  async #lapse(tx: Knex.Transaction, due: Due): Promise<Attended> {
    const { environment, request, asked, now } = due;
    const message = `${whoDecided(due)} in time; the request has lapsed`;
    const event = { kind: 'lapsed', message };
    await endRequest(tx, environment, request, { status: 'lapsed', event, now });
    const recipients = [request.requester, ...asked];
    await this.#options.outbox.write(tx, requestLapsed({ ...due, recipients }));
    return { environmentId: environment.id, event: eventOf('request-lapse', request) };
  }

  async #escalate(tx: Knex.Transaction, due: Due): Promise<Attended> {
    const { environment, request, further, now } = due;
    const to = furtherOf(request);
    const at = fromMoment(now);
    await advanceRequest(tx, request, { escalated_at: at, reminded_at: request.reminded_at ?? at });
    await nominateFor(tx, request.id, to);
    await changeEnvironment(tx, {
      environment,
      event: {
        kind: 'escalated',
        message: `${whoDecided(due)}; it was passed on to ${to.join(', ')}`,
      },
      now,
    });
    await this.#options.outbox.write(
      tx,
      approvalEscalated({ ...this.#about(due), recipients: further }),
    );
    return { environmentId: environment.id, event: eventOf('request-escalate', request, { to }) };
  }

  async #remind(tx: Knex.Transaction, due: Due): Promise<Attended> {
    const { environment, request, asked, now } = due;
    await advanceRequest(tx, request, { reminded_at: fromMoment(now) });
    await this.#options.outbox.write(
      tx,
      approvalReminder({ ...this.#about(due), recipients: asked, n: 1 }),
    );
    return { environmentId: environment.id };
  }

  #about({ environment, request, approvedBy, now }: Due) {
    const lapsesAt = lapseOf(request, environment, this.#options);
    return { environment, request, approvedBy, ...(lapsesAt && { lapsesAt }), now };
  }
}

function whoDecided({ approvedBy }: Due): string {
  return approvedBy.length > 0 ? 'Too few decided' : 'Nobody decided';
}

function furtherOf({ escalate_to: to }: RequestRecord): string[] {
  return JSON.parse(to ?? '[]') as string[];
}

function eventOf(eventId: string, request: RequestRecord, more: JsonObject = {}): AuditedEvent {
  return { eventId, severityLevel: 'medium', meta: { ...recordOf(request), ...more } };
}
