import type { Random } from '../identifiers/Random.ts';
import type { Fault, FaultEffect, FaultPlan } from './types.ts';

const stackEffects: Record<string, string> = {
  rollback: 'cloudformation:CreateStack',
  'delete-failed': 'cloudformation:DeleteStack',
  degraded: 'eks:CreateAddon',
  'no-capacity': 'eks:UpdateNodegroupConfig',
};

/** Reasons that AWS gives for what usually goes wrong, by resource. */
const reasons: Record<string, string> = {
  VPC: 'The maximum number of VPCs has been reached. (Service: Ec2, Status Code: 400, Request ID: 00000000-0000-4000-a000-000000000000)',
  NATIP:
    'Resource handler returned message: "The maximum number of addresses has been reached. (Service: Ec2, Status Code: 400, Request ID: 00000000-0000-4000-a000-000000000000)" (HandlerErrorCode: ServiceLimitExceeded)',
  ControlPlane:
    'Resource handler returned message: "Cannot create cluster because a targeted availability zone does not currently have sufficient capacity to support the cluster. (Service: Eks, Status Code: 400, Request ID: 00000000-0000-4000-a000-000000000000)" (HandlerErrorCode: InvalidRequest)',
  ManagedNodeGroup:
    'Resource handler returned message: "[Issue(Code=NodeCreationFailure, Message=Instances failed to join the kubernetes cluster, ResourceIds=[i-00000000000000000])] (Service: null, Status Code: 0, Request ID: null)" (HandlerErrorCode: GeneralServiceException)',
};

export function defaultReason(resource: string | undefined): string {
  return (
    reasons[resource ?? ''] ??
    'Resource handler returned message: "Internal Failure" (HandlerErrorCode: InternalFailure)'
  );
}

/** What a call or a phase offers to the plans. */
export interface Occasion {
  operation?: string;
  phase?: string;
  command?: string;
  cluster?: string;
  region?: string;
  /** Whether the stack that the call is about has this resource. */
  hasResource?(resource: string): boolean;
}

/** The planned faults; the list is the state that is stored. */
export class FaultPlans {
  readonly #faults: Fault[];
  readonly #random: Random;
  readonly #changed: () => void;

  constructor(faults: Fault[], random: Random, changed: () => void) {
    this.#faults = faults;
    this.#random = random;
    this.#changed = changed;
  }

  list(): Fault[] {
    return this.#faults.map(fault => ({ ...fault }));
  }

  add(plan: FaultPlan): Fault {
    const fault: Fault = { ...plan, id: this.#random.uuid(), seen: 0, hits: 0 };
    this.#faults.push(fault);
    this.#changed();
    return fault;
  }

  /** Removes one, or all. */
  remove(id?: string): void {
    const kept = id === undefined ? [] : this.#faults.filter(fault => fault.id !== id);
    this.#faults.splice(0, this.#faults.length, ...kept);
    this.#changed();
  }

  /** The effects that hit this occasion; every match is counted. */
  hits(occasion: Occasion): FaultEffect[] {
    return this.#faults
      .filter(fault => matches(fault, occasion))
      .filter(fault => {
        fault.seen++;
        const first = fault.nth ?? 1;
        const times = fault.times ?? 1;
        const hit = fault.seen >= first && (times === 'always' || fault.seen < first + times);
        fault.hits += hit ? 1 : 0;
        this.#changed();
        return hit;
      })
      .map(fault => fault.effect);
  }
}

function matches(fault: Fault, occasion: Occasion): boolean {
  const { effect } = fault;
  if (fault.namePattern && !new RegExp(fault.namePattern).test(occasion.cluster ?? '')) {
    return false;
  }
  if (fault.region !== undefined && fault.region !== occasion.region) {
    return false;
  }
  if (fault.phase !== undefined || occasion.phase !== undefined) {
    return (
      fault.phase === occasion.phase &&
      (fault.command === undefined || fault.command === occasion.command)
    );
  }
  const operations =
    effect.type === 'stall'
      ? ['cloudformation:CreateStack', 'cloudformation:DeleteStack']
      : [stackEffects[effect.type]];
  const operation = fault.operation ? [fault.operation] : operations;
  const service = String(occasion.operation).replace(/:.*/, ':*');
  if (!operation.includes(String(occasion.operation)) && !operation.includes(service)) {
    return false;
  }
  return 'resource' in effect && effect.resource !== undefined && occasion.hasResource
    ? occasion.hasResource(effect.resource)
    : true;
}
