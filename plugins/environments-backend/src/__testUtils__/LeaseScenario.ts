import type { Knex } from 'knex';
import { claimOperation } from '../database/operations/claimOperation';
import { closeOperation } from '../database/operations/closeOperation';
import type { Fence } from '../database/operations/fence';
import { insertLog, lastLogNumber } from '../database/operations/insertLog';
import { releaseLease } from '../database/operations/releaseLease';
import { renewLease } from '../database/operations/renewLease';
import { storeProgress } from '../database/operations/storeProgress';
import { expireLease, FakeCourse, operationOf } from './operations';

type HolderFence = Fence & { environmentId: string };

/** Several holders of one operation's lease: what each of their steps does, and what it should. */
export class LeaseScenario {
  /** Each step, with whether it had an effect. */
  readonly effects: [string, boolean][] = [];
  /** Each step, with whether it should have had one. */
  readonly expected: [string, boolean][] = [];
  private readonly fences = new Map<number, HolderFence>();
  /** Who took it up last: the only one whose writes count. */
  private live: number | undefined;
  private claimable = true;
  private over = false;

  constructor(private readonly knex: Knex, private readonly id: string) {}

  async claim(who: number): Promise<void> {
    const claim = await claimOperation(this.knex, {
      limits: new Map([['fake', 1]]),
      kinds: ['create'],
      except: [],
      holder: String(who),
      leaseDuration: 60_000,
      now: new Date('2030-01-01T12:00:00.000Z'),
      onStarted: async () => undefined,
    });
    this.note(`claim by ${who}`, Boolean(claim), this.claimable);
    if (claim) {
      this.fences.set(who, {
        operationId: this.id,
        environmentId: claim.operation.environment_id,
        leaseToken: claim.operation.lease_token,
      });
      this.live = who;
      this.claimable = false;
    }
  }

  async expire(): Promise<void> {
    if (this.live !== undefined && !this.over) {
      await expireLease(this.knex, this.id);
      this.claimable = true;
    }
  }

  async renew(who: number): Promise<void> {
    const renewed = await this.write('renewal', who, async fence =>
      Boolean(await renewLease(this.knex, fence, 60_000)),
    );
    this.claimable = this.claimable && !renewed;
  }

  async log(who: number): Promise<void> {
    await this.write('log line', who, async fence => {
      const before = await lastLogNumber(this.knex, this.id);
      const at = '2030-01-01T00:00:00.000Z';
      const line = { n: before + 1, at, stream: 'stdout', level: 'info', text: 'said' } as const;
      await insertLog(this.knex, fence, [line]);
      return (await lastLogNumber(this.knex, this.id)) > before;
    });
  }

  async progress(who: number): Promise<void> {
    await this.write('progress', who, async fence => {
      const { percent } = await operationOf(this.knex, this.id);
      await storeProgress(this.knex, fence, { percent: percent + 1 });
      return (await operationOf(this.knex, this.id)).percent > percent;
    });
  }

  async release(who: number): Promise<void> {
    const released = await this.write('release', who, async fence => {
      await this.knex('operations').where({ id: this.id }).update({ lease_holder: 'unchanged' });
      await releaseLease(this.knex, fence);
      return (await operationOf(this.knex, this.id)).lease_holder === null;
    });
    this.claimable = this.claimable || released;
  }

  async close(who: number): Promise<void> {
    const course = new FakeCourse();
    const closed = await this.write('end', who, async fence => {
      const outcome = { state: 'succeeded' } as const;
      await closeOperation(this.knex, fence, outcome, course, new Date());
      return course.told.length > 0;
    });
    this.over = this.over || closed;
    this.claimable = this.claimable && !closed;
  }

  /** A write of somebody who has had the lease at some time; it counts if they have it still. */
  private async write(
    what: string,
    who: number,
    attempt: (fence: HolderFence) => Promise<boolean>,
  ): Promise<boolean> {
    const fence = this.fences.get(who);
    if (!fence) {
      return false;
    }
    const effect = await attempt(fence);
    this.note(`${what} by ${who}`, effect, !this.over && this.live === who);
    return effect;
  }

  private note(step: string, effect: boolean, expected: boolean): void {
    this.effects.push([step, effect]);
    this.expected.push([step, expected]);
  }
}
