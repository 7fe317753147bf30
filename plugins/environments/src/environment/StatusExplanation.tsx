import Alert from '@material-ui/lab/Alert';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import { endInWords } from '../lifetime/endWords';
import { Moment } from '../time/Moment';
import { useNow } from '../time/useNow';
import { whatIsNext } from './whatIsNext';

/** What the status means for a person, and what comes next; silent where the status says it all. */
export function StatusExplanation(props: { environment: EnvironmentListItem }) {
  const { environment } = props;
  const now = useNow();
  const { status, deleteRequestedAt, deletedAt, graceEndsAt } = environment;
  if (deleteRequestedAt && status !== 'deleting' && !isFinalStatus(status)) {
    return (
      <Alert severity="info" variant="outlined">
        Its deletion was asked for <Moment at={deleteRequestedAt} />. What is under way is stopped
        first, then everything is deleted.
      </Alert>
    );
  }
  const text = graceEndsAt ? endInWords(environment, now) : whatIsNext[status];
  if (!text) return null;
  return (
    <Alert severity="info" variant="outlined">
      {text}
      {deletedAt && (
        <>
          {' '}
          Deleted <Moment at={deletedAt} />.
        </>
      )}
    </Alert>
  );
}
