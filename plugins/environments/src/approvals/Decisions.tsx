import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { DecisionItem } from './DecisionItem';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  },
}));

/** What was decided so far, also on earlier versions. */
export function Decisions(props: { request: EnvironmentRequest }) {
  const { decisions } = props.request;
  const classes = useStyles();
  return (
    <InfoCard title="Decisions">
      {decisions.length === 0 ? (
        <Typography>{nobody(props.request)}</Typography>
      ) : (
        <ol className={classes.list} aria-label="Decisions">
          {decisions.map(decision => (
            <DecisionItem key={`${decision.by} ${decision.at}`} decision={decision} />
          ))}
        </ol>
      )}
    </InfoCard>
  );
}

function nobody({ status, approval }: EnvironmentRequest): string {
  if (status === 'rejected') {
    return 'The portal rejected it by itself; the events of the environment tell why.';
  }
  if (status === 'approved' && !approval.required) return 'None was needed.';
  return status === 'open' ? 'Nobody has decided yet.' : 'Nobody decided.';
}
