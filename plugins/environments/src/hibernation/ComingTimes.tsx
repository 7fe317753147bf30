import Typography from '@material-ui/core/Typography';
import { useNow } from '../time/useNow';
import { comingTimes } from './cronTimes';
import { missingIn, toSchedule, type ScheduleDraft } from './schedules';

/** What a schedule that is being filled in will do next, so that one sees whether it says what one means. */
export function ComingTimes(props: { draft: ScheduleDraft }) {
  const now = useNow(60_000);
  if (missingIn(props.draft)) return null;
  const times = comingTimes(toSchedule(props.draft), now);
  if (times.length === 0) return null;
  return (
    <Typography variant="body2" color="textSecondary">
      {`Next: ${times.map(({ what, words }) => `${what} ${words}`).join(' · ')}`}
    </Typography>
  );
}
