import { useApi } from '@backstage/core-plugin-api';
import useAsync from 'react-use/esm/useAsync';
import { environmentsApiRef } from '../api';

/** Why a request needs approval. Silent where that cannot be read. */
export function ApprovalReasons(props: { requestId: string }) {
  const api = useApi(environmentsApiRef);
  const { value } = useAsync(() => api.getRequest(props.requestId), [api, props.requestId]);
  const reasons = value?.approval.reasons ?? [];
  if (reasons.length === 0) return null;
  return (
    <ul aria-label="Why it needs approval">
      {reasons.map(reason => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
