import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EnvironmentEvent } from '@eks-environments/plugin-environments-common';
import { StatusBadge } from '../status/StatusBadge';
import { Moment } from '../time/Moment';

const useStyles = makeStyles(theme => ({
  item: {
    display: 'grid',
    gridTemplateColumns: '200px minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(1.5, 0),
    '&:not(:last-child)': {
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  message: { overflowWrap: 'anywhere' },
}));

export function EventItem(props: { event: EnvironmentEvent }) {
  const { at, actor, status, message } = props.event;
  const classes = useStyles();
  return (
    <li className={classes.item}>
      <div>{status && <StatusBadge status={status} />}</div>
      <div>
        <Typography variant="body2" className={classes.message}>
          {message}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          <Moment at={at} />
          {' · '}
          {actor ? <EntityRefLink entityRef={actor} defaultKind="user" /> : 'automatically'}
        </Typography>
      </div>
    </li>
  );
}
