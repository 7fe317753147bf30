import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { perMonthInWords } from '../money/words';
import { approvalRouteRef } from '../routes';
import { RequestStatusBadge } from '../status/RequestStatusBadge';
import { Moment } from '../time/Moment';
import { until } from '../time/words';
import {
  nodesInWords,
  quorumInWords,
  tightestInWords,
  typeInWords,
  wishInWords,
} from './requestWords';

const useStyles = makeStyles(theme => ({
  cell: {
    padding: theme.spacing(1.25, 1.5),
    verticalAlign: 'top',
    lineHeight: 1.43,
    overflowWrap: 'anywhere',
  },
  name: { fontWeight: theme.typography.fontWeightBold as number },
  why: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  },
}));

/** A request in a line: who, what, why, at what cost, by which rule and how far it is. */
export function RequestRow(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { approval, description, lapsesAt, status } = request;
  const classes = useStyles();
  const link = useRouteRef(approvalRouteRef);
  const wish = wishInWords(request);
  const quota = wish ? undefined : tightestInWords(request.quotas);
  return (
    <TableRow hover>
      <TableCell className={classes.cell} component="th" scope="row">
        <Link to={link({ requestId: request.id })} className={classes.name}>
          {request.environmentName}
        </Link>
        {wish && <div>{wish}</div>}
        <Minor>{typeInWords(request)}</Minor>
        <Minor>
          {request.region}, {nodesInWords(request)}
        </Minor>
      </TableCell>
      <TableCell className={classes.cell}>
        <EntityRefLink entityRef={request.requester} defaultKind="user" />
        <Minor>
          {'for '}
          <EntityRefLink entityRef={request.owner} defaultKind="group" hideIcon />
          {', '}
          <Moment at={request.createdAt} />
        </Minor>
      </TableCell>
      <TableCell className={classes.cell}>
        {description && (
          <span className={classes.why} title={description}>
            {description}
          </span>
        )}
        {approval.reasons.map(reason => (
          <Minor key={reason}>{reason}</Minor>
        ))}
      </TableCell>
      <TableCell className={classes.cell}>
        {request.price ? perMonthInWords(request.price) : 'unknown'}
        {quota && <Minor>{quota}</Minor>}
      </TableCell>
      <TableCell className={classes.cell}>
        {quorumInWords(request)}
        {request.rule && <Minor>{request.rule}</Minor>}
      </TableCell>
      <TableCell className={classes.cell}>
        <RequestStatusBadge status={status} />
        {status === 'open' && lapsesAt && (
          <Minor>
            {'Lapses '}
            <Moment at={lapsesAt} words={until} />
          </Minor>
        )}
      </TableCell>
    </TableRow>
  );
}

function Minor(props: { children: ReactNode }) {
  return (
    <Typography variant="caption" color="textSecondary" display="block">
      {props.children}
    </Typography>
  );
}
