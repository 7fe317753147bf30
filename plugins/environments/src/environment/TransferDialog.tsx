import { alertApiRef, useApi, useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { QuotaRefusals } from '../estimate/QuotaRefusals';
import { OwnerFilter, ownerInWords } from '../list/OwnerFilter';
import { messageOf } from '../polling/problem';
import { rootRouteRef } from '../routes';

const useStyles = makeStyles(theme => ({
  content: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

/** Asks for the group or person of the catalog that the environment is given to. */
export function TransferDialog(props: {
  environment: EnvironmentListItem;
  onClose: () => void;
  onTransferred: () => void;
}) {
  const { environment, onClose, onTransferred } = props;
  const { id, name } = environment;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const alertApi = useApi(alertApiRef);
  const navigate = useNavigate();
  const list = useRouteRef(rootRouteRef);
  const [owner, setOwner] = useState<string>();
  const [{ loading, error }, transfer] = useAsyncFn(
    async (to: string) => {
      const given = await api.transferEnvironment(id, to);
      alertApi.post({
        severity: 'success',
        display: 'transient',
        message: `${name} now belongs to ${ownerInWords(to)}.`,
      });
      // It may not be theirs to see any more.
      if (given) onTransferred();
      else navigate(list());
    },
    [api, alertApi, id, name, onTransferred, navigate, list],
  );
  const ready = owner !== undefined && owner !== environment.owner && !loading;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) transfer(owner);
  };
  return (
    <Dialog
      open
      onClose={loading ? undefined : onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="transfer-title"
      aria-describedby="transfer-text"
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id="transfer-title">Transfer {name}?</DialogTitle>
        <DialogContent className={classes.content}>
          <DialogContentText id="transfer-text" color="textPrimary">
            It belongs to {ownerInWords(environment.owner)}. The people of its new owner may then
            see and delete it here, and what it holds counts against their quotas. Nothing that runs
            is touched.
          </DialogContentText>
          <OwnerFilter
            value={owner}
            disabled={false}
            onChange={setOwner}
            label="New owner"
            placeholder="A group or a person"
          />
          {error && <Alert severity="error">{messageOf(error)}</Alert>}
          <QuotaRefusals error={error} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={loading}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" color="primary" disabled={!ready}>
            Transfer
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
