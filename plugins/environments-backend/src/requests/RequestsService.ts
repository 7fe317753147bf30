import type {
  Decide,
  EnvironmentRequest,
  Page,
  RequestsQuery,
} from '@eks-environments/plugin-environments-common';
import type { Answer, Call } from '../environments/EnvironmentsService';

/**
 * What is asked for and how it is decided. Ids that do not exist and ids that the caller may not read give
 * the same NotFoundError. Errors carry `code` and `details`.
 */
export interface RequestsService<C extends Call = Call> {
  list(query: RequestsQuery & { limit: number }, call: C): Promise<Page<EnvironmentRequest>>;
  get(id: string, call: C): Promise<EnvironmentRequest>;
  decide(id: string, decision: Decide, call: C): Promise<Answer<EnvironmentRequest>>;
  withdraw(id: string, call: C): Promise<Answer<EnvironmentRequest>>;
}
