import type { Region } from '../simulation/Region.ts';
import type { ResourceStatus, Stack, StackResource } from '../state/cloudformation.ts';

export function setResource(
  region: Region,
  stack: Stack,
  resource: StackResource,
  status: ResourceStatus,
  at: number,
  reason?: string,
): void {
  resource.status = status;
  resource.reason = reason;
  resource.changedAt = region.stamp(at);
  stack.events.push({
    id: `${resource.logicalId}-${status}-${region.random.uuid()}`,
    at: resource.changedAt,
    logicalId: resource.logicalId,
    physicalId: resource.physicalId ?? '',
    type: resource.type,
    status,
    reason,
  });
}

export function setStack(
  region: Region,
  stack: Stack,
  status: string,
  at: number,
  reason?: string,
): void {
  stack.status = status;
  stack.statusReason = reason;
  stack.events.push({
    id: region.random.uuid(),
    at: region.stamp(at),
    logicalId: stack.name,
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    status,
    reason,
  });
  region.changed();
}
