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
import { environmentsApiRef } from '../api';
import { messageOf } from '../polling/problem';
import { scopeInWords } from './quotaWords';

/** Gives up the limits that are set, after a question. */
export function ResetLimits(props: { scope: string; onReset: () => void }) {
  const { scope, onReset } = props;
  const api = useApi(environmentsApiRef);
  const [open, setOpen] = useState(false);
  const [{ loading, error }, reset] = useAsyncFn(async () => {
    await api.resetQuota(scope);
    setOpen(false);
    onReset();
  }, [api, scope, onReset]);
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
              The limits that were set for {scopeInWords(scope)} are given up; those of the
              configuration hold again. Nothing that runs is touched.
            </DialogContentText>
            {error && <Alert severity="error">{messageOf(error)}</Alert>}
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
