import Alert from '@material-ui/lab/Alert';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import { ownerInWords } from '../list/OwnerFilter';
import { Moment } from '../time/Moment';
import { dateInWords } from '../time/words';

/** A notice that nobody owns the environment any more, and what one can do about it. */
export function OwnerMissing(props: { environment: EnvironmentListItem }) {
  const { ownerMissingSince, owner, status, capabilities } = props.environment;
  if (!ownerMissingSince || isFinalStatus(status)) return null;
  return (
    <Alert severity="warning" variant="outlined">
      The catalog has no {ownerInWords(owner)} any more since{' '}
      <Moment at={ownerMissingSince} words={dateInWords} />.{' '}
      {capabilities.transfer
        ? 'Transfer the environment to another owner, or delete it.'
        : 'Ask the platform team to transfer or delete the environment.'}
    </Alert>
  );
}
