import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { rootRouteRef } from '../routes';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
    padding: theme.spacing(4),
    maxWidth: '70ch',
  },
}));

/** There is no such environment, or it is not for this person's eyes. */
export function EnvironmentNotFound() {
  const classes = useStyles();
  const list = useRouteRef(rootRouteRef);
  return (
    <Paper className={classes.root}>
      <Typography variant="h5" component="h2">
        There is no such environment
      </Typography>
      <Typography>
        The address may be mistyped, or the environment belongs to people whose environments you may
        not see. If a colleague sent you this link, ask them who owns it.
      </Typography>
      <LinkButton to={list()} variant="outlined">
        Show all environments
      </LinkButton>
    </Paper>
  );
}
