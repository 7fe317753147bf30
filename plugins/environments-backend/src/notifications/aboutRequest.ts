import type { MessageEvent } from '@eks-environments/plugin-environments-node';
import type { EnvironmentRow, RequestRow } from '../database/tables';
import type { MessageDraft } from './Outbox';
import { requestWords } from './requestWords';

export const longestComment = 500;

export type Environment = Pick<EnvironmentRow, 'id' | 'name' | 'owner'>;

/** What every message about a request is made of. */
export interface AboutRequest {
  environment: Environment & Partial<Pick<EnvironmentRow, 'description'>>;
  request: Pick<
    RequestRow,
    | 'id'
    | 'kind'
    | 'version'
    | 'requester'
    | 'submitted_by'
    | 'type'
    | 'region'
    | 'lifetime'
    | 'nodes'
    | 'cost_per_month'
    | 'approval'
    | 'expires_at'
    | 'reason'
  >;
  recipients: string[];
  now: Date;
}

/** Of a request that waits: until when, and who has approved it so far. */
export interface AboutOpenRequest extends AboutRequest {
  lapsesAt?: Date;
  approvedBy?: string[];
}

export interface Words extends Pick<MessageDraft, 'title' | 'severity'> {
  event: MessageEvent;
}

export function identity({ id, name, owner }: Environment): MessageDraft['environment'] {
  return { id, name, owner };
}

export function wordsOf({ environment, request }: AboutRequest) {
  return requestWords(environment.name, request);
}
