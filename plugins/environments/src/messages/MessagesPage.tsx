import { Content, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/LockOutlined';
import { Nothing } from '../list/Nothing';
import { BackLink } from '../navigation/BackLink';
import { rootRouteRef } from '../routes';
import { MessagesPanel } from './MessagesPanel';
import { useMayManageMessages } from './useMessages';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) },
  title: { margin: 0 },
}));

/** The messages that were given up, for those who keep the portal. */
export function MessagesPage() {
  const classes = useStyles();
  const environments = useRouteRef(rootRouteRef);
  const { allowed, loading } = useMayManageMessages();
  return (
    <Content className={classes.root}>
      <BackLink to={environments()}>All environments</BackLink>
      <div className={classes.head}>
        <Typography variant="h4" component="h2" className={classes.title}>
          Undelivered messages
        </Typography>
        <Typography color="textSecondary">
          What was given up after many attempts. Once its cause is mended, it can be sent again.
        </Typography>
      </div>
      {loading && <Progress />}
      {allowed && <MessagesPanel />}
      {!loading && !allowed && (
        <Nothing
          icon={LockIcon}
          title="Not for you to see"
          text="Messages to others are shown to those only who keep the portal."
        />
      )}
    </Content>
  );
}
