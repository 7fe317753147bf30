import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import ReplayIcon from '@material-ui/icons/Replay';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { messageOf } from '../polling/problem';

/** Repeats the last failed operation, where that is allowed. */
export function RetryAction(props: { environment: EnvironmentListItem; onRetried: () => void }) {
  const { environment, onRetried } = props;
  const api = useApi(environmentsApiRef);
  const alertApi = useApi(alertApiRef);
  const [{ loading }, retry] = useAsyncFn(async () => {
    try {
      await api.retryEnvironment(environment.id);
    } catch (error) {
      alertApi.post({
        severity: 'error',
        message: `Could not retry: ${messageOf(error)}`,
      });
    }
    onRetried();
  }, [api, alertApi, environment.id, onRetried]);
  if (!environment.capabilities.retry) return null;
  return (
    <Button
      variant="contained"
      color="primary"
      startIcon={<ReplayIcon />}
      disabled={loading}
      onClick={retry}
    >
      Retry
    </Button>
  );
}
