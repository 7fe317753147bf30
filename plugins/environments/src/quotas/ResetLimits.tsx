import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import Alert from '@material-ui/lab/Alert';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type { ProviderInfo, Quota } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { codeOf, messageOf } from '../polling/problem';
import { ScopeName } from './ScopeName';

/** Gives up the limits that are set, after a question. */
export function ResetLimits(props: {
  quota: Quota;
  providers: ProviderInfo[];
  /** After it is done, and where it turns out that the limits have changed. */
  onChanged: () => void;
}) {
  const { quota, providers, onChanged } = props;
  const { scope, etag } = quota;
  const api = useApi(environmentsApiRef);
  const [open, setOpen] = useState(false);
  const [{ loading, error }, reset] = useAsyncFn(async () => {
    try {
      await api.resetQuota(scope, { ifMatch: etag });
      setOpen(false);
    } finally {
      onChanged();
    }
  }, [api, scope, etag, onChanged]);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        Back to configuration
      </Button>
      {open && (
        <Dialog
          open
          onClose={loading ? undefined : close}
          aria-labelledby="reset-title"
          aria-describedby="reset-text"
        >
          <DialogTitle id="reset-title">Back to configuration?</DialogTitle>
          <DialogContent>
            <DialogContentText id="reset-text" color="textPrimary">
              The limits that were set for <ScopeName scope={scope} providers={providers} plain />{' '}
              are given up; those of the configuration hold again. Nothing that runs is touched.
            </DialogContentText>
            {error && (
              <Alert severity="error">
                {codeOf(error) === 'version'
                  ? 'Somebody else has changed the limits meanwhile. Look at them before you give them up.'
                  : messageOf(error)}
              </Alert>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={close} disabled={loading}>
              Cancel
            </Button>
            <Button variant="contained" color="primary" onClick={reset} disabled={loading}>
              Back to configuration
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
