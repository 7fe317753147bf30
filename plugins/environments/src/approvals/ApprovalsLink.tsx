import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Badge from '@material-ui/core/Badge';
import { approvalsRouteRef } from '../routes';
import { useCountToDecide } from './useRequests';

/** Leads to the inbox, and tells how much there is to decide. */
export function ApprovalsLink() {
  const link = useRouteRef(approvalsRouteRef);
  const count = useCountToDecide();
  return (
    <Badge badgeContent={count} max={99} color="primary">
      <LinkButton
        to={link()}
        variant="outlined"
        aria-label={count > 0 ? `Approvals, ${count} to decide` : 'Approvals'}
      >
        Approvals
      </LinkButton>
    </Badge>
  );
}
