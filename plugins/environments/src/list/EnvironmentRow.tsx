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
  named: { maxWidth: 240 },
  name: { fontWeight: theme.typography.fontWeightBold as number },
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
      <TableCell className={classes.cell}>
        <EntityRefLink entityRef={environment.owner} defaultKind="group" />
      </TableCell>
      <TableCell className={classes.cell}>
        {environment.type === 'permanent' ? 'Permanent' : 'Temporary'}
      </TableCell>
      <TableCell className={classes.cell}>
        {where.provider}
        <Typography variant="caption" color="textSecondary" display="block">
          {where.target}
        </Typography>
      </TableCell>
      <TableCell className={classes.cell}>{environment.region}</TableCell>
      <TableCell className={classes.cell}>
        <TimeLeft environment={environment} />
      </TableCell>
      <TableCell className={classes.cell}>
        <Moment
          at={environment.createdAt}
          words={(at, now) => lengthInWords(-untilMoment(at, now))}
        />
      </TableCell>
    </TableRow>
  );
}
