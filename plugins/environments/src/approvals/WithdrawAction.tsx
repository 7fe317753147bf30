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
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { messageOf } from '../polling/problem';
import { subjectWords } from './requestWords';

/** Takes an open request back, after a question; shown only to those who may. */
export function WithdrawAction(props: { request: EnvironmentRequest; onWithdrawn: () => void }) {
  const { request, onWithdrawn } = props;
  const { id, environmentName, kind, capabilities } = request;
  const api = useApi(environmentsApiRef);
  const [open, setOpen] = useState(false);
  const [{ loading, error }, withdraw] = useAsyncFn(async () => {
    await api.withdrawRequest(id);
    setOpen(false);
    onWithdrawn();
  }, [api, id, onWithdrawn]);
  const close = () => setOpen(false);
  if (!capabilities.withdraw) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        Withdraw
      </Button>
      {open && (
        <Dialog
          open
          onClose={loading ? undefined : close}
          aria-labelledby="withdraw-title"
          aria-describedby="withdraw-text"
        >
          <DialogTitle id="withdraw-title">
            Withdraw {subjectWords[kind]}
            {environmentName}?
          </DialogTitle>
          <DialogContent>
            <DialogContentText id="withdraw-text" color="textPrimary">
              {kind === 'create'
                ? 'The request is taken back. Nothing has been created yet, and the name is free again.'
                : 'The request is taken back. The environment goes on as it is.'}
            </DialogContentText>
            {error && <Alert severity="error">{messageOf(error)}</Alert>}
          </DialogContent>
          <DialogActions>
            <Button onClick={close} disabled={loading}>
              Cancel
            </Button>
            <Button variant="contained" color="primary" onClick={withdraw} disabled={loading}>
              Withdraw
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
