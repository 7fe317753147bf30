import type { ClockState } from '../clock/ModelClock.ts';
import type { Fault } from '../faults/types.ts';
import type { Run } from '../runs/types.ts';
import type { Stack } from './cloudformation.ts';
import type {
  Address,
  LoadBalancer,
  NatGateway,
  NetworkInterface,
  SecurityGroup,
  Subnet,
  Volume,
  Vpc,
} from './ec2.ts';
import type { Cluster } from './eks.ts';

/** Something that AWS does by itself at a model moment. */
export type Effect =
  | { type: 'stack-resource'; stackId: string; generation: number; logicalId: string }
  | { type: 'stack-settled'; stackId: string; generation: number }
  | { type: 'cluster'; cluster: string; to: 'ACTIVE' | 'gone'; updateId?: string }
  | {
      type: 'nodegroup';
      cluster: string;
      nodegroup: string;
      to: 'ACTIVE' | 'gone';
      updateId?: string;
    }
  | {
      type: 'addon';
      cluster: string;
      addon: string;
      to: 'ACTIVE' | 'DEGRADED' | 'CREATE_FAILED' | 'gone';
    };

export interface Scheduled {
  /** Model milliseconds. */
  at: number;
  effect: Effect;
}

export interface RegionState {
  account: string;
  region: string;
  stacks: Stack[];
  clusters: Record<string, Cluster>;
  vpcs: Record<string, Vpc>;
  subnets: Record<string, Subnet>;
  securityGroups: Record<string, SecurityGroup>;
  networkInterfaces: Record<string, NetworkInterface>;
  volumes: Record<string, Volume>;
  addresses: Record<string, Address>;
  natGateways: Record<string, NatGateway>;
  loadBalancers: Record<string, LoadBalancer>;
  /** Names of SNS topics. */
  topics: string[];
  schedule: Scheduled[];
}

/** AWS service quotas of every account and region of the simulator. */
export interface ServiceQuotas {
  vpcs: number;
  addresses: number;
}

/** A session of an assumed role, by its access key. */
export interface RoleSession {
  account: string;
  role: string;
  session: string;
}

export interface ControlState {
  clock: ClockState;
  quotas: ServiceQuotas;
  faults: Fault[];
  runs: Run[];
  sessions: Record<string, RoleSession>;
}

export function emptyRegion(account: string, region: string): RegionState {
  return {
    account,
    region,
    stacks: [],
    clusters: {},
    vpcs: {},
    subnets: {},
    securityGroups: {},
    networkInterfaces: {},
    volumes: {},
    addresses: {},
    natGateways: {},
    loadBalancers: {},
    topics: [],
    schedule: [],
  };
}
