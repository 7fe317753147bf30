import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { environmentsApiRef } from '../api';
import { QuotaEffects } from '../estimate/QuotaEffects';
import { PriceSummary } from '../money/PriceSummary';
import { usePolled } from '../polling/usePolled';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 },
  reasons: { margin: 0, paddingLeft: theme.spacing(2.5), ...theme.typography.body2 },
}));

/** Why a request needs approval, what it costs and what it takes. Silent where that cannot be read. */
export function OpenRequest(props: { requestId: string }) {
  const { requestId } = props;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const { data } = usePolled({
    key: requestId,
    load: signal => api.getRequest(requestId, { signal }),
    every: () => 30_000,
  });
  if (!data) return null;
  const { approval, price, quotas = [] } = data;
  if (approval.reasons.length === 0 && !price && quotas.length === 0) return null;
  return (
    <InfoCard title="What is to be approved">
      <div className={classes.root}>
        {approval.reasons.length > 0 && (
          <div>
            <Typography variant="body2">It needs approval, because:</Typography>
            <ul aria-label="Why it needs approval" className={classes.reasons}>
              {approval.reasons.map(reason => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
        )}
        {price && <PriceSummary price={price} />}
        {quotas.length > 0 && <QuotaEffects effects={quotas} />}
      </div>
    </InfoCard>
  );
}
