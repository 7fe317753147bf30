import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useState, type FormEvent } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type {
  Environment,
  EnvironmentListItem,
} from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { messageOf } from '../polling/problem';

const useStyles = makeStyles(theme => ({
  dangerous: {
    color: theme.palette.getContrastText(theme.palette.error.dark),
    backgroundColor: theme.palette.error.dark,
    '&:hover': { backgroundColor: theme.palette.error.main },
  },
  error: { marginTop: theme.spacing(2) },
}));

/** Asks for the name before anything is deleted; a request that only waits needs no typing. */
export function DeleteDialog(props: {
  environment: EnvironmentListItem;
  onClose: () => void;
  /** It may wait for somebody's approval: then the answer has an open request. */
  onDeleted: (answer: Environment) => void;
}) {
  const { environment, onClose, onDeleted } = props;
  const { id, name, region, target, status } = environment;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const waiting = status === 'awaiting-approval';
  const asks = !waiting && environment.deletionNeedsApproval;
  const [typed, setTyped] = useState('');
  const [{ loading, error }, remove] = useAsyncFn(async () => {
    onDeleted(await api.deleteEnvironment(id));
  }, [api, id, onDeleted]);
  const confirmed = waiting || typed === name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (confirmed && !loading) remove();
  };
  return (
    <Dialog
      open
      onClose={loading ? undefined : onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="delete-title"
      aria-describedby="delete-text"
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id="delete-title">
          {waiting ? `Withdraw ${name}?` : `Delete ${name}?`}
        </DialogTitle>
        <DialogContent>
          <DialogContentText id="delete-text" color="textPrimary">
            {waiting
              ? 'The request is taken back. Nothing has been created yet, and the name is free again.'
              : `Its cluster in ${region} (${target}) goes away with its nodes, and with the load balancers and volumes that belong to it. What runs in it and the data on its volumes are lost. This cannot be undone.`}
          </DialogContentText>
          {asks && (
            <DialogContentText color="textPrimary">
              Somebody else has to agree: the deletion is asked for now, and begins once it is
              approved. Until then everything goes on.
            </DialogContentText>
          )}
          {!waiting && (
            <TextField
              // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog has just been opened to type here
              autoFocus
              fullWidth
              margin="normal"
              id="delete-name"
              label={`Type ${name} to confirm`}
              variant="outlined"
              autoComplete="off"
              value={typed}
              onChange={event => setTyped(event.target.value)}
              inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
            />
          )}
          {error && (
            <Alert severity="error" className={classes.error}>
              {messageOf(error)}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={loading}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="contained"
            className={confirmed && !loading ? classes.dangerous : undefined}
            disabled={!confirmed || loading}
          >
            {buttonOf({ waiting, asks })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function buttonOf({ waiting, asks }: { waiting: boolean; asks: boolean | undefined }): string {
  if (waiting) return 'Withdraw';
  return asks ? 'Ask for its deletion' : 'Delete';
}
