import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { messageOf } from '../polling/problem';

/** Leaves the next sleep by schedule out, once, or takes that back. */
export function SkipSleep(props: { environment: EnvironmentListItem; onChanged: () => void }) {
  const { environment, onChanged } = props;
  const { id, nextSleepAt, skippedSleepAt, graceEndsAt, capabilities } = environment;
  const api = useApi(environmentsApiRef);
  const alertApi = useApi(alertApiRef);
  const skipped = skippedSleepAt !== undefined;
  const [{ loading }, change] = useAsyncFn(async () => {
    try {
      await api.updateEnvironment(id, { skipNextSleep: !skipped });
    } catch (error) {
      alertApi.post({
        severity: 'error',
        message: `Could not change the next sleep: ${messageOf(error)}`,
      });
    }
    onChanged();
  }, [api, alertApi, id, skipped, onChanged]);
  if (!capabilities.update || graceEndsAt || (!nextSleepAt && !skipped)) return null;
  return (
    <Button variant="outlined" disabled={loading} onClick={change}>
      {skipped ? 'Do not skip it' : 'Skip the next sleep'}
    </Button>
  );
}
