import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { QuotaHolding, QuotaResource } from '@eks-environments/plugin-environments-common';
import { environmentRouteRef } from '../routes';
import { StatusBadge } from '../status/StatusBadge';
import { Moment } from '../time/Moment';
import { timeLeft } from '../time/words';
import { amountFigure } from './quotaWords';

const useStyles = makeStyles({
  cell: { whiteSpace: 'nowrap' },
  name: { minWidth: 130, maxWidth: 240, overflowWrap: 'anywhere' },
});

/** What one environment holds of a scope. */
export function HoldingRow(props: { holding: QuotaHolding; resources: QuotaResource[] }) {
  const { environmentId, name, owner, status, expiresAt, amounts } = props.holding;
  const classes = useStyles();
  const link = useRouteRef(environmentRouteRef);
  const permanent = amounts.some(({ resource }) => resource === 'environments.permanent');
  const noEnd = permanent ? 'No end' : 'Not started';
  const held = (resource: QuotaResource) => {
    const holding = amounts.find(amount => amount.resource === resource);
    if (!holding) return '–';
    return holding.amount === undefined ? 'unknown' : amountFigure(resource, holding.amount);
  };
  return (
    <TableRow hover>
      <TableCell component="th" scope="row" className={classes.name}>
        <Link to={link({ id: environmentId })}>{name}</Link>
      </TableCell>
      <TableCell className={classes.cell}>
        <EntityRefLink entityRef={owner} defaultKind="group" />
      </TableCell>
      <TableCell>
        <StatusBadge status={status} />
      </TableCell>
      <TableCell className={classes.cell}>
        {expiresAt ? <Moment at={expiresAt} words={timeLeft} /> : noEnd}
      </TableCell>
      {props.resources.map(resource => (
        <TableCell key={resource} align="right" className={classes.cell}>
          {held(resource)}
        </TableCell>
      ))}
    </TableRow>
  );
}
