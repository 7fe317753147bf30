import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  isFinalStatus,
  type Environment,
  type EnvironmentCost,
  type UsdRange,
} from '@eks-environments/plugin-environments-common';
import { sleepCost } from '../hibernation/sleepWords';
import { PriceParts } from '../money/PriceParts';
import { PriceSummary } from '../money/PriceSummary';
import { costInWords, perMonthInWords } from '../money/words';
import { Facts } from './Facts';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 },
}));

/** What the environment was said to cost when it was asked for, has cost so far, and will have cost when it is deleted. */
export function CostCard(props: {
  environment: Pick<Environment, 'cost' | 'status' | 'type' | 'deletionProtection'>;
}) {
  const { cost, status, type, deletionProtection } = props.environment;
  const classes = useStyles();
  if (!cost) {
    return (
      <InfoCard title="Cost">
        <Typography>The cost of this environment is not known.</Typography>
      </InfoCard>
    );
  }
  const { estimate, since, soFar, atEnd } = cost;
  const over = isFinalStatus(status);
  if (over && !since && !atEnd) {
    return (
      <InfoCard title="Cost">
        <Typography>Nothing of it was ever created, so it has cost nothing.</Typography>
      </InfoCard>
    );
  }
  const partial = isPartial(cost);
  const sum = (range: UsdRange | undefined) =>
    range && costInWords(range, { unknown: estimate.unknown, partial });
  const monthly = partial ? `${sum(estimate.perMonth)} a month` : perMonthInWords(estimate);
  const goesOn = (type === 'permanent' || deletionProtection) && !over && !atEnd;
  return (
    <InfoCard title="Cost" subheader="Estimated when it was asked for">
      <div className={classes.root}>
        <PriceSummary price={estimate} />
        <Facts
          facts={{
            ...(!over && {
              'So far': since ? sum(soFar) ?? 'unknown' : 'Nothing: its creation has not begun',
            }),
            [over ? 'In total' : 'Forecast to its deletion']: sum(atEnd),
            'From now on': goesOn ? monthly : undefined,
            'While it sleeps': over ? undefined : sleepCost(cost)?.asleep,
          }}
        />
        {partial && (
          <Typography variant="body2">
            {over
              ? 'Its creation failed, and it is not known how much of it ran: nothing, or all of it.'
              : 'Its creation failed, and it is not known how much of it runs: nothing, or all of it. It may go on to cost until it is deleted.'}
          </Typography>
        )}
        <PriceParts price={estimate} />
      </div>
    </InfoCard>
  );
}

/** Where a creation failed, the least is nothing although what was asked for has a price. */
function isPartial({ estimate, soFar }: EnvironmentCost): boolean {
  return soFar?.min === 0 && soFar.max > 0 && estimate.perHour.min > 0;
}
