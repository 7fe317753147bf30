import { asObject } from '../protocols/json.ts';
import type { Region } from '../simulation/Region.ts';
import type { Stack, StackFault, StackResource } from '../state/cloudformation.ts';
import type { Effect } from '../state/types.ts';
import { setResource, setStack } from './events.ts';
import { resolve } from './references.ts';
import { resourceTypes } from './resources/index.ts';
import { ResourceFailure, type ResourceContext, type ResourceType } from './ResourceType.ts';

/** Model milliseconds between the last resource of a stack and its own end. */
const settleTime = 2_000;
/** Model milliseconds after which AWS gives up on a resource that it refused. */
const refusalTime = 3_000;

function typeOf(resource: StackResource): ResourceType {
  const type = resourceTypes[resource.type];
  if (!type) {
    throw new Error(`no resource type ${resource.type}`);
  }
  return type;
}

function context(
  region: Region,
  stack: Stack,
  resource: StackResource,
  at: number,
): ResourceContext {
  const properties = asObject(resolve(region, stack, resource.properties));
  return { region, stack, resource, properties, at };
}

/** The planned fault that hits a resource: the named one, or the first of its stack. */
function faultOf(
  stack: Stack,
  resource: StackResource,
  on: 'create' | 'delete',
): StackFault | undefined {
  return stack.faults.find(
    fault =>
      fault.on === on &&
      (fault.resource === undefined
        ? stack.resources[0] === resource
        : fault.resource === resource.logicalId || fault.resource === resource.type),
  );
}

function after(region: Region, stack: Stack, at: number, resource?: StackResource): void {
  const generation = stack.generation;
  region.schedule(
    at,
    resource
      ? { type: 'stack-resource', stackId: stack.id, generation, logicalId: resource.logicalId }
      : { type: 'stack-settled', stackId: stack.id, generation },
  );
}

/** Starts every resource whose turn has come; the stack's end follows the last one. */
export function proceed(region: Region, stack: Stack, at: number): void {
  const creating = stack.status === 'CREATE_IN_PROGRESS';
  const done = creating ? 'CREATE_COMPLETE' : 'DELETE_COMPLETE';
  const isDone = (id: string) =>
    stack.resources.every(r => r.logicalId !== id || r.status === done);
  for (const resource of stack.resources) {
    if (creating) {
      if (resource.status === 'PENDING' && resource.dependsOn.every(isDone)) {
        startCreate(region, stack, resource, at);
      }
    } else if (waitsForDelete(resource)) {
      const dependents = stack.resources.filter(r => r.dependsOn.includes(resource.logicalId));
      if (dependents.every(r => r.status === 'PENDING' || r.status === 'DELETE_COMPLETE')) {
        startDelete(region, stack, resource, at);
      }
    }
  }
  if (!stack.resources.some(r => r.status.endsWith('_IN_PROGRESS'))) {
    after(region, stack, at + settleTime);
  }
}

function waitsForDelete(resource: StackResource): boolean {
  return resource.status.startsWith('CREATE_');
}

function startCreate(region: Region, stack: Stack, resource: StackResource, at: number): void {
  setResource(region, stack, resource, 'CREATE_IN_PROGRESS', at);
  const type = typeOf(resource);
  const fault = faultOf(stack, resource, 'create');
  try {
    if (fault?.kind === 'fail' && resource.type !== 'AWS::EKS::Nodegroup') {
      throw new ResourceFailure(fault.reason);
    }
    const made = type.create(context(region, stack, resource, at));
    resource.physicalId = made.physicalId;
    resource.attributes = made.attributes ?? {};
  } catch (error) {
    if (!(error instanceof ResourceFailure)) {
      throw error;
    }
    resource.reason = error.message;
    after(region, stack, at + refusalTime, resource);
    return;
  }
  if (fault?.kind !== 'stall') {
    after(region, stack, at + type.createSeconds * 1_000, resource);
  }
}

function startDelete(region: Region, stack: Stack, resource: StackResource, at: number): void {
  setResource(region, stack, resource, 'DELETE_IN_PROGRESS', at);
  const type = typeOf(resource);
  const fault = faultOf(stack, resource, 'delete');
  if (resource.physicalId !== undefined && fault?.kind !== 'fail') {
    type.remove?.(context(region, stack, resource, at));
  }
  if (fault?.kind !== 'stall') {
    const seconds = resource.physicalId === undefined ? 1 : type.deleteSeconds;
    after(region, stack, at + seconds * 1_000, resource);
  }
}

/** A resource's create or delete has come to its end. */
export function resourceDone(
  region: Region,
  effect: Extract<Effect, { type: 'stack-resource' }>,
  at: number,
): void {
  const stack = region.state.stacks.find(s => s.id === effect.stackId);
  const resource = stack?.resources.find(r => r.logicalId === effect.logicalId);
  if (!stack || !resource || stack.generation !== effect.generation) {
    return;
  }
  if (resource.status === 'CREATE_IN_PROGRESS') {
    endCreate(region, stack, resource, at);
  } else if (resource.status === 'DELETE_IN_PROGRESS') {
    endDelete(region, stack, resource, at);
    proceed(region, stack, at);
  }
}

function endCreate(region: Region, stack: Stack, resource: StackResource, at: number): void {
  const fault = faultOf(stack, resource, 'create');
  if (resource.physicalId === undefined || fault?.kind === 'fail') {
    failCreate(region, stack, resource, fault?.reason ?? resource.reason, at);
    return;
  }
  typeOf(resource).created?.(context(region, stack, resource, at));
  setResource(region, stack, resource, 'CREATE_COMPLETE', at);
  proceed(region, stack, at);
}

function failCreate(
  region: Region,
  stack: Stack,
  resource: StackResource,
  reason: string | undefined,
  at: number,
): void {
  setResource(region, stack, resource, 'CREATE_FAILED', at, reason);
  if (resource.physicalId !== undefined) {
    typeOf(resource).failed?.(context(region, stack, resource, at));
  }
  const failed = [resource.logicalId];
  for (const other of stack.resources) {
    if (other.status === 'CREATE_IN_PROGRESS') {
      setResource(region, stack, other, 'CREATE_FAILED', at, 'Resource creation cancelled');
      failed.push(other.logicalId);
    }
  }
  const summary = `The following resource(s) failed to create: [${failed.join(', ')}]. `;
  stack.generation++;
  if (stack.disableRollback) {
    setStack(region, stack, 'CREATE_FAILED', at, summary);
    return;
  }
  setStack(region, stack, 'ROLLBACK_IN_PROGRESS', at, `${summary}Rollback requested by user.`);
  proceed(region, stack, at);
}

function endDelete(region: Region, stack: Stack, resource: StackResource, at: number): void {
  const fault = faultOf(stack, resource, 'delete');
  try {
    if (fault?.kind === 'fail') {
      throw new ResourceFailure(fault.reason ?? 'Resource is in use');
    }
    if (resource.physicalId !== undefined) {
      typeOf(resource).removed?.(context(region, stack, resource, at));
    }
    setResource(region, stack, resource, 'DELETE_COMPLETE', at);
  } catch (error) {
    if (!(error instanceof ResourceFailure)) {
      throw error;
    }
    setResource(region, stack, resource, 'DELETE_FAILED', at, error.message);
  }
}

/** All of a stack's resources rest: its own status follows from theirs. */
export function stackSettled(
  region: Region,
  effect: Extract<Effect, { type: 'stack-settled' }>,
  at: number,
): void {
  const stack = region.state.stacks.find(s => s.id === effect.stackId);
  if (!stack || stack.generation !== effect.generation) {
    return;
  }
  const rollback = stack.status === 'ROLLBACK_IN_PROGRESS';
  const stuck = stack.resources.filter(r => r.status === 'DELETE_FAILED');
  if (stack.status === 'CREATE_IN_PROGRESS') {
    stack.outputs = outputs(region, stack);
    setStack(region, stack, 'CREATE_COMPLETE', at);
  } else if (stuck.length > 0) {
    const reason = `The following resource(s) failed to delete: [${stuck
      .map(r => r.logicalId)
      .join(', ')}]. `;
    setStack(region, stack, rollback ? 'ROLLBACK_FAILED' : 'DELETE_FAILED', at, reason);
  } else if (rollback) {
    setStack(region, stack, 'ROLLBACK_COMPLETE', at);
  } else if (stack.status === 'DELETE_IN_PROGRESS') {
    stack.deletedAt = region.stamp(at);
    stack.outputTemplate = {};
    stack.resources.forEach(resource => {
      resource.properties = {};
    });
    setStack(region, stack, 'DELETE_COMPLETE', at);
    forgetOldStacks(region);
  }
}

function outputs(region: Region, stack: Stack): Stack['outputs'] {
  return Object.entries(stack.outputTemplate).map(([key, template]) => {
    const output = asObject(resolve(region, stack, template));
    const name = asObject(output.Export).Name;
    return {
      key,
      value: String(output.Value),
      ...(name === undefined ? {} : { exportName: String(name) }),
    };
  });
}

/** AWS shows deleted stacks for 90 days; the simulator keeps the last 40 of a region. */
function forgetOldStacks(region: Region): void {
  const deleted = region.state.stacks.filter(s => s.status === 'DELETE_COMPLETE');
  const forgotten = new Set(deleted.slice(0, Math.max(0, deleted.length - 40)));
  region.state.stacks = region.state.stacks.filter(s => !forgotten.has(s));
}
