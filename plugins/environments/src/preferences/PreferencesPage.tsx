import { Content } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { environmentsApiRef } from '../api';
import { MessagesLink } from '../messages/MessagesLink';
import { BackLink } from '../navigation/BackLink';
import { LoadError } from '../polling/LoadError';
import { rootRouteRef } from '../routes';
import { MailSwitch } from './MailSwitch';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) },
  title: { margin: 0 },
  intro: { flexGrow: 1 },
  card: { padding: theme.spacing(3), maxWidth: 720 },
}));

/** How the signed-in person is told what happens to environments. */
export function PreferencesPage() {
  const classes = useStyles();
  const environments = useRouteRef(rootRouteRef);
  const api = useApi(environmentsApiRef);
  const { value, error, retry } = useAsyncRetry(() => api.getPreferences(), [api]);
  return (
    <Content className={classes.root}>
      <BackLink to={environments()}>All environments</BackLink>
      <div className={classes.head}>
        <Typography variant="h4" component="h2" className={classes.title}>
          Messages to you
        </Typography>
        <Typography className={classes.intro} color="textSecondary">
          How you are told what happens to environments.
        </Typography>
        <MessagesLink />
      </div>
      {error && <LoadError what="your preferences" error={error} onRetry={retry} />}
      {!error && (
        <Paper className={classes.card}>
          {value ? (
            <MailSwitch stored={value} />
          ) : (
            <div role="status" aria-label="Loading your preferences">
              <Skeleton height={40} width="60%" animation="wave" />
              <Skeleton height={80} animation="wave" />
            </div>
          )}
        </Paper>
      )}
    </Content>
  );
}
