import type { Knex } from 'knex';
import { selectRequests, type RequestRecord } from './records';

export async function findRequest(db: Knex, id: string): Promise<RequestRecord | undefined> {
  return selectRequests(db).where('environment_requests.id', id).first();
}

export async function findRequests(db: Knex, ids: string[]): Promise<RequestRecord[]> {
  return selectRequests(db).whereIn('environment_requests.id', ids);
}
