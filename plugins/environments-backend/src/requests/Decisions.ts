import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Decide } from '@eks-environments/plugin-environments-common';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { recorded, type RecordContext } from '../audit/recorded';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment } from '../database/columns';
import { findEnvironment, lockEnvironment } from '../database/environments/findEnvironment';
import { advanceRequest } from '../database/requests/advanceRequest';
import { findDecisions, insertDecision } from '../database/requests/decisions';
import { findRequest } from '../database/requests/findRequest';
import type { RequestRecord } from '../database/requests/records';
import type { EnvironmentRow } from '../database/tables';
import { once, madeEarlier, type Remembered } from '../environments/once';
import { conflict, notFound } from '../errors';
import { requestRejected } from '../notifications/requesterMessages';
import type { Outbox } from '../notifications/Outbox';
import type { Visible } from '../permissions/Rights';
import { inWords } from '../quotas/effects';
import { QuotaExceeded, type Ledger } from '../quotas/Ledger';
import { approve } from './approve';
import { endRequest } from './endRequest';
import { lapseOf } from './lapse';
import { reexamine, type Finding, type ReexamineContext } from './reexamine';
import { settleFinding, tellOfNoRoom, type Obstacle } from './settleFinding';

/** How often a decision is tried again because another came between. */
const attempts = 20;

/** Rolls the transaction back: the request is not any more what was read of it. */
class RequestMoved extends Error {}

export interface DecisionsOptions extends ReexamineContext, RecordContext {
  database: Knex;
  ledger: Ledger;
  outbox: Outbox;
  clock: Clock;
}

/** Who decides, on which call, and whose environments they may be told of. */
export interface Decider {
  ref: string;
  remembered: Remembered;
  visible: Visible;
}

/** Decides requests: each person once on what they have seen, until enough approve or one rejects. */
export class Decisions {
  readonly #options: DecisionsOptions;

  constructor(options: DecisionsOptions) {
    this.#options = options;
  }

  /** True if the same call was made before. Throws ConflictError where it decides nothing. */
  async decide(id: string, decision: Decide, decider: Decider): Promise<boolean> {
    if ((await this.#madeEarlier(decider)) !== undefined) return true;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      try {
        return await this.#attempt(id, decision, decider);
      } catch (error) {
        // What came between may be the same call, made once more: then it is done.
        if ((await this.#madeEarlier(decider)) !== undefined) return true;
        if (!(error instanceof RequestMoved)) throw error;
      }
    }
    throw conflict('decided', 'Others decide on it right now; try again');
  }

  #madeEarlier({ remembered }: Decider): Promise<string | undefined> {
    return madeEarlier(this.#options.database, remembered);
  }

  async #attempt(id: string, decision: Decide, decider: Decider): Promise<boolean> {
    const { database, clock } = this.#options;
    const request = await findRequest(database, id);
    const environment = request && (await findEnvironment(database, request.environment_id));
    if (!request || !environment) throw notFound('request');
    if (request.status !== 'open') throw decided();
    this.#requireTime(request, environment, clock.now());
    if (decision.digest !== request.digest) {
      throw conflict('digest', 'The request is not the one that was seen; read it again');
    }
    const earlier = await findDecisions(database, [id]);
    if (earlier.some(one => one.decided_by === decider.ref)) throw decidedBefore();
    const approvals = earlier.filter(one => one.decision === 'approve').length;
    const last = decision.decision === 'approve' && approvals + 1 >= request.quorum;
    const finding = last
      ? await reexamine(environment, request, { ...this.#options, now: clock.now() })
      : undefined;
    const now = clock.now();
    try {
      if (finding && finding.kind !== 'same') {
        // No decision: the same call may come again, and then be one.
        try {
          await this.#settle(request, finding, now);
        } catch (error) {
          if (error instanceof QuotaExceeded) {
            const { outbox, config } = this.#options;
            const context = { outbox, admins: config.admins, now };
            await tellOfNoRoom(database, { environment, request, finding }, error, context);
          }
          throw error;
        }
        throw refusalOf(finding);
      }
      const work = async (tx: Knex.Transaction) => {
        const locked = await this.#lock(tx, request, now);
        await this.#apply(tx, { environment: locked, request, decision, finding, decider, now });
      };
      return (await once(database, decider.remembered, { id, now }, work)).replayed;
    } catch (error) {
      throw await inWords(error, decider.visible, this.#options);
    }
  }

  /** Throws ConflictError where the time to decide on it is over. */
  async #lock(tx: Knex.Transaction, request: RequestRecord, now: Date): Promise<EnvironmentRow> {
    const environment = await lockEnvironment(tx, request.environment_id);
    if (!environment) throw notFound('request');
    this.#requireTime(request, environment, now);
    return environment;
  }

  #requireTime(
    request: RequestRecord,
    environment: Parameters<typeof lapseOf>[1],
    now: Date,
  ): void {
    const { providers, config } = this.#options;
    const lapsesAt = lapseOf(request, environment, { providers, lifecycle: config.lifecycle });
    if (lapsesAt && lapsesAt <= now) throw conflict('decided', 'The time to decide on it is over');
  }

  async #settle(request: RequestRecord, finding: Obstacle, now: Date): Promise<void> {
    const { database, ledger, outbox } = this.#options;
    const event = await database.transaction(async tx => {
      const environment = await this.#lock(tx, request, now);
      const context = { ledger, outbox, now };
      const settled = await settleFinding(tx, environment, request, finding, context);
      if (!settled) throw new RequestMoved();
      return settled;
    });
    await recorded(this.#options, event);
  }

  async #apply(
    tx: Knex.Transaction,
    decision: {
      environment: EnvironmentRow;
      request: RequestRecord;
      decision: Decide;
      finding: Finding | undefined;
      decider: Decider;
      now: Date;
    },
  ): Promise<void> {
    const { environment, request, finding, decider, now } = decision;
    const { outbox, config } = this.#options;
    const extending = { outbox, lifecycle: config.lifecycle };
    const { comment } = decision.decision;
    const requester = { environment, request, recipients: [request.requester], now };
    const said = comment ? `: ${comment}` : '';
    await this.#record(tx, decision);
    const { ref: by } = decider;
    if (decision.decision.decision === 'reject') {
      const event = { kind: 'rejected', actor: by, message: `Rejected${said}` };
      if (!(await endRequest(tx, environment, request, { status: 'rejected', event, now }))) {
        throw new RequestMoved();
      }
      await outbox.write(tx, requestRejected({ ...requester, by, comment }));
    } else if (finding === undefined) {
      if (!(await advanceRequest(tx, request, {}))) throw new RequestMoved();
      const message = `Approved${said}; ${request.quorum} must approve`;
      await changeEnvironment(tx, {
        environment,
        event: { kind: 'approved', actor: by, message },
        now,
      });
    } else if (!(await approve(tx, environment, request, { by, comment, now }, extending))) {
      throw new RequestMoved();
    }
  }

  /** Throws ConflictError where the person has decided on this version before. */
  async #record(
    tx: Knex.Transaction,
    {
      request,
      decision,
      decider,
      now,
    }: { request: RequestRecord; decision: Decide; decider: Decider; now: Date },
  ): Promise<void> {
    const first = await insertDecision(tx, {
      id: randomUUID(),
      request_id: request.id,
      decided_by: decider.ref,
      decision: decision.decision,
      comment: decision.comment || null,
      digest: decision.digest,
      at: fromMoment(now),
    });
    if (!first) throw decidedBefore();
  }
}

/** What the approver must know of a decision that was none. */
function refusalOf(finding: Obstacle) {
  return finding.kind === 'changed'
    ? conflict('changed', `${finding.why} Read the request again and decide anew`)
    : conflict(
        'guardrail',
        'It breaks rules of the platform by now, and was rejected',
        finding.violations,
      );
}

function decidedBefore() {
  return conflict('decided', 'You have decided on it before');
}

function decided() {
  return conflict('decided', 'The request is not open any more');
}
