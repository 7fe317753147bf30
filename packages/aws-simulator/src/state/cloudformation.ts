import type { JsonObject } from '../protocols/json.ts';
import type { Tags } from './eks.ts';

export interface StackEvent {
  id: string;
  at: string;
  logicalId: string;
  physicalId: string;
  type: string;
  status: string;
  reason?: string;
}

export type ResourceStatus =
  | 'PENDING'
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'CREATE_FAILED'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_COMPLETE'
  | 'DELETE_FAILED';

export interface StackResource {
  logicalId: string;
  type: string;
  status: ResourceStatus;
  reason?: string;
  physicalId?: string;
  /** What `Fn::GetAtt` gives. */
  attributes: Record<string, string>;
  /** As the template wrote them. */
  properties: JsonObject;
  dependsOn: string[];
  changedAt: string;
}

/** What a planned fault does to a stack. */
export interface StackFault {
  kind: 'fail' | 'stall';
  on: 'create' | 'delete';
  /** Logical id or type; the first resource of the stack when undefined. */
  resource?: string;
  reason?: string;
}

export interface Stack {
  id: string;
  name: string;
  status: string;
  statusReason?: string;
  createdAt: string;
  deletedAt?: string;
  disableRollback: boolean;
  terminationProtection: boolean;
  roleArn?: string;
  capabilities: string[];
  tags: Tags;
  parameters: Record<string, string>;
  description: string;
  outputTemplate: JsonObject;
  outputs: { key: string; value: string; exportName?: string }[];
  resources: StackResource[];
  events: StackEvent[];
  /** Grows with every change of direction, so that what was scheduled before is void. */
  generation: number;
  faults: StackFault[];
}
