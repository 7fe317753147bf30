import Typography from '@material-ui/core/Typography';
import type {
  EnvironmentListItem,
  EnvironmentStatus,
} from '@eks-environments/plugin-environments-common';
import { inZones, nextChange } from '../hibernation/sleepWords';

/** Whether nothing runs in it because it sleeps, falls asleep or is being woken. */
export function isAsleep(status: EnvironmentStatus): boolean {
  return status === 'hibernating' || status === 'hibernated' || status === 'waking';
}

/** Why there is nothing to connect to in an environment that sleeps, and when there is again. */
export function Asleep(props: { environment: EnvironmentListItem }) {
  const { status, capabilities, sleepSchedules, graceEndsAt } = props.environment;
  if (status === 'waking') {
    return <Typography>It is waking up: you can connect as soon as it is ready.</Typography>;
  }
  const next = nextChange({ ...props.environment, status: 'hibernated' });
  return (
    <Typography>
      {status === 'hibernating' ? 'It is going to sleep' : 'It is asleep'}: its nodes are gone, and
      nothing runs in it. {next && `Its schedule wakes it on ${inZones(next.at, sleepSchedules)}. `}
      {graceEndsAt && 'Its lifetime has ended: it has to be extended before it can be woken. '}
      {capabilities.wake && 'Wake it on the overview, under “Sleep”, to connect.'}
    </Typography>
  );
}
