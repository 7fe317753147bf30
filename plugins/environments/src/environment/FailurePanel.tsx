import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import { isMoving } from '../status/isMoving';
import { errorClassWords } from '../status/statusWords';

const useStyles = makeStyles(theme => ({
  message: { '& .MuiAlert-message': { minWidth: 0, width: '100%' } },
  text: { overflowWrap: 'anywhere' },
  evidence: {
    maxHeight: 240,
    overflow: 'auto',
    margin: 0,
    padding: theme.spacing(1),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    color: theme.palette.text.primary,
    backgroundColor: theme.palette.background.default,
  },
  summary: { cursor: 'pointer', marginTop: theme.spacing(1) },
}));

/** What went wrong last, what one can do about it, and what shows it. */
export function FailurePanel(props: { environment: EnvironmentListItem }) {
  const classes = useStyles();
  const { environment } = props;
  const error = environment.lastError;
  // While it is being tried again, the earlier failure is history.
  if (!error || isMoving(environment) || isFinalStatus(environment.status)) {
    return null;
  }
  return (
    <Alert severity="error" variant="outlined" className={classes.message}>
      <AlertTitle>{errorClassWords[error.class]}</AlertTitle>
      {environment.status === 'ready' && (
        <Typography variant="body2">
          It could not be put to sleep, and goes on as before.
        </Typography>
      )}
      <Typography variant="body2" className={classes.text}>
        {error.message}
      </Typography>
      {error.advice && (
        <Typography variant="body2" className={classes.text}>
          <strong>What you can do:</strong> {error.advice}
        </Typography>
      )}
      <Typography variant="body2">
        {error.retryable
          ? 'A retry can help.'
          : 'A retry alone will not help: the cause must go away first.'}
      </Typography>
      {error.evidence && error.evidence.length > 0 && (
        <details>
          <summary className={classes.summary}>What AWS and eksctl said</summary>
          <pre className={classes.evidence}>{error.evidence.join('\n')}</pre>
        </details>
      )}
    </Alert>
  );
}
