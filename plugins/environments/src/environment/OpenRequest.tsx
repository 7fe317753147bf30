import { InfoCard, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { PutTo } from '../approvals/Standing';
import { mayDecide } from '../approvals/decided';
import { quorumInWords } from '../approvals/requestWords';
import { useRequest, useUserRef } from '../approvals/useRequests';
import { QuotaEffects } from '../estimate/QuotaEffects';
import { PriceSummary } from '../money/PriceSummary';
import { approvalRouteRef } from '../routes';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 },
  reasons: { margin: 0, paddingLeft: theme.spacing(2.5), ...theme.typography.body2 },
  link: { alignSelf: 'flex-start' },
}));

/**
 * Who decides until when, why, what it costs and what it takes, with the way to the request. Silent where that
 * cannot be read.
 */
export function OpenRequest(props: { requestId: string }) {
  const { requestId } = props;
  const classes = useStyles();
  const link = useRouteRef(approvalRouteRef);
  const user = useUserRef();
  const { data } = useRequest(requestId);
  if (!data) return null;
  const { approval, price, quotas = [] } = data;
  const decide = mayDecide(data, user);
  return (
    <InfoCard title="What is to be approved">
      <div className={classes.root}>
        <Typography variant="body2">
          <PutTo request={data} /> {quorumInWords(data)} so far.
        </Typography>
        <LinkButton
          to={link({ requestId })}
          variant={decide ? 'contained' : 'outlined'}
          color={decide ? 'primary' : 'default'}
          className={classes.link}
        >
          {decide ? 'Approve or reject' : 'Open the request'}
        </LinkButton>
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
