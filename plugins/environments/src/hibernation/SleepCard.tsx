import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { isFinalStatus, type Environment } from '@eks-environments/plugin-environments-common';
import { Facts } from '../environment/Facts';
import { Moment } from '../time/Moment';
import { useNow } from '../time/useNow';
import { ScheduleAction } from './ScheduleAction';
import { SkipSleep } from './SkipSleep';
import { SleepAction } from './SleepAction';
import { scheduleAsCron, scheduleInWords } from './schedules';
import { inZones, sleepCost, sleepInWords } from './sleepWords';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 },
  schedules: { margin: 0, paddingLeft: theme.spacing(2.5), ...theme.typography.body2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

/** Whether it sleeps, when it does next and what that saves, and the ways to change it; silent once it is over. */
export function SleepCard(props: { environment: Environment; onChanged: () => void }) {
  const { environment } = props;
  const { status, nextSleepAt, nextWakeAt, skippedSleepAt, graceEndsAt } = environment;
  const { sleepSchedules = [] } = environment;
  const classes = useStyles();
  const now = useNow();
  if (isFinalStatus(status) || status === 'deleting') return null;
  const cost = sleepCost(environment.cost);
  const moment = (at?: string) =>
    at && <Moment at={at} words={() => inZones(at, sleepSchedules)} />;
  const words = howItSleeps(environment);
  return (
    <InfoCard title="Sleep">
      <div className={classes.root}>
        <Facts
          facts={{
            Now: sleepInWords(environment, now),
            ...(!graceEndsAt && {
              'Next sleep': moment(nextSleepAt),
              'Next wake': moment(nextWakeAt),
              'Left out, once': moment(skippedSleepAt),
            }),
            'Cost asleep': cost?.asleep,
            'Cost awake': cost?.awake,
          }}
        />
        {words && <Typography variant="body2">{words}</Typography>}
        {sleepSchedules.length > 0 && (
          <ul className={classes.schedules} aria-label="Sleep schedules">
            {sleepSchedules.map((schedule, index) => (
              <li key={index} title={scheduleAsCron(schedule)}>
                {scheduleInWords(schedule)}
              </li>
            ))}
          </ul>
        )}
        <div className={classes.actions}>
          <SleepAction {...props} />
          <SkipSleep {...props} />
          <ScheduleAction {...props} />
        </div>
      </div>
    </InfoCard>
  );
}

function howItSleeps({ graceEndsAt, sleepSchedules = [] }: Environment): string | undefined {
  if (graceEndsAt) {
    return 'Its lifetime has ended: schedules leave it alone, and it can be woken only after it was extended.';
  }
  return sleepSchedules.length === 0
    ? 'No schedule: it sleeps and wakes only when somebody tells it to.'
    : undefined;
}
