import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Estimate } from '@eks-environments/plugin-environments-common';
import { PriceParts } from '../money/PriceParts';
import { PriceSummary } from '../money/PriceSummary';
import { Approval } from './Approval';
import { QuotaEffects } from './QuotaEffects';
import { Verdict } from './Verdict';
import { Violations } from './Violations';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5), minWidth: 0 },
}));

/** An estimate: the verdict and the sum first, then what stands in the way, then the details. */
export function EstimateContent(props: { estimate: Estimate }) {
  const classes = useStyles();
  const { price, violations, approval, quotas } = props.estimate;
  return (
    <div className={classes.root}>
      <div role="status">
        {price ? (
          <PriceSummary price={price} />
        ) : (
          <Typography variant="body2">
            {violations.length > 0
              ? 'What it costs can be told once this is right.'
              : 'What it costs is unknown.'}
          </Typography>
        )}
        <Verdict estimate={props.estimate} />
      </div>
      <Violations violations={violations} />
      {approval?.required && <Approval approval={approval} />}
      {quotas.length > 0 && <QuotaEffects effects={quotas} />}
      {price && <PriceParts price={price} />}
    </div>
  );
}
