import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import DeleteSweepIcon from '@material-ui/icons/DeleteSweep';
import DeleteOutlineIcon from '@material-ui/icons/DeleteOutline';
import ErrorIcon from '@material-ui/icons/Error';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import NotInterestedIcon from '@material-ui/icons/NotInterested';
import NightsStayIcon from '@material-ui/icons/NightsStay';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import ScheduleIcon from '@material-ui/icons/Schedule';
import SyncIcon from '@material-ui/icons/Sync';
import TimerOffIcon from '@material-ui/icons/TimerOff';
import UndoIcon from '@material-ui/icons/Undo';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import type { ComponentType } from 'react';
import type { EnvironmentStatus } from '@eks-environments/plugin-environments-common';
import { statusWords } from './statusWords';

type Tone = 'ok' | 'running' | 'waiting' | 'warning' | 'error' | 'over';

// Each status has a shape of its own: colour only helps, it never tells alone.
const looks: Record<EnvironmentStatus, { icon: ComponentType<SvgIconProps>; tone: Tone }> = {
  'awaiting-approval': { icon: HourglassEmptyIcon, tone: 'warning' },
  queued: { icon: ScheduleIcon, tone: 'waiting' },
  provisioning: { icon: SyncIcon, tone: 'running' },
  ready: { icon: CheckCircleIcon, tone: 'ok' },
  hibernating: { icon: SyncIcon, tone: 'running' },
  hibernated: { icon: NightsStayIcon, tone: 'waiting' },
  waking: { icon: SyncIcon, tone: 'running' },
  deleting: { icon: DeleteSweepIcon, tone: 'running' },
  failed: { icon: ErrorIcon, tone: 'error' },
  'delete-failed': { icon: ReportProblemIcon, tone: 'error' },
  deleted: { icon: DeleteOutlineIcon, tone: 'over' },
  rejected: { icon: NotInterestedIcon, tone: 'over' },
  withdrawn: { icon: UndoIcon, tone: 'over' },
  lapsed: { icon: TimerOffIcon, tone: 'over' },
};

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    whiteSpace: 'nowrap',
  },
  ok: { color: theme.palette.status.ok },
  running: { color: theme.palette.status.running },
  waiting: { color: theme.palette.text.secondary },
  warning: { color: theme.palette.status.warning },
  error: { color: theme.palette.status.error },
  over: { color: theme.palette.text.secondary },
}));

/** The status as an icon and a word. */
export function StatusBadge(props: { status: EnvironmentStatus; variant?: 'body2' | 'subtitle1' }) {
  const { status, variant = 'body2' } = props;
  const classes = useStyles();
  const { icon: Icon, tone } = looks[status];
  return (
    <Typography component="span" variant={variant} className={classes.root}>
      <Icon fontSize="small" className={classes[tone]} aria-hidden />
      {statusWords[status]}
    </Typography>
  );
}
