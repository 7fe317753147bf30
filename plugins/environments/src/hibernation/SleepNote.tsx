import Typography from '@material-ui/core/Typography';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { Moment } from '../time/Moment';
import { until } from '../time/words';
import { nextChange } from './sleepWords';

/** When an environment falls asleep or wakes next by schedule; silent where it does not. */
export function SleepNote(props: { environment: EnvironmentListItem }) {
  const next = nextChange(props.environment);
  if (!next) return null;
  return (
    <Typography variant="caption" color="textSecondary" display="block">
      <Moment at={next.at} words={(at, now) => `${next.verb} ${until(at, now)}`} />
    </Typography>
  );
}
