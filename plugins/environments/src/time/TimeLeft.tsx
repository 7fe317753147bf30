import { makeStyles } from '@material-ui/core/styles';
import TimerIcon from '@material-ui/icons/Timer';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import { useNow } from './useNow';
import { absolute, timeLeft, untilMoment } from './words';

/** What ends within this many milliseconds is marked. */
export const soon = 24 * 3_600_000;

const useStyles = makeStyles(theme => ({
  soon: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontWeight: theme.typography.fontWeightBold as number,
    whiteSpace: 'nowrap',
  },
  icon: { color: theme.palette.status.warning },
}));

/** How long an environment still lives; marked when it ends within a day. */
export function TimeLeft(props: {
  environment: Pick<EnvironmentListItem, 'expiresAt' | 'type' | 'status' | 'lifetime'>;
}) {
  const { expiresAt, type, status, lifetime } = props.environment;
  const classes = useStyles();
  const now = useNow();
  if (isFinalStatus(status)) return <>–</>;
  if (!expiresAt) {
    if (type === 'permanent') return <>No end</>;
    return <span title={lifetime}>Not started</span>;
  }
  const words = timeLeft(expiresAt, now);
  const left = untilMoment(expiresAt, now);
  const title = `Ends ${absolute(expiresAt)}`;
  if (left > soon) {
    return (
      <time dateTime={expiresAt} title={title}>
        {words}
      </time>
    );
  }
  return (
    <time dateTime={expiresAt} title={title} className={classes.soon}>
      <TimerIcon fontSize="small" className={classes.icon} titleAccess="Ends soon" />
      {words}
    </time>
  );
}
