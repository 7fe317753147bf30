import Alert from '@material-ui/lab/Alert';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import { Moment } from '../time/Moment';
import { OpenRequest } from './OpenRequest';
import { whatIsNext } from './whatIsNext';

/** What the status means for a person, and what comes next; silent where the status says it all. */
export function StatusExplanation(props: { environment: EnvironmentListItem }) {
  const { environment } = props;
  const { status, deleteRequestedAt, openRequestId, deletedAt } = environment;
  if (deleteRequestedAt && status !== 'deleting' && !isFinalStatus(status)) {
    return (
      <Alert severity="info" variant="outlined">
        Its deletion was asked for <Moment at={deleteRequestedAt} />. What is under way is stopped
        first, then everything is deleted.
      </Alert>
    );
  }
  const text = whatIsNext[status];
  if (!text) return null;
  return (
    <>
      <Alert severity="info" variant="outlined">
        {text}
        {deletedAt && (
          <>
            {' '}
            Deleted <Moment at={deletedAt} />.
          </>
        )}
      </Alert>
      {status === 'awaiting-approval' && openRequestId && <OpenRequest requestId={openRequestId} />}
    </>
  );
}
