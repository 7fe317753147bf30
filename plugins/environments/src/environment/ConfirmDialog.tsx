import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useId, type ReactNode } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { QuotaRefusals } from '../estimate/QuotaRefusals';
import { messageOf } from '../polling/problem';

const useStyles = makeStyles(theme => ({
  content: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

/** Says what will happen, and does it once that is confirmed; stays open with the reason where it is refused. */
export function ConfirmDialog(props: {
  title: string;
  confirm: string;
  children: ReactNode;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}) {
  const { title, confirm, children, onConfirm, onClose } = props;
  const classes = useStyles();
  const id = useId();
  const [{ loading, error }, send] = useAsyncFn(onConfirm, [onConfirm]);
  return (
    <Dialog
      open
      onClose={loading ? undefined : onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
      <DialogContent className={classes.content}>
        <DialogContentText id={`${id}-text`} color="textPrimary" component="div">
          {children}
        </DialogContentText>
        {error && <Alert severity="error">{messageOf(error)}</Alert>}
        <QuotaRefusals error={error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={loading}>
          Cancel
        </Button>
        <Button variant="contained" color="primary" onClick={send} disabled={loading}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
