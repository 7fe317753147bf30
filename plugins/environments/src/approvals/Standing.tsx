import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { Moment } from '../time/Moment';
import { until } from '../time/words';
import { Approvers } from './Approvers';
import { decisionOf, mayDecide } from './decided';
import { quorumInWords } from './requestWords';

const useStyles = makeStyles({ root: { '& .MuiAlert-message': { overflowWrap: 'anywhere' } } });

/** Of an open request, why the signed-in person has nothing to decide on it, and who has until when. */
export function Standing(props: { request: EnvironmentRequest; user: string | undefined }) {
  const { request, user } = props;
  const classes = useStyles();
  if (request.status !== 'open' || user === undefined || mayDecide(request, user)) return null;
  return (
    <Alert severity="info" variant="outlined" className={classes.root}>
      {whyNot(request, user)} <PutTo request={request} />
    </Alert>
  );
}

/** A sentence: who was asked to decide, and until when. */
export function PutTo(props: { request: EnvironmentRequest }) {
  const { approvers, quorum, lapsesAt } = props.request;
  return (
    <>
      {'It was put to '}
      <Approvers approvers={approvers} quorum={quorum.needed} />
      {lapsesAt ? (
        <>
          {', and lapses '}
          <Moment at={lapsesAt} words={until} />
          {' unless it is decided.'}
        </>
      ) : (
        '.'
      )}
    </>
  );
}

function whyNot(request: EnvironmentRequest, user: string): string {
  if (request.requester === user) return 'Nobody decides what they asked for themselves.';
  if (decisionOf(request, user)) {
    return `You have approved it: ${quorumInWords(request)} so far.`;
  }
  return 'You may not decide on it.';
}
