import type { Fault, FaultEffect, FaultPlan } from '../faults/types.ts';
import type { Run } from '../runs/types.ts';
import type { Call } from '../simulation/CallLog.ts';
import type { PublishedMessage } from '../sns/PublishedMessages.ts';
import type { ServiceQuotas } from '../state/types.ts';
import type { SimulatedNode } from './kubernetes.ts';
import type { RegionView, StateView } from './stateView.ts';

/** @public */
export interface SimulatorHealth {
  simulator: true;
  /** Model seconds per real second. */
  speed: number;
  pid: number;
}

/** What to leave behind in a cluster's network, and how many of each. @public */
export interface LeftoversPlan {
  /** Default 111122223333. */
  account?: string;
  region: string;
  cluster: string;
  networkInterfaces?: number;
  securityGroups?: number;
  volumes?: number;
  loadBalancers?: number;
  classicLoadBalancers?: number;
  /** Whether the network interfaces are still attached to something. */
  attached?: boolean;
}

/**
 * The control API of a running simulator: what it holds, and what shall go wrong.
 * Every method throws an Error with the simulator's message on a refusal.
 * @public
 */
export class SimulatorClient {
  readonly url: string;

  constructor(url: string) {
    this.url = url.replace(/\/+$/, '');
  }

  health(): Promise<SimulatorHealth> {
    return this.#call('GET', 'health');
  }

  state(): Promise<StateView> {
    return this.#call('GET', 'state');
  }

  /** One account's region; undefined when nothing was ever asked of it. */
  async region(name: string, account = '111122223333'): Promise<RegionView | undefined> {
    const { regions } = await this.state();
    return regions.find(item => item.region === name && item.account === account);
  }

  phases(): Promise<{ create: string[]; delete: string[]; scale: string[] }> {
    return this.#call('GET', 'phases');
  }

  async runs(): Promise<Run[]> {
    return (await this.#call<{ runs: Run[] }>('GET', 'runs')).runs;
  }

  /** The last calls of AWS APIs, of one operation (`eks:DescribeCluster`) or all. */
  async calls(operation?: string): Promise<Call[]> {
    const search = operation ? `?operation=${encodeURIComponent(operation)}` : '';
    return (await this.#call<{ calls: Call[] }>('GET', `calls${search}`)).calls;
  }

  /** The last messages that were published to a topic of SNS, or to all. */
  async published(topicArn?: string): Promise<PublishedMessage[]> {
    const search = topicArn ? `?topic=${encodeURIComponent(topicArn)}` : '';
    return (await this.#call<{ messages: PublishedMessage[] }>('GET', `published${search}`))
      .messages;
  }

  async faults(): Promise<Fault[]> {
    return (await this.#call<{ faults: Fault[] }>('GET', 'faults')).faults;
  }

  addFault(plan: FaultPlan): Promise<Fault> {
    return this.#call('POST', 'faults', plan);
  }

  /** Removes one planned fault, or all. */
  async removeFaults(id?: string): Promise<void> {
    await this.#call('DELETE', id ? `faults/${id}` : 'faults');
  }

  /** Answers the ids of what was made. */
  async plantLeftovers(plan: LeftoversPlan): Promise<string[]> {
    return (await this.#call<{ ids: string[] }>('POST', 'leftovers', plan)).ids;
  }

  setSpeed(speed: number): Promise<SimulatorHealth> {
    return this.#call('POST', 'speed', { speed });
  }

  /** AWS's quotas, of every account and region; default 5 VPCs and 5 addresses. */
  setQuotas(quotas: Partial<ServiceQuotas>): Promise<ServiceQuotas> {
    return this.#call('POST', 'quotas', quotas);
  }

  /** The stand-in for a cluster's Kubernetes API. */
  async nodes(account: string, region: string, cluster: string): Promise<SimulatedNode[]> {
    const path = `kubernetes/${account}/${region}/${cluster}/nodes`;
    return (await this.#call<{ nodes: SimulatedNode[] }>('GET', path)).nodes;
  }

  /** The stand-in for a cluster's Kubernetes API. */
  async apiServerVersion(account: string, region: string, cluster: string): Promise<string> {
    const path = `kubernetes/${account}/${region}/${cluster}/version`;
    return (await this.#call<{ gitVersion: string }>('GET', path)).gitVersion;
  }

  /** For eksctl: what its process works on. */
  async describeRun(id: string, subject: Pick<Run, 'cluster' | 'account' | 'region'>) {
    await this.#call('POST', `runs/${id}/subject`, subject);
  }

  /** For eksctl: enters a phase; answers the planned faults that hit it. */
  async enterPhase(id: string, phase: string): Promise<FaultEffect[]> {
    const answer = await this.#call<{ effects: FaultEffect[] }>('POST', `runs/${id}/phase`, {
      phase,
    });
    return answer.effects;
  }

  /** For eksctl: its process is about to exit. */
  async endRun(id: string, exit: number): Promise<void> {
    await this.#call('POST', `runs/${id}/end`, { exit });
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}/_simulator/${path}`, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(answer.message ?? `${method} ${path}: ${response.status}`);
    }
    return answer;
  }
}
