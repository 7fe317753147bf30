import { makeStyles } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/LockOutlined';
import TimerIcon from '@material-ui/icons/Timer';
import type { ReactNode } from 'react';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import { useNow } from './useNow';
import { deletedAfterGrace, type Graced } from './grace';
import { absolute, momentInWords, timeLeft, until, untilMoment } from './words';

/** What ends within this many milliseconds is marked. */
export const soon = 24 * 3_600_000;

const useStyles = makeStyles(theme => ({
  marked: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
  },
  soon: { fontWeight: theme.typography.fontWeightBold as number },
  icon: { color: theme.palette.status.warning },
  // Holds what is hidden, which would else widen a page whose table scrolls.
  time: { position: 'relative' },
  // The title is for those who point at it; this says the same to those who listen.
  exact: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
  },
}));

type Living = Pick<
  EnvironmentListItem,
  'expiresAt' | 'graceEndsAt' | 'deletionProtection' | 'type' | 'status' | 'lifetime'
> &
  Graced;

/** How long an environment still lives; marked when it ends within a day, or when its end is suspended. */
export function TimeLeft(props: { environment: Living }) {
  const { type, status, lifetime, deletionProtection } = props.environment;
  const classes = useStyles();
  const now = useNow();
  if (isFinalStatus(status)) return <>–</>;
  const end = endOf(props.environment, now);
  if (!end) {
    const words = type === 'permanent' ? 'No end' : <span title={lifetime}>Not started</span>;
    return deletionProtection ? <Protected>{words}</Protected> : <>{words}</>;
  }
  const { at, words, exactly } = end;
  const time = (
    <time dateTime={at} title={exactly} className={classes.time}>
      {words}
      <span className={classes.exact}>{` (${exactly})`}</span>
    </time>
  );
  if (deletionProtection) return <Protected>{time}</Protected>;
  if (untilMoment(at, now) > soon) return time;
  return (
    <span className={`${classes.marked} ${classes.soon}`}>
      <TimerIcon fontSize="small" className={classes.icon} titleAccess="Ends soon" />
      {time}
    </span>
  );
}

function Protected(props: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <span className={classes.marked}>
      <LockIcon fontSize="small" titleAccess="Protected from deletion" />
      {props.children}
    </span>
  );
}

/** The moment that comes next, in words and exactly; undefined where there is none. */
function endOf(environment: Living, now: number) {
  const { expiresAt, graceEndsAt, deletionProtection } = environment;
  if (graceEndsAt && !deletionProtection) {
    return {
      at: graceEndsAt,
      words: `deleted ${until(graceEndsAt, now)}`,
      exactly: `Has ended, is deleted ${absolute(graceEndsAt)}`,
    };
  }
  if (!expiresAt) return undefined;
  const ended = untilMoment(expiresAt, now) <= 0;
  const deletedAt = ended ? undefined : deletedAfterGrace(expiresAt, environment);
  const then = deletedAt ? `; sleeps then, and is deleted on ${momentInWords(deletedAt)}` : '';
  return {
    at: expiresAt,
    words: ended && deletionProtection ? 'has ended, kept' : timeLeft(expiresAt, now),
    exactly: `${ended ? 'Ended' : 'Ends'} ${absolute(expiresAt)}${then}`,
  };
}
