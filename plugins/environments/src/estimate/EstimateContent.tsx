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
export function EstimateContent(props: { estimate: Estimate; labels?: Record<string, string> }) {
  const classes = useStyles();
  const { price, footprint, violations, approval, quotas } = props.estimate;
  const spot = footprint?.instances.some(group => group.spot);
  return (
    <div className={classes.root}>
      <div>
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
      <Violations violations={violations} labels={props.labels} />
      {approval?.required && <Approval approval={approval} />}
      {price && spot && (
        <Typography variant="body2">
          Spot instances cost less as a rule, but their prices are known here for some sizes only;
          without one, the least is the price on demand, too. Quotas and approval count the price on
          demand.
        </Typography>
      )}
      {quotas.length > 0 && <QuotaEffects effects={quotas} />}
      {price && <PriceParts price={price} />}
    </div>
  );
}
