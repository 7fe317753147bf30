import { Progress } from '@backstage/core-components';
import SearchIcon from '@material-ui/icons/Search';
import { Nothing } from '../list/Nothing';
import { LoadError } from '../polling/LoadError';
import { StaleNotice } from '../polling/StaleNotice';
import { isNotThere } from '../polling/problem';
import { DecidingRequest } from './DecidingRequest';
import { useRequest } from './useRequests';

/** Everything about one request, and the decision on it. */
export function RequestView(props: { id: string }) {
  const { data, error, refresh } = useRequest(props.id);
  if (error && isNotThere(error)) {
    return (
      <Nothing
        icon={SearchIcon}
        title="There is no such request"
        text="The address may be mistyped, or the request is of people whose environments you may not see."
      />
    );
  }
  if (!data) {
    return error ? <LoadError what="this request" error={error} onRetry={refresh} /> : <Progress />;
  }
  return (
    <>
      <StaleNotice error={error} onRetry={refresh} />
      <DecidingRequest request={data} onChanged={refresh} />
    </>
  );
}
