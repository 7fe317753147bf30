import { InfoCard, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import {
  isFinalStatus,
  type EnvironmentListItem,
} from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { DownloadButton } from '../copying/DownloadButton';
import { LoadError } from '../polling/LoadError';
import { Asleep, isAsleep } from './Asleep';
import { ConnectStep } from './ConnectStep';

const useStyles = makeStyles(theme => ({
  list: {
    ...theme.typography.body1,
    margin: 0,
    paddingLeft: theme.spacing(3),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
  files: { display: 'flex', flexWrap: 'wrap', marginTop: theme.spacing(2) },
}));

/** How to connect: only once it is ready, and only for those who may. */
export function ConnectTab(props: { environment: EnvironmentListItem }) {
  const { id, status, capabilities } = props.environment;
  if (isFinalStatus(status)) {
    return <Typography>It is over: there is nothing to connect to any more.</Typography>;
  }
  if (isAsleep(status)) return <Asleep environment={props.environment} />;
  if (status !== 'ready') {
    return <Typography>You can connect as soon as the environment is ready.</Typography>;
  }
  if (!capabilities.access) {
    return (
      <Typography>You may see this environment, but not connect to it. Ask its owner.</Typography>
    );
  }
  return <AccessSteps id={id} />;
}

function AccessSteps(props: { id: string }) {
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const { value, error, retry } = useAsyncRetry(() => api.getAccess(props.id), [api, props.id]);
  if (error) {
    return <LoadError what="how to connect" error={error} onRetry={retry} />;
  }
  if (!value) return <Progress />;
  return (
    <InfoCard
      title="How to connect"
      subheader="Nothing here is secret: you sign in to AWS as yourself."
    >
      <ol className={classes.list}>
        {value.steps.map(step => (
          <ConnectStep key={step.title} {...step} />
        ))}
      </ol>
      <div className={classes.files}>
        {value.files.map(file => (
          <DownloadButton key={file.name} {...file} label={`Download ${file.name}`} />
        ))}
      </div>
    </InfoCard>
  );
}
