import type { JsonObject } from '../protocols/json.ts';
import type { Region } from '../simulation/Region.ts';
import type { Stack, StackResource } from '../state/cloudformation.ts';

/** AWS refused to make or delete a resource; the stack's event says why. */
export class ResourceFailure extends Error {}

export interface ResourceContext {
  region: Region;
  stack: Stack;
  resource: StackResource;
  /** The resource's properties with references resolved. */
  properties: JsonObject;
  /** Model milliseconds. */
  at: number;
}

/** What is made of the resource: its id and what `Fn::GetAtt` gives. */
export interface Made {
  physicalId: string;
  attributes?: Record<string, string>;
}

/** How one type of resource is made and deleted, and how long each takes. */
export interface ResourceType {
  /** Model seconds. */
  createSeconds: number;
  /** Model seconds. */
  deleteSeconds: number;
  /** Begins to make it. Throws ResourceFailure. */
  create(context: ResourceContext): Made;
  /** The making has ended. */
  created?(context: ResourceContext): void;
  /** The making was given up. */
  failed?(context: ResourceContext): void;
  /** Begins to delete it. */
  remove?(context: ResourceContext): void;
  /** The deleting has ended; throws ResourceFailure when something holds it. */
  removed?(context: ResourceContext): void;
}
