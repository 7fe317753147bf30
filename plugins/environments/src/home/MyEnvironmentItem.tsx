import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { SleepNote } from '../hibernation/SleepNote';
import { environmentRouteRef } from '../routes';
import { StatusBadge } from '../status/StatusBadge';
import { TimeLeft } from '../time/TimeLeft';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(1.25, 0),
    ...theme.typography.body2,
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  name: {
    flex: '1 1 160px',
    minWidth: 0,
    overflowWrap: 'anywhere',
    fontWeight: theme.typography.fontWeightBold as number,
  },
  status: { flex: '0 0 auto' },
  when: {
    flex: '1 0 100%',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0, 2),
  },
}));

/** An environment in two lines: where it stands, how long it lives, when it sleeps or wakes. */
export function MyEnvironmentItem(props: { environment: EnvironmentListItem }) {
  const { environment } = props;
  const classes = useStyles();
  const link = useRouteRef(environmentRouteRef);
  return (
    <li className={classes.root}>
      <Link to={link({ id: environment.id })} className={classes.name}>
        {environment.name}
      </Link>
      <span className={classes.status}>
        <StatusBadge status={environment.status} />
      </span>
      <Typography variant="body2" color="textSecondary" component="div" className={classes.when}>
        <TimeLeft environment={environment} />
        <SleepNote environment={environment} />
      </Typography>
    </li>
  );
}
