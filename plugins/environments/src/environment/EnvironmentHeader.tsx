import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ProviderInfo } from '@eks-environments/plugin-environments-common';
import { ProgressLine } from '../progress/ProgressLine';
import { SimulatorNote } from '../providers/SimulatorNote';
import { whereInWords } from '../providers/providerNames';
import { StatusBadge } from '../status/StatusBadge';
import { TimeLeft } from '../time/TimeLeft';
import { DeleteAction } from './DeleteAction';
import { Facts } from './Facts';
import { RetryAction } from './RetryAction';
import { TransferAction } from './TransferAction';
import type { EnvironmentState } from './useEnvironment';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    padding: theme.spacing(2, 3),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  name: { margin: 0, overflowWrap: 'anywhere' },
  space: { flexGrow: 1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

/** Which environment this is, where it stands and what one can do with it. */
export function EnvironmentHeader(props: {
  state: EnvironmentState;
  providers: ProviderInfo[];
  onChanged: () => void;
}) {
  const classes = useStyles();
  const { state, providers, onChanged } = props;
  const { environment, operations } = state;
  const where = whereInWords(providers, environment);
  return (
    <Paper className={classes.root} component="header">
      <div className={classes.head}>
        <Typography variant="h4" component="h2" className={classes.name}>
          {environment.name}
        </Typography>
        <span role="status">
          <StatusBadge status={environment.status} variant="subtitle1" />
        </span>
        <SimulatorNote providers={providers} provider={environment.provider} />
        <span className={classes.space} />
        <div className={classes.actions}>
          <RetryAction environment={environment} onRetried={onChanged} />
          <TransferAction environment={environment} onTransferred={onChanged} />
          <DeleteAction environment={environment} onDeleted={onChanged} />
        </div>
      </div>
      {environment.description && <Typography>{environment.description}</Typography>}
      <Facts
        facts={{
          Owner: <EntityRefLink entityRef={environment.owner} defaultKind="group" />,
          Type: environment.type === 'permanent' ? 'Permanent' : 'Temporary',
          Provider: `${where.provider}, ${where.target}`,
          Region: environment.region,
          'Time left': <TimeLeft environment={environment} />,
        }}
      />
      <ProgressLine
        operation={operations.find(({ id }) => id === environment.currentOperationId)}
      />
    </Paper>
  );
}
