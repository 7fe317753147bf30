import type { Deed, Plan } from './yearPlan';

/** When a schedule comes, in milliseconds, in order. */
export interface Comings {
  sleeps: number[];
  wakes: number[];
}

export interface Rules {
  warnBefore: number[];
  grace: number;
  maxLifetime: number;
}

/** What is said of lifetimes and schedules, told anew in the plainest way; all in milliseconds. */
export class ExpectedLife {
  /** What happened, and when. */
  readonly log: string[] = [];
  end: number;
  gone = false;
  /** Whether it was on its way to sleep, or back, when its end came. */
  movesAtEnd = false;
  #graceEnds: number | undefined;
  #guarded = false;
  #state: 'awake' | 'falling asleep' | 'asleep' | 'waking' = 'awake';
  #warnAt: number | undefined;
  /** What of its schedules came before is done with. */
  #since: number;
  #skipped: number | undefined;

  constructor(
    readonly plan: Plan,
    readonly start: number,
    private readonly comings: Comings,
    private readonly rules: Rules,
  ) {
    this.end = start + plan.lifetime * 60_000;
    this.#since = start;
    this.#warnAt = this.#warningAfter(start);
  }

  get cap(): number {
    return this.start + this.rules.maxLifetime;
  }

  /** Whether its end is acted upon at the next look. */
  endsBy(at: number): boolean {
    return !this.gone && !this.#guarded && this.#graceEnds === undefined && this.end <= at;
  }

  /** When there is something to do next. */
  nextDue(): number {
    if (this.gone) return Infinity;
    if (this.#isRestless()) return 0;
    const ends = this.#guarded ? [] : [this.#graceEnds ?? this.end, this.#warnAt ?? Infinity];
    const after = (moment: number) => moment > this.#since;
    const sleep = this.#sleeps().find(after);
    return Math.min(...ends, sleep ?? Infinity, this.comings.wakes.find(after) ?? Infinity);
  }

  /** Whether it is done, rather than refused. */
  do(deed: Deed, at: number): boolean {
    if (this.gone) return false;
    const done = this.#do(deed, at);
    if (done) this.log.push(`${deed.what} ${at}`);
    return done;
  }

  /** Everything is looked after; what that leads to is done once it is settled. */
  look(at: number): void {
    if (this.gone) return;
    this.#lookAtEnd(at);
    if (this.gone) return;
    this.#lookAtWarnings(at);
    this.#lookAtSchedules(at);
  }

  /** What it was doing is done. */
  settle(): void {
    if (this.#state === 'falling asleep') this.#state = 'asleep';
    if (this.#state === 'waking') this.#state = 'awake';
  }

  #do(deed: Deed, at: number): boolean {
    switch (deed.what) {
      case 'extend': {
        const end = at + deed.by * 60_000;
        if (end <= this.end || end > this.cap) return false;
        this.end = end;
        this.#graceEnds = undefined;
        this.#warnAt = this.#warningAfter(at);
        return true;
      }
      case 'protect':
      case 'unprotect': {
        const guards = deed.what === 'protect';
        if (this.#guarded === guards) return false;
        this.#guarded = guards;
        if (!guards) this.#warnAt = this.#warningAfter(at);
        return true;
      }
      case 'skip': {
        if (this.#skipped !== undefined && this.#skipped > at) return false;
        const next = this.#sleeps().find(moment => moment > this.#since);
        if (next === undefined || next <= at) return false;
        this.#skipped = next;
        return true;
      }
      case 'wake':
        if (this.#state !== 'asleep' || this.#graceEnds !== undefined) return false;
        if (this.end <= at && !this.#guarded) return false;
        this.#state = 'waking';
        return true;
      default:
        if (this.#state !== 'awake' || !this.plan.hibernates) return false;
        this.#state = 'falling asleep';
        return true;
    }
  }

  #lookAtEnd(at: number): void {
    if (this.#guarded) return;
    if (this.#graceEnds === undefined && this.end <= at) {
      this.movesAtEnd = this.#state === 'waking' || this.#state === 'falling asleep';
      const until = Math.min(this.end + this.rules.grace, this.cap);
      if (!this.plan.hibernates || until <= at) {
        this.#delete(at);
        return;
      }
      this.#graceEnds = until;
      this.#warnAt = undefined;
      this.log.push(`grace ${at}`);
    }
    if (this.#graceEnds !== undefined && this.#graceEnds <= at) {
      this.#delete(at);
    } else if (this.#isRestless()) {
      this.#state = 'falling asleep';
      this.log.push(`sleep ${at}`);
    }
  }

  /** What is awake in its grace sleeps soon. */
  #isRestless(): boolean {
    return this.#graceEnds !== undefined && !this.#guarded && this.#state === 'awake';
  }

  #delete(at: number): void {
    this.gone = true;
    this.log.push(`deleted ${at}`);
  }

  #lookAtWarnings(at: number): void {
    if (this.#guarded || this.#warnAt === undefined || this.#warnAt > at) return;
    const due = this.#warnings().filter(before => this.end - before <= at);
    if (this.end > at && due.length > 0) {
      this.log.push(`warned ${this.end}/${Math.min(...due)} ${at}`);
    }
    this.#warnAt = this.#warningAfter(at);
  }

  #lookAtSchedules(at: number): void {
    const come = (moment: number) => moment > this.#since && moment <= at;
    const sleep = this.#sleeps().filter(come).pop() ?? -Infinity;
    const wake = this.comings.wakes.filter(come).pop() ?? -Infinity;
    if (Math.max(sleep, wake) === -Infinity) return;
    const wakes = wake >= sleep;
    // It is woken once it sleeps, and put to sleep once it is awake.
    if (this.#state === (wakes ? 'falling asleep' : 'waking')) return;
    this.#since = at;
    if (this.#graceEnds !== undefined || this.#state !== (wakes ? 'asleep' : 'awake')) return;
    this.#state = wakes ? 'waking' : 'falling asleep';
    this.log.push(`${wakes ? 'wake' : 'sleep'} ${at}`);
  }

  #sleeps(): number[] {
    return this.comings.sleeps.filter(moment => moment !== this.#skipped);
  }

  #warnings(): number[] {
    return this.rules.warnBefore.filter(before => before < this.end - this.start);
  }

  #warningAfter(at: number): number | undefined {
    const left = this.#warnings()
      .map(before => this.end - before)
      .filter(moment => moment > at);
    return left.length > 0 ? Math.min(...left) : undefined;
  }
}
