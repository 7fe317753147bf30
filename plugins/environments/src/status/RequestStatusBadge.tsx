import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import type {
  EnvironmentStatus,
  RequestStatus,
} from '@eks-environments/plugin-environments-common';
import { StatusBadge } from './StatusBadge';
import { ToneBadge } from './ToneBadge';

/** A request that is not approved stands as its environment does. */
const asEnvironment: Record<Exclude<RequestStatus, 'approved'>, EnvironmentStatus> = {
  open: 'awaiting-approval',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  lapsed: 'lapsed',
};

/** Where a request stands, as an icon and a word. */
export function RequestStatusBadge(props: {
  status: RequestStatus;
  variant?: 'body2' | 'subtitle1';
}) {
  const { status, variant } = props;
  if (status === 'approved') {
    return <ToneBadge icon={CheckCircleIcon} tone="ok" words="Approved" variant={variant} />;
  }
  return <StatusBadge status={asEnvironment[status]} variant={variant} />;
}
