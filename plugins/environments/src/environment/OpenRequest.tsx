import { InfoCard, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  isFinalStatus,
  type EnvironmentListItem,
  type RequestKind,
} from '@eks-environments/plugin-environments-common';
import { PutTo } from '../approvals/Standing';
import { mayDecide } from '../approvals/decided';
import { insteadInWords, quorumInWords } from '../approvals/requestWords';
import { useRequest, useUserRef } from '../approvals/useRequests';
import { QuotaEffects } from '../estimate/QuotaEffects';
import { PriceSummary } from '../money/PriceSummary';
import { approvalRouteRef } from '../routes';

const titles: Record<RequestKind, string> = {
  create: 'What is to be approved',
  extend: 'An extension waits for approval',
  delete: 'Its deletion waits for approval',
};

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 },
  reasons: { margin: 0, paddingLeft: theme.spacing(2.5), ...theme.typography.body2 },
  link: { alignSelf: 'flex-start' },
  text: { overflowWrap: 'anywhere' },
}));

/** The request on an environment that waits for a decision; silent where there is none. */
export function OpenRequest(props: { environment: EnvironmentListItem }) {
  const { openRequestId, status } = props.environment;
  if (!openRequestId || isFinalStatus(status)) return null;
  return <Request requestId={openRequestId} environment={props.environment} />;
}

/** What is asked for, who decides until when and why, with the way to the request. Silent where it cannot be read. */
function Request(props: { requestId: string; environment: EnvironmentListItem }) {
  const { requestId, environment } = props;
  const classes = useStyles();
  const link = useRouteRef(approvalRouteRef);
  const user = useUserRef();
  const { data } = useRequest(requestId);
  if (!data) return null;
  const { approval, kind, price, quotas = [], description } = data;
  const decide = mayDecide(data, user);
  const wish = insteadInWords(data, environment.expiresAt);
  return (
    <InfoCard title={titles[kind]}>
      <div className={classes.root}>
        {wish && (
          <Typography className={classes.text}>
            {wish}
            {description && `: ${description}`}
          </Typography>
        )}
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
        {kind === 'create' && price && <PriceSummary price={price} />}
        {kind === 'create' && quotas.length > 0 && <QuotaEffects effects={quotas} />}
      </div>
    </InfoCard>
  );
}
