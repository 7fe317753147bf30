import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { QuotaHolding, QuotaResource } from '@eks-environments/plugin-environments-common';
import { environmentRouteRef } from '../routes';
import { StatusBadge } from '../status/StatusBadge';
import { TimeLeft } from '../time/TimeLeft';
import { amountFigure } from './quotaWords';

/** The cells of the table; the first of a row stays in sight while the others scroll. */
export const useHoldingCellStyles = makeStyles(theme => ({
  cell: {
    whiteSpace: 'nowrap',
    padding: theme.spacing(1.5, 1.5),
  },
  first: {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    backgroundColor: theme.palette.background.paper,
    'tbody tr:nth-of-type(odd) > &': { backgroundColor: theme.palette.background.default },
  },
  name: {
    whiteSpace: 'normal',
    minWidth: 130,
    maxWidth: 220,
    overflowWrap: 'anywhere',
    lineHeight: 1.3,
    [theme.breakpoints.down('xs')]: { maxWidth: 130 },
  },
}));

/** What one environment holds of a scope. */
export function HoldingRow(props: { holding: QuotaHolding; resources: QuotaResource[] }) {
  const { environmentId, name, owner, status, amounts } = props.holding;
  const classes = useHoldingCellStyles();
  const link = useRouteRef(environmentRouteRef);
  const permanent = amounts.some(({ resource }) => resource === 'environments.permanent');
  const type = permanent ? 'permanent' : 'temporary';
  const held = (resource: QuotaResource) => {
    const holding = amounts.find(amount => amount.resource === resource);
    if (!holding) return '–';
    return holding.amount === undefined ? 'unknown' : amountFigure(resource, holding.amount);
  };
  return (
    <TableRow hover>
      <TableCell
        component="th"
        scope="row"
        className={`${classes.cell} ${classes.first} ${classes.name}`}
      >
        <Link to={link({ id: environmentId })}>{name}</Link>
      </TableCell>
      <TableCell className={classes.cell}>
        <EntityRefLink entityRef={owner} defaultKind="group" />
      </TableCell>
      <TableCell className={classes.cell}>{permanent ? 'Permanent' : 'Temporary'}</TableCell>
      <TableCell className={classes.cell}>
        <StatusBadge status={status} />
      </TableCell>
      <TableCell className={classes.cell}>
        <TimeLeft environment={{ ...props.holding, type }} />
      </TableCell>
      {props.resources.map(resource => (
        <TableCell key={resource} align="right" className={classes.cell}>
          {held(resource)}
        </TableCell>
      ))}
    </TableRow>
  );
}
