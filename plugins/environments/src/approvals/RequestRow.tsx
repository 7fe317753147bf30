import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { perMonthInWords } from '../money/words';
import { approvalRouteRef } from '../routes';
import { RequestStatusBadge } from '../status/RequestStatusBadge';
import { Cell, HeadCell, Row } from '../table/Row';
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
    <Row>
      <HeadCell>
        <Link to={link({ requestId: request.id })} className={classes.name}>
          {request.environmentName}
        </Link>
        {wish && <div>{wish}</div>}
        <Minor>{typeInWords(request)}</Minor>
        <Minor>
          {request.region}, {nodesInWords(request)}
        </Minor>
      </HeadCell>
      <Cell>
        <EntityRefLink entityRef={request.requester} defaultKind="user" />
        <Minor>
          {'for '}
          <EntityRefLink entityRef={request.owner} defaultKind="group" hideIcon />
          {', '}
          <Moment at={request.createdAt} />
        </Minor>
      </Cell>
      <Cell>
        {description && (
          <span className={classes.why} title={description}>
            {description}
          </span>
        )}
        {approval.reasons.map(reason => (
          <Minor key={reason}>{reason}</Minor>
        ))}
      </Cell>
      <Cell>
        {request.price ? perMonthInWords(request.price) : 'unknown'}
        {quota && <Minor>{quota}</Minor>}
      </Cell>
      <Cell>
        {quorumInWords(request)}
        {request.rule && <Minor>{request.rule}</Minor>}
      </Cell>
      <Cell>
        <RequestStatusBadge status={status} />
        {status === 'open' && lapsesAt && (
          <Minor>
            {'Lapses '}
            <Moment at={lapsesAt} words={until} />
          </Minor>
        )}
      </Cell>
    </Row>
  );
}

function Minor(props: { children: ReactNode }) {
  return (
    <Typography variant="caption" color="textSecondary" display="block">
      {props.children}
    </Typography>
  );
}
