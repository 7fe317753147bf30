import type { JsonObject } from '../protocols/json.ts';
import type { Region } from '../simulation/Region.ts';
import type { PublishedMessage } from '../sns/PublishedMessages.ts';
import type { StackFault } from '../state/cloudformation.ts';
import type { RoleSession } from '../state/types.ts';

/** Who calls, as the access key says. */
export interface Identity {
  account: string;
  userId: string;
  arn: string;
}

/** What a planned fault changes in a call that is otherwise accepted. */
export interface CallFaults {
  stack: StackFault[];
  degraded?: string;
  /** Why EC2 has no machines. */
  noCapacity?: string;
}

export interface OperationContext {
  region: Region;
  identity: Identity;
  /** All regions of the account that hold anything. */
  accountRegions(): Region[];
  faults: CallFaults;
  /** Takes a message of a topic; answers its id. */
  publish(message: Omit<PublishedMessage, 'at' | 'messageId'>): string;
  /** Remembers a session of an assumed role, by its access key. */
  rememberSession(accessKey: string, session: RoleSession): void;
}

/** One operation of an AWS API. Refusals are thrown as AwsError. */
export type Operation = (input: JsonObject, context: OperationContext) => JsonObject;
