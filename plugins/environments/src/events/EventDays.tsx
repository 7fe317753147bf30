import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EnvironmentEvent } from '@eks-environments/plugin-environments-common';
import { useNow } from '../time/useNow';
import { EventItem } from './EventItem';
import { byDay, dayInWords } from './days';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  day: { margin: theme.spacing(2, 0, 1.5) },
}));

/** A timeline, day by day, of events that come newest first. */
export function EventDays(props: { events: EnvironmentEvent[] }) {
  const all = props.events;
  const classes = useStyles();
  const now = useNow(60_000);
  return (
    <ol className={classes.list} aria-label="Events">
      {byDay(all).map(({ date, events }) => (
        <li key={date}>
          <Typography variant="subtitle2" component="h3" className={classes.day}>
            <time dateTime={date}>{dayInWords(date, now)}</time>
          </Typography>
          <ol className={classes.list}>
            {events.map(event => (
              <EventItem key={event.id} event={event} before={all[all.indexOf(event) + 1]} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
