import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type { GivenUpMessage } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { messageOf } from '../polling/problem';

/** Has a message sent again; how that went is told beside the page. */
export function ResendAction(props: { message: GivenUpMessage; onResent: () => void }) {
  const { message, onResent } = props;
  const { id, channel, title } = message;
  const api = useApi(environmentsApiRef);
  const alertApi = useApi(alertApiRef);
  const [{ loading }, resend] = useAsyncFn(async () => {
    try {
      await api.resendMessage(id, channel);
      alertApi.post({
        message: `“${title}” is sent again soon.`,
        severity: 'success',
        display: 'transient',
      });
    } catch (error) {
      alertApi.post({
        message: `“${title}” could not be sent again. ${messageOf(error)}`,
        severity: 'error',
      });
    }
    // Also where it failed: somebody else may have had it sent meanwhile.
    onResent();
  }, [api, alertApi, id, channel, title, onResent]);
  return (
    <Button
      size="small"
      variant="outlined"
      disabled={loading}
      onClick={resend}
      aria-label={`Send again by ${channel}: ${title}`}
    >
      Send again
    </Button>
  );
}
