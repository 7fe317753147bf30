import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import { PriceParts } from '../money/PriceParts';
import { PriceSummary } from '../money/PriceSummary';
import { perMonthInWords, sumInWords } from '../money/words';
import { Facts } from './Facts';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 },
}));

/** What the environment was said to cost when it was asked for, has cost so far, and will have cost at its end. */
export function CostCard(props: { environment: Pick<Environment, 'cost' | 'status' | 'type'> }) {
  const { cost, status, type } = props.environment;
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
  const sum = (range: typeof soFar) => range && sumInWords(range, estimate.unknown);
  const goesOn = type === 'permanent' && !over && !atEnd;
  return (
    <InfoCard title="Cost" subheader="Estimated when it was asked for">
      <div className={classes.root}>
        <PriceSummary price={estimate} />
        <Facts
          facts={{
            ...(!over && {
              'So far': since ? sum(soFar) ?? 'unknown' : 'Nothing: its creation has not begun',
            }),
            [over ? 'In total' : 'Forecast to its end']: sum(atEnd),
            'From now on': goesOn ? perMonthInWords(estimate) : undefined,
          }}
        />
        <PriceParts price={estimate} />
      </div>
    </InfoCard>
  );
}
