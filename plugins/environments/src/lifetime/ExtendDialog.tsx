import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useState, type FormEvent } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { QuotaRefusals } from '../estimate/QuotaRefusals';
import { Violations } from '../estimate/Violations';
import { detailsOf, messageOf } from '../polling/problem';
import { deletedAfterGrace } from '../time/grace';
import { momentInWords } from '../time/words';
import { another, EndField, inField } from './EndField';
import { extensionRange, extensions } from './extensions';

const longestReason = 1000;
const day = 24 * 3_600_000;
/** What the form calls the fields that the server judges. */
const labels = { expiresAt: 'New end', lifetime: 'New end', reason: 'Reason' };

const useStyles = makeStyles(theme => ({
  content: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

/** Asks for a later end and the reason, within what is allowed. */
export function ExtendDialog(props: {
  environment: Environment;
  onClose: () => void;
  /** With the environment as it is then, and the end that was asked for. */
  onAnswered: (answer: Environment, asked: string) => void;
}) {
  const { onClose, onAnswered } = props;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  // As it was when the dialog was opened: what one chooses from must not change meanwhile.
  const [{ environment, now }] = useState(() => ({
    environment: props.environment,
    now: Date.now(),
  }));
  const { id, name, expiresAt, extendableUntil, openRequestId } = environment;
  const choices = extensions(environment, now);
  const range = extensionRange(environment, now);
  const [chosen, setChosen] = useState(choices[0]?.until ?? another);
  const [typed, setTyped] = useState(inField(Math.min(range.from + day, range.to)));
  const [reason, setReason] = useState('');
  const [{ loading, error }, extend] = useAsyncFn(
    async (until: string) => {
      const said = reason.trim();
      const body = { expiresAt: until, ...(said && { reason: said }) };
      onAnswered(await api.extendEnvironment(id, body), until);
    },
    [api, id, reason, onAnswered],
  );
  const moment = chosen === another ? Date.parse(typed) : Date.parse(chosen);
  const problem = whyNot(moment, range);
  const deletedAt = problem
    ? undefined
    : deletedAfterGrace(new Date(moment).toISOString(), environment);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!problem && !loading) extend(new Date(moment).toISOString());
  };
  return (
    <Dialog
      open
      onClose={loading ? undefined : onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="extend-title"
      aria-describedby="extend-text"
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id="extend-title">Extend {name}</DialogTitle>
        <DialogContent className={classes.content}>
          <DialogContentText id="extend-text" color="textPrimary">
            {expiresAt &&
              `${range.from > now ? 'It ends' : 'It ended'} on ${momentInWords(expiresAt)}. `}
            {extendableUntil &&
              `The latest end that it may have is ${momentInWords(extendableUntil)}.`}
            {openRequestId &&
              ' A request to extend it is open: what needs no approval is done at once all the same.'}
          </DialogContentText>
          <EndField
            choices={choices}
            range={range}
            chosen={chosen}
            onChoose={setChosen}
            typed={typed}
            onType={setTyped}
            problem={problem}
          />
          {deletedAt && (
            <Typography variant="body2" aria-live="polite">
              It sleeps from its new end on, and is deleted on {momentInWords(deletedAt)}.
            </Typography>
          )}
          <TextField
            fullWidth
            multiline
            minRows={2}
            id="extend-reason"
            label="Reason"
            variant="outlined"
            value={reason}
            onChange={event => setReason(event.target.value)}
            inputProps={{ maxLength: longestReason }}
            helperText="Optional. It stands in the events, and who has to approve it reads it."
          />
          {error && <Alert severity="error">{messageOf(error)}</Alert>}
          <Violations violations={detailsOf(error)} labels={labels} />
          <QuotaRefusals error={error} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={loading}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={problem !== undefined || loading}
          >
            Extend
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function whyNot(moment: number, { from, to }: { from: number; to: number }): string | undefined {
  if (Number.isNaN(moment)) return 'Enter a day and a time.';
  if (moment > to) return `It may not end later than ${momentInWords(new Date(to).toISOString())}.`;
  if (moment <= from) {
    return `It has to end later than ${momentInWords(new Date(from).toISOString())}.`;
  }
  return undefined;
}
