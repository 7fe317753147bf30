import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { DateTime } from 'luxon';
import type { EnvironmentEvent } from '@eks-environments/plugin-environments-common';
import { schedulesOfEvent } from '../hibernation/scheduleEvents';
import { StatusBadge } from '../status/StatusBadge';
import { useToneStyles } from '../status/ToneBadge';
import { Moment } from '../time/Moment';
import { lookOf } from './eventLooks';

const useStyles = makeStyles(theme => ({
  item: {
    display: 'flex',
    gap: theme.spacing(1.5),
    paddingBottom: theme.spacing(2),
    position: 'relative',
    // The line that ties an event to the one before it.
    '&:not(:last-child)::after': {
      content: '""',
      position: 'absolute',
      left: 11,
      top: 28,
      bottom: 4,
      borderLeft: `2px solid ${theme.palette.divider}`,
    },
  },
  text: { flexGrow: 1, minWidth: 0 },
  message: { overflowWrap: 'anywhere' },
}));

/** What happened, when on its day, by whom, and to which status it led, if to another one. */
export function EventItem(props: {
  event: EnvironmentEvent;
  /** The one before it; undefined where that is not known. */
  before: EnvironmentEvent | undefined;
}) {
  const { at, actor, status, message } = props.event;
  const classes = useStyles();
  const tones = useToneStyles();
  const words = schedulesOfEvent(props.event);
  const { icon: Icon, tone } = lookOf(props.event);
  return (
    <li className={classes.item}>
      <Icon className={tones[tone]} aria-hidden />
      <div className={classes.text}>
        <Typography variant="body2" className={classes.message} title={words && message}>
          {words ?? message}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          <Moment at={at} words={timeOfDay} />
          {' · '}
          {actor ? <EntityRefLink entityRef={actor} defaultKind="user" /> : 'automatically'}
        </Typography>
        {status && status !== props.before?.status && (
          <div>
            <StatusBadge status={status} />
          </div>
        )}
      </div>
    </li>
  );
}

function timeOfDay(at: string): string {
  return DateTime.fromISO(at).toLocal().toFormat('HH:mm');
}
