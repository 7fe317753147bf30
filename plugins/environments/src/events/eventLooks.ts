import AddCircleOutlineIcon from '@material-ui/icons/AddCircleOutline';
import AlarmIcon from '@material-ui/icons/Alarm';
import AlarmOffIcon from '@material-ui/icons/AlarmOff';
import EditIcon from '@material-ui/icons/Edit';
import EventNoteIcon from '@material-ui/icons/EventNote';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import LockIcon from '@material-ui/icons/LockOutlined';
import LockOpenIcon from '@material-ui/icons/LockOpen';
import NightsStayIcon from '@material-ui/icons/NightsStay';
import PersonIcon from '@material-ui/icons/Person';
import PersonOutlineIcon from '@material-ui/icons/PersonOutline';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import ReplayIcon from '@material-ui/icons/Replay';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import ScheduleIcon from '@material-ui/icons/Schedule';
import SwapHorizIcon from '@material-ui/icons/SwapHoriz';
import ThumbUpIcon from '@material-ui/icons/ThumbUp';
import TimerIcon from '@material-ui/icons/Timer';
import TimerOffIcon from '@material-ui/icons/TimerOff';
import TrendingUpIcon from '@material-ui/icons/TrendingUp';
import UpdateIcon from '@material-ui/icons/Update';
import WbSunnyIcon from '@material-ui/icons/WbSunny';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import type { ComponentType } from 'react';
import type { EnvironmentEvent } from '@eks-environments/plugin-environments-common';
import { statusLooks } from '../status/StatusBadge';
import type { Tone } from '../status/ToneBadge';

export interface EventLook {
  icon: ComponentType<SvgIconProps>;
  tone: Tone;
}

const asked: EventLook = { icon: AddCircleOutlineIcon, tone: 'waiting' };
const queued: EventLook = { icon: ScheduleIcon, tone: 'waiting' };
const refused: EventLook = { icon: ReportProblemIcon, tone: 'warning' };

/** Kinds that look like what they are; others look like the status that they lead to. */
const looks: Record<string, EventLook> = {
  requested: asked,
  'extension-requested': asked,
  'deletion-requested': asked,
  'request-changed': { icon: EditIcon, tone: 'warning' },
  approved: { icon: ThumbUpIcon, tone: 'ok' },
  escalated: { icon: TrendingUpIcon, tone: 'warning' },
  queued,
  'hibernation-queued': queued,
  'sleep-queued': queued,
  'wake-queued': queued,
  'deletion-queued': queued,
  started: { icon: PlayArrowIcon, tone: 'running' },
  retried: { icon: ReplayIcon, tone: 'running' },
  updated: { icon: EditIcon, tone: 'waiting' },
  transferred: { icon: SwapHorizIcon, tone: 'waiting' },
  'owner-missing': { icon: PersonOutlineIcon, tone: 'warning' },
  'owner-found': { icon: PersonIcon, tone: 'ok' },
  warned: { icon: TimerIcon, tone: 'warning' },
  extended: { icon: UpdateIcon, tone: 'ok' },
  expired: { icon: TimerOffIcon, tone: 'warning' },
  'grace-started': { icon: HourglassEmptyIcon, tone: 'warning' },
  protected: { icon: LockIcon, tone: 'ok' },
  unprotected: { icon: LockOpenIcon, tone: 'waiting' },
  hibernated: { icon: NightsStayIcon, tone: 'asleep' },
  'hibernation-failed': refused,
  woken: { icon: WbSunnyIcon, tone: 'ok' },
  'wake-refused': refused,
  'schedules-changed': { icon: EventNoteIcon, tone: 'waiting' },
  'sleep-skipped': { icon: AlarmOffIcon, tone: 'waiting' },
  'sleep-restored': { icon: AlarmIcon, tone: 'waiting' },
};

/** The icon of an event; it only helps, the message tells. */
export function lookOf({ kind, status }: EnvironmentEvent): EventLook {
  return looks[kind] ?? (status ? statusLooks[status] : { icon: InfoIcon, tone: 'waiting' });
}
