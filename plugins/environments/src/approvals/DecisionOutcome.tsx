import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useEffect, useRef } from 'react';
import type {
  Decision,
  EnvironmentRequest,
  RequestKind,
} from '@eks-environments/plugin-environments-common';
import { QuotaRefusals } from '../estimate/QuotaRefusals';
import { Violations } from '../estimate/Violations';
import { codeOf, detailsOf, messageOf } from '../polling/problem';
import { environmentRouteRef } from '../routes';
import { DecisionItem } from './DecisionItem';
import { countingDecisions } from './decided';
import { quorumInWords } from './requestWords';

/** What became of a decision that was sent: made, with the request after it, or refused. */
export type Outcome =
  | { made: Decision['decision']; request: EnvironmentRequest }
  | { refused: Error };

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    outline: 'none',
    '& .MuiAlert-message': { minWidth: 0, overflowWrap: 'anywhere' },
  },
}));

/** Tells what became of one's decision; takes the focus, since the buttons may be gone. */
export function DecisionOutcome(props: {
  outcome: Outcome;
  /** As it is now. */
  request: EnvironmentRequest;
}) {
  const { outcome, request } = props;
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.focus(), [outcome]);
  return (
    <div ref={root} tabIndex={-1} className={classes.root}>
      {'made' in outcome ? (
        <Made request={outcome.request} />
      ) : (
        <Refused error={outcome.refused} request={request} />
      )}
    </div>
  );
}

const approved: Record<RequestKind, { text: string; link: string }> = {
  create: {
    text: 'You approved it, and its creation is queued.',
    link: 'Watch it being created',
  },
  extend: { text: 'You approved it, and it ends later now.', link: 'Open the environment' },
  delete: {
    text: 'You approved it, and its deletion is queued.',
    link: 'Watch it being deleted',
  },
};

function Made({ request }: { request: EnvironmentRequest }) {
  const link = useRouteRef(environmentRouteRef);
  const { kind, status, environmentId, environmentReadable } = request;
  return (
    <Alert severity="success" variant="outlined" role="status">
      {status === 'rejected' && 'You rejected it. Whoever asked for it is told why.'}
      {status === 'open' &&
        `You approved it: ${quorumInWords(request)} so far. Somebody else has to approve it, too.`}
      {status === 'approved' && (
        <>
          {approved[kind].text}{' '}
          {/* Who might read it because they were to decide may not any more. */}
          {environmentReadable && (
            <Link to={link({ id: environmentId })}>{approved[kind].link}</Link>
          )}
        </>
      )}
    </Alert>
  );
}

function Refused({ error, request }: { error: Error; request: EnvironmentRequest }) {
  const code = codeOf(error);
  const violations = detailsOf(error);
  const changed = code === 'changed' || code === 'digest';
  const decisions = code === 'decided' ? countingDecisions(request) : [];
  return (
    <>
      <Alert severity="error" variant="outlined">
        <AlertTitle>
          {changed
            ? 'The request has changed: your decision was not taken'
            : 'Your decision was not taken'}
        </AlertTitle>
        {messageOf(error)}
        {changed && ': what differs is shown below.'}
        {decisions.length > 0 && (
          <ul aria-label="Who has decided">
            {decisions.map(decision => (
              <DecisionItem key={decision.by} decision={decision} />
            ))}
          </ul>
        )}
      </Alert>
      {code === 'quota' ? <QuotaRefusals error={error} /> : <Violations violations={violations} />}
    </>
  );
}
