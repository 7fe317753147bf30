import { ModelClock, type RealClock } from '../clock/ModelClock.ts';
import { FaultPlans } from '../faults/FaultPlans.ts';
import { Random } from '../identifiers/Random.ts';
import { RunRecords } from '../runs/RunRecords.ts';
import { Store } from '../state/Store.ts';
import type { RoleSession, ServiceQuotas } from '../state/types.ts';
import { PublishedMessages, type PublishedMessage } from '../sns/PublishedMessages.ts';
import type { Identity } from '../server/Operation.ts';
import { advance } from './advance.ts';
import { CallLog } from './CallLog.ts';
import { Region } from './Region.ts';

export interface SimulationOptions {
  dataDir: string;
  speed: number;
  clock: RealClock;
  seed: number;
}

/** AWS's defaults, of each account and region. */
const defaultQuotas: ServiceQuotas = { vpcs: 5, addresses: 5 };

const defaultAccount = '111122223333';

/** The simulated AWS: everything but HTTP. */
export class Simulation {
  readonly store: Store;
  readonly clock: ModelClock;
  readonly random: Random;
  readonly faults: FaultPlans;
  readonly runs: RunRecords;
  readonly calls = new CallLog();
  readonly published = new PublishedMessages();

  constructor(options: SimulationOptions) {
    const { clock, speed } = options;
    this.store = new Store(options.dataDir, {
      clock: { anchorModel: 0, anchorReal: clock.now(), speed },
      quotas: { ...defaultQuotas },
      faults: [],
      runs: [],
      sessions: {},
    });
    const control = this.store.control;
    const changed = () => this.store.controlChanged();
    this.clock = new ModelClock(clock, control.clock);
    this.random = new Random(options.seed);
    this.faults = new FaultPlans(control.faults, this.random, changed);
    this.runs = new RunRecords(
      control.runs,
      this.random,
      () => new Date(clock.now()).toISOString(),
      changed,
    );
    if (this.clock.speed !== speed) {
      this.setSpeed(speed);
    }
    changed();
  }

  setSpeed(speed: number): void {
    // What is due by the old speed happens first, with the moments it had.
    this.advanceAll();
    this.clock.setSpeed(speed);
    this.store.control.clock = this.clock.state;
    this.store.controlChanged();
  }

  /** The region as it is now. */
  region(account: string, name: string): Region {
    const state = this.store.region(account, name);
    const region = new Region(state, this.clock, this.random, this.store.control.quotas, () =>
      this.store.changed(state),
    );
    advance(region);
    return region;
  }

  advanceAll(): Region[] {
    return this.store.regions().map(state => this.region(state.account, state.region));
  }

  setQuotas(quotas: Partial<ServiceQuotas>): ServiceQuotas {
    Object.assign(this.store.control.quotas, quotas);
    this.store.controlChanged();
    return this.store.control.quotas;
  }

  publish(message: Omit<PublishedMessage, 'at' | 'messageId'>): string {
    const at = new Date(this.clock.realNow()).toISOString();
    return this.published.add({ at, messageId: this.random.uuid(), ...message });
  }

  rememberSession(accessKey: string, session: RoleSession): void {
    this.store.control.sessions[accessKey] = session;
    this.store.controlChanged();
  }

  /** An access key with twelve digits names its account; others are of 111122223333. */
  identity(accessKey: string): Identity {
    const known = this.store.control.sessions[accessKey];
    const account = known?.account ?? /\d{12}/.exec(accessKey)?.[0] ?? defaultAccount;
    const role = known?.role ?? 'eksctl-runner';
    const session = known?.session ?? 'simulator';
    return {
      account,
      userId: `AROASIM${account}:${session}`,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    };
  }
}
