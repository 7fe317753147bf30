import ErrorIcon from '@material-ui/icons/Error';
import WarningIcon from '@material-ui/icons/ReportProblem';
import type { QuotaUse } from '@eks-environments/plugin-environments-common';
import { ToneBadge } from '../status/ToneBadge';
import { fullnessOf } from './usageWords';

/** Says of a scope that a limit of it is, or will soon be, in the way; nothing where there is room. */
export function Fullness(props: { uses: QuotaUse[] }) {
  switch (fullnessOf(props.uses)) {
    case 'over':
      return <ToneBadge icon={ErrorIcon} tone="error" words="Over the limit" />;
    case 'full':
      return <ToneBadge icon={WarningIcon} tone="warning" words="Used up" />;
    case 'nearly':
      return <ToneBadge icon={WarningIcon} tone="warning" words="Nearly used up" />;
    default:
      return null;
  }
}
