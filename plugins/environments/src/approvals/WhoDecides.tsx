import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { Facts } from '../environment/Facts';
import { Moment } from '../time/Moment';
import { until } from '../time/words';
import { Approvers } from './Approvers';
import { quorumInWords } from './requestWords';

const useStyles = makeStyles(theme => ({
  reasons: { margin: 0, paddingLeft: theme.spacing(2.5), ...theme.typography.body2 },
  why: { marginTop: theme.spacing(2) },
}));

/** Why it needs approval, whom it was put to by which rule, how far it is, and what happens when nobody decides. */
export function WhoDecides(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { approval, approvers, quorum, rule, status, closedAt, lacking } = request;
  const classes = useStyles();
  if (!approval.required) {
    return (
      <InfoCard title="Who decides">
        <Typography>It needed no approval.</Typography>
      </InfoCard>
    );
  }
  return (
    <InfoCard title="Who decides">
      <Facts
        facts={{
          'Put to': <Approvers approvers={approvers} quorum={quorum.needed} />,
          'Too few are asked': lacking && lackInWords(lacking),
          Rule: rule ?? 'None: whoever may decides',
          'How far it is': quorumInWords(request),
          ...(status === 'open' && whenNobodyDecides(request)),
          Ended: closedAt && <Moment at={closedAt} />,
        }}
      />
      {approval.reasons.length > 0 && (
        <div className={classes.why}>
          <Typography variant="body2">It needs approval, because:</Typography>
          <ul aria-label="Why it needs approval" className={classes.reasons}>
            {approval.reasons.map(reason => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
    </InfoCard>
  );
}

function lackInWords(lacking: number): string {
  const people = lacking === 1 ? '1 more person' : `${lacking} more people`;
  return `It takes ${people} than there are among them; the admins were told`;
}

function whenNobodyDecides({ remindsAt, escalatesAt, escalatedAt, lapsesAt }: EnvironmentRequest) {
  const coming = (at?: string) => at && <Moment at={at} words={until} />;
  return {
    'They are reminded': coming(remindsAt),
    'Passed on, as it was not decided': escalatedAt && <Moment at={escalatedAt} />,
    'Passed on to others': escalatedAt ? undefined : coming(escalatesAt),
    Lapses: coming(lapsesAt),
  };
}
