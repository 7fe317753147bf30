import type { Knex } from 'knex';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { splitApprovers } from '../database/aggregate';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment, toMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { advanceRequest } from '../database/requests/advanceRequest';
import { dueRequests } from '../database/requests/dueRequests';
import { findRequest } from '../database/requests/findRequest';
import { nominateFor } from '../database/requests/insertRequest';
import type { RequestRecord } from '../database/requests/records';
import type { EnvironmentRow, Moment } from '../database/tables';
import { approvalEscalated, approvalReminder, requestLapsed } from '../notifications/messages';
import type { Outbox } from '../notifications/Outbox';
import { endRequest } from './endRequest';

const batch = 50;

export interface RequestSweepOptions {
  database: Knex;
  clock: Clock;
  logger: LoggerService;
  outbox: Outbox;
  /** Whom what nobody is nominated for is put to. */
  admins: string[];
  announce(environmentId: string): void;
}

/** Reminds of open requests, passes them on and ends them, when their time has come. */
export class RequestSweep {
  readonly #options: RequestSweepOptions;

  constructor(options: RequestSweepOptions) {
    this.#options = options;
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { database, clock, logger, announce } = this.#options;
    for (const id of await dueRequests(database, clock.now(), batch)) {
      if (signal?.aborted) return;
      try {
        const environmentId = await database.transaction(tx => this.#attend(tx, id));
        if (environmentId !== undefined) announce(environmentId);
      } catch (error) {
        logger.warn(`Request ${id} could not be attended to and is tried again`, error as Error);
      }
    }
  }

  /** Gives the environment that was changed. What was missed meanwhile is not made up for: the last counts. */
  async #attend(tx: Knex.Transaction, id: string): Promise<string | undefined> {
    const read = await findRequest(tx, id);
    const environment = read && (await lockEnvironment(tx, read.environment_id));
    const request = await findRequest(tx, id);
    if (!environment || request?.status !== 'open') return undefined;
    const now = this.#options.clock.now();
    const isDue = (at: Moment | null, done: Moment | null = null) =>
      at !== null && done === null && toMoment(at) <= now;
    if (isDue(request.lapse_at)) {
      await this.#lapse(tx, environment, request, now);
    } else if (isDue(request.escalate_at, request.escalated_at)) {
      await this.#escalate(tx, environment, request, now);
    } else if (isDue(request.remind_at, request.reminded_at)) {
      await this.#remind(tx, environment, request, now);
    } else {
      return undefined;
    }
    return environment.id;
  }

  async #lapse(
    tx: Knex.Transaction,
    environment: EnvironmentRow,
    request: RequestRecord,
    now: Date,
  ) {
    const event = { kind: 'lapsed', message: 'Nobody decided in time; the request has lapsed' };
    await endRequest(tx, environment, request, { status: 'lapsed', event, now });
    const recipients = [request.requester, ...this.#asked(request)];
    await this.#options.outbox.write(tx, requestLapsed({ environment, request, recipients, now }));
  }

  async #escalate(
    tx: Knex.Transaction,
    environment: EnvironmentRow,
    request: RequestRecord,
    now: Date,
  ) {
    const to = JSON.parse(request.escalate_to ?? '[]') as string[];
    const at = fromMoment(now);
    await advanceRequest(tx, request, { escalated_at: at, reminded_at: request.reminded_at ?? at });
    await nominateFor(tx, request.id, to);
    await changeEnvironment(tx, {
      environment,
      event: { kind: 'escalated', message: `Nobody decided; it was passed on to ${to.join(', ')}` },
      now,
    });
    await this.#options.outbox.write(
      tx,
      approvalEscalated({ ...this.#about(environment, request, now), recipients: to }),
    );
  }

  async #remind(
    tx: Knex.Transaction,
    environment: EnvironmentRow,
    request: RequestRecord,
    now: Date,
  ) {
    await advanceRequest(tx, request, { reminded_at: fromMoment(now) });
    const recipients = this.#asked(request);
    await this.#options.outbox.write(
      tx,
      approvalReminder({ ...this.#about(environment, request, now), recipients, n: 1 }),
    );
  }

  /** Those who are to decide. */
  #asked(request: RequestRecord): string[] {
    const nominated = splitApprovers(request.approvers);
    return nominated.length > 0 ? nominated : this.#options.admins;
  }

  #about(environment: EnvironmentRow, request: RequestRecord, now: Date) {
    const { lapse_at: lapseAt } = request;
    return {
      environment,
      request,
      ...(lapseAt !== null && { lapsesAt: toMoment(lapseAt) }),
      now,
    };
  }
}
