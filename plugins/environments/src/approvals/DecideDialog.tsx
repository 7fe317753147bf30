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
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type { Decision, EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { perMonthInWords } from '../money/words';
import { isRefusal, messageOf } from '../polling/problem';
import { nodesInWords, shortDigest, subjectWords, typeInWords, wishInWords } from './requestWords';

const words = {
  approve: {
    verb: 'Approve',
    hint: 'Optional. Whoever asked for it reads this.',
  },
  reject: {
    verb: 'Reject',
    hint: 'Recommended: say why, and what would be accepted. Whoever asked for it reads this.',
  },
};

const longestComment = 2000;

const useStyles = makeStyles(theme => ({
  error: { marginTop: theme.spacing(2) },
}));

/** Asks for a comment, then decides on exactly the request that it was opened on. */
export function DecideDialog(props: {
  decision: Decision['decision'];
  request: EnvironmentRequest;
  onClose: () => void;
  onMade: (request: EnvironmentRequest) => void;
  /** The server has judged: this decision cannot be made. Without an answer one may try again here. */
  onRefused: (error: Error) => void;
}) {
  const { decision, request, onClose, onMade, onRefused } = props;
  const { id, digest, environmentName, price } = request;
  const { verb, hint } = words[decision];
  const wish = wishInWords(request);
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const [comment, setComment] = useState('');
  const [{ loading, error }, send] = useAsyncFn(async () => {
    const said = comment.trim();
    try {
      onMade(await api.decideRequest(id, { decision, digest, ...(said && { comment: said }) }));
    } catch (problem) {
      if (!isRefusal(problem)) throw problem;
      onRefused(problem as Error);
    }
  }, [api, id, decision, digest, comment, onMade, onRefused]);
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (!loading) send();
  };
  return (
    <Dialog
      open
      onClose={loading ? undefined : onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="decide-title"
      aria-describedby="decide-text"
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id="decide-title">
          {verb} {subjectWords[request.kind]}
          {environmentName}?
        </DialogTitle>
        <DialogContent>
          <DialogContentText id="decide-text" color="textPrimary">
            {wish && `${wish}. `}
            {typeInWords(request)}, {request.region}, {nodesInWords(request)},{' '}
            {price ? perMonthInWords(price) : 'cost unknown'}. Your decision is on exactly this
            version ({shortDigest(digest)}).
          </DialogContentText>
          <TextField
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog has just been opened to write here
            autoFocus
            fullWidth
            multiline
            minRows={3}
            margin="normal"
            id="decide-comment"
            label="Comment"
            variant="outlined"
            value={comment}
            onChange={event => setComment(event.target.value)}
            onKeyDown={event =>
              event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit(event)
            }
            inputProps={{ maxLength: longestComment }}
            helperText={hint}
          />
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
            color="primary"
            disabled={loading}
            aria-keyshortcuts="Control+Enter Meta+Enter"
          >
            {verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
