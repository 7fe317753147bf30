import fc from 'fast-check';
import { expireLease } from '../../../__testUtils__/operations';
import { claimOperation } from '../../../database/operations/claimOperation';
import { closeOperation, type Outcome } from '../../../database/operations/closeOperation';
import { knownKinds } from '../../../operations/carryOut';
import type { OperationCourse } from '../../../operations/OperationCourse';
import { expectDoneUnless } from '../expectAnswer';
import type { LedgerModel } from '../LedgerModel';
import type { LedgerWorld } from '../LedgerWorld';
import { command, pick, type LedgerCommand } from './command';

/** A worker takes up what waits, or what another has left; false if there is nothing. */
export async function claim(model: LedgerModel, { knex, clock, course }: LedgerWorld) {
  // What an environment is put through must not happen at the same time.
  await clock.advance(1);
  const now = clock.now();
  const claimed = await claimOperation(knex, {
    limits: new Map([['fake', 100]]),
    kinds: knownKinds,
    except: [],
    holder: 'a worker',
    leaseDuration: 600_000,
    now,
    onStarted: (tx, operation) => course.started(tx, operation, now),
  });
  if (!claimed) return false;
  const { id, kind, environment_id: environmentId, lease_token: leaseToken } = claimed.operation;
  model.holders.push({ operationId: id, kind, environmentId, leaseToken });
  return true;
}

/** A worker writes how its operation ended; nothing, where another has taken over. */
export async function close(
  which: number,
  outcome: Outcome,
  model: LedgerModel,
  { knex, clock, course }: LedgerWorld,
) {
  const [holder] = model.holders.splice(which % model.holders.length, 1);
  const written = await closeOperation(knex, holder, outcome, course, clock.now());
  if (written === 'succeeded' && holder.kind === 'hibernate') {
    for (const environment of model.environments) {
      if (environment.id === holder.environmentId) environment.asleep = true;
    }
  }
}

const failure = {
  class: 'unknown' as const,
  message: 'It failed',
  retryable: true,
  advice: 'Try again',
  evidence: [],
};

export const claiming: fc.Arbitrary<LedgerCommand> = fc.constant(
  command(
    'claim',
    () => true,
    async (model, world) => {
      await claim(model, world);
    },
  ),
);

const outcomes: Outcome[] = [{ state: 'succeeded' }, { state: 'failed', error: failure }];

export const closing: fc.Arbitrary<LedgerCommand> = fc
  .tuple(fc.constantFrom(...outcomes), fc.nat())
  .map(([outcome, which]) =>
    command(
      `${outcome.state} ${which}`,
      model => model.holders.length > 0,
      (model, world) => close(which, outcome, model, world),
    ),
  );

/** A worker dies: its lease runs out, and it may wake up later and write what it thinks. */
export const dyingAtWork: fc.Arbitrary<LedgerCommand> = fc.nat().map(which =>
  command(
    `die at work ${which}`,
    model => model.holders.length > 0,
    async (model, { knex }) => expireLease(knex, pick(model.holders, which).operationId),
  ),
);

/** A worker dies when the end is written and not committed. */
export const dyingAtTheEnd: fc.Arbitrary<LedgerCommand> = fc.nat().map(which =>
  command(
    `die at the end ${which}`,
    model => model.holders.length > 0,
    async (model, { knex, clock, course }) => {
      const holder = pick(model.holders, which);
      const mortal: OperationCourse = Object.assign(Object.create(course), {
        succeeded: async (...given: Parameters<OperationCourse['succeeded']>) => {
          await course.succeeded(...given);
          throw new Error('The worker died');
        },
      });
      await expectDoneUnless(
        closeOperation(knex, holder, { state: 'succeeded' }, mortal, clock.now()),
        ['The worker died'],
      );
    },
  ),
);
