import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  EnvironmentListItem,
  ProviderInfo,
} from '@eks-environments/plugin-environments-common';
import { SleepNote } from '../hibernation/SleepNote';
import { whereInWords } from '../providers/providerNames';
import { environmentRouteRef } from '../routes';
import { StatusBadge } from '../status/StatusBadge';
import { Moment } from '../time/Moment';
import { TimeLeft } from '../time/TimeLeft';
import { lengthInWords, untilMoment } from '../time/words';

const useStyles = makeStyles(theme => ({
  cell: {
    padding: theme.spacing(1.25, 1.5),
    maxWidth: 220,
    lineHeight: 1.43,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  minor: { [theme.breakpoints.down('xs')]: { display: 'none' } },
  named: { maxWidth: 210, [theme.breakpoints.down('xs')]: { maxWidth: 130 } },
  // Names often differ at their ends only.
  name: {
    fontWeight: theme.typography.fontWeightBold as number,
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
  },
  description: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
}));

export function EnvironmentRow(props: {
  environment: EnvironmentListItem;
  providers: ProviderInfo[];
}) {
  const { environment, providers } = props;
  const classes = useStyles();
  const link = useRouteRef(environmentRouteRef);
  const minor = `${classes.cell} ${classes.minor}`;
  const where = whereInWords(providers, environment);
  const { name, description, progress } = environment;
  return (
    <TableRow hover>
      <TableCell className={classes.cell}>
        <StatusBadge status={environment.status} />
        {progress && (
          <Typography variant="caption" color="textSecondary" display="block">
            {progress.percent} %
          </Typography>
        )}
        <SleepNote environment={environment} />
      </TableCell>
      <TableCell className={`${classes.cell} ${classes.named}`} component="th" scope="row">
        <Link to={link({ id: environment.id })} className={classes.name} title={name}>
          {name}
        </Link>
        {description && (
          <Typography
            variant="caption"
            color="textSecondary"
            className={classes.description}
            title={description}
          >
            {description}
          </Typography>
        )}
      </TableCell>
      <TableCell className={minor}>
        <EntityRefLink entityRef={environment.owner} defaultKind="group" />
      </TableCell>
      <TableCell className={minor}>
        {environment.type === 'permanent' ? 'Permanent' : 'Temporary'}
      </TableCell>
      <TableCell className={minor}>
        {where.provider}
        <Typography variant="caption" color="textSecondary" display="block">
          {where.target}
        </Typography>
      </TableCell>
      <TableCell className={minor}>{environment.region}</TableCell>
      <TableCell className={classes.cell}>
        <TimeLeft environment={environment} />
      </TableCell>
      <TableCell className={minor}>
        <Moment
          at={environment.createdAt}
          words={(at, now) => lengthInWords(-untilMoment(at, now))}
        />
      </TableCell>
    </TableRow>
  );
}
