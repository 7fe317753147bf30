import type { JsonObject } from '@backstage/types';
import type { RequestRow } from '../database/tables';

/** What the audit tells of a request of which the portal has decided something. */
export function recordOf(
  request: Pick<RequestRow, 'id' | 'environment_id' | 'kind' | 'requester' | 'digest'>,
): JsonObject {
  const { id, environment_id: environmentId, kind, requester, digest } = request;
  return { requestId: id, environmentId, kind, requester, digest };
}
