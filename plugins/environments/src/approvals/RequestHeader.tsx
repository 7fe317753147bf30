import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Decision, EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { environmentRouteRef } from '../routes';
import { RequestStatusBadge } from '../status/RequestStatusBadge';
import { WithdrawAction } from './WithdrawAction';
import { wishInWords } from './requestWords';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    padding: theme.spacing(2, 3),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) },
  name: { margin: 0, overflowWrap: 'anywhere' },
  space: { flexGrow: 1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  description: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  key: {
    padding: theme.spacing(0, 0.5),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
}));

/** Which request this is, where it stands, why it was made, and what one can do about it. */
export function RequestHeader(props: {
  request: EnvironmentRequest;
  /** Undefined for those who may not decide. */
  onDecide?: (decision: Decision['decision']) => void;
  onWithdrawn: () => void;
}) {
  const { request, onDecide, onWithdrawn } = props;
  const classes = useStyles();
  const link = useRouteRef(environmentRouteRef);
  const wish = wishInWords(request);
  return (
    <Paper className={classes.root} component="header">
      <div className={classes.head}>
        <Typography variant="h4" component="h2" className={classes.name}>
          {request.environmentName}
        </Typography>
        <span role="status">
          <RequestStatusBadge status={request.status} variant="subtitle1" />
        </span>
        <span className={classes.space} />
        <div className={classes.actions}>
          {onDecide && (
            <>
              <Button
                variant="contained"
                color="primary"
                aria-keyshortcuts="a"
                onClick={() => onDecide('approve')}
              >
                Approve
              </Button>
              <Button variant="outlined" aria-keyshortcuts="r" onClick={() => onDecide('reject')}>
                Reject
              </Button>
            </>
          )}
          <WithdrawAction request={request} onWithdrawn={onWithdrawn} />
          {request.environmentReadable && (
            <LinkButton to={link({ id: request.environmentId })} variant="outlined">
              Environment
            </LinkButton>
          )}
        </div>
      </div>
      {wish && <Typography variant="subtitle1">{wish}</Typography>}
      {request.description && (
        <Typography className={classes.description}>{request.description}</Typography>
      )}
      {onDecide && (
        <Typography variant="caption" color="textSecondary">
          {'Keys: '}
          <kbd className={classes.key}>A</kbd>
          {' approves, '}
          <kbd className={classes.key}>R</kbd>
          {' rejects; both ask for a comment first, which '}
          <kbd className={classes.key}>Ctrl</kbd>
          {' or '}
          <kbd className={classes.key}>⌘</kbd>
          {' with '}
          <kbd className={classes.key}>Enter</kbd>
          {' sends.'}
        </Typography>
      )}
    </Paper>
  );
}
