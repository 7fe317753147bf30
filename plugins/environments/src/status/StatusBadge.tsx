import Brightness3Icon from '@material-ui/icons/Brightness3';
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
import WbSunnyIcon from '@material-ui/icons/WbSunny';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import type { ComponentType } from 'react';
import type { EnvironmentStatus } from '@eks-environments/plugin-environments-common';
import { ToneBadge, type Tone } from './ToneBadge';
import { statusWords } from './statusWords';

// Each status has a shape of its own: colour only helps, it never tells alone.
export const statusLooks: Record<
  EnvironmentStatus,
  { icon: ComponentType<SvgIconProps>; tone: Tone }
> = {
  'awaiting-approval': { icon: HourglassEmptyIcon, tone: 'warning' },
  queued: { icon: ScheduleIcon, tone: 'waiting' },
  provisioning: { icon: SyncIcon, tone: 'running' },
  ready: { icon: CheckCircleIcon, tone: 'ok' },
  hibernating: { icon: Brightness3Icon, tone: 'running' },
  hibernated: { icon: NightsStayIcon, tone: 'asleep' },
  waking: { icon: WbSunnyIcon, tone: 'running' },
  deleting: { icon: DeleteSweepIcon, tone: 'running' },
  failed: { icon: ErrorIcon, tone: 'error' },
  'delete-failed': { icon: ReportProblemIcon, tone: 'error' },
  deleted: { icon: DeleteOutlineIcon, tone: 'over' },
  rejected: { icon: NotInterestedIcon, tone: 'over' },
  withdrawn: { icon: UndoIcon, tone: 'over' },
  lapsed: { icon: TimerOffIcon, tone: 'over' },
};

/** The status as an icon and a word. */
export function StatusBadge(props: { status: EnvironmentStatus; variant?: 'body2' | 'subtitle1' }) {
  const { status, variant } = props;
  return <ToneBadge {...statusLooks[status]} words={statusWords[status]} variant={variant} />;
}
