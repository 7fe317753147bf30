import { Progress } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { HealthNotice } from '../health/HealthNotice';
import { Extending } from '../lifetime/Extending';
import { LoadError } from '../polling/LoadError';
import { isNotThere } from '../polling/problem';
import { StaleNotice } from '../polling/StaleNotice';
import { useProviders } from '../providers/useProviders';
import { EnvironmentHeader } from './EnvironmentHeader';
import { EnvironmentNotFound } from './EnvironmentNotFound';
import { EnvironmentTabs } from './EnvironmentTabs';
import { FailurePanel } from './FailurePanel';
import { OpenRequest } from './OpenRequest';
import { OwnerMissing } from './OwnerMissing';
import { StatusExplanation } from './StatusExplanation';
import { useEnvironment } from './useEnvironment';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

/** Everything about one environment. Serves its page and the tab of its catalog entity. */
export function EnvironmentView(props: { id: string }) {
  const classes = useStyles();
  const { data, error, refresh } = useEnvironment(props.id);
  const providers = useProviders();

  if (error && isNotThere(error)) return <EnvironmentNotFound />;
  if (!data) {
    return error ? (
      <LoadError what="this environment" error={error} onRetry={refresh} />
    ) : (
      <Progress />
    );
  }
  return (
    <div className={classes.root}>
      <StaleNotice error={error} onRetry={refresh} />
      <EnvironmentHeader state={data} providers={providers} onChanged={refresh} />
      <HealthNotice environment={data.environment} />
      <FailurePanel environment={data.environment} />
      <OwnerMissing environment={data.environment} />
      <StatusExplanation environment={data.environment} />
      <OpenRequest environment={data.environment} />
      <Extending environment={data.environment} onChanged={refresh} />
      <EnvironmentTabs state={data} providers={providers} onChanged={refresh} />
    </div>
  );
}
