import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { GivenUpMessage } from '@eks-environments/plugin-environments-common';
import { Cell, HeadCell, Row } from '../table/Row';
import { Moment } from '../time/Moment';
import { ResendAction } from './ResendAction';

const useStyles = makeStyles(theme => ({
  title: { fontWeight: theme.typography.fontWeightBold as number },
  error: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  },
}));

/** A message in a line: what, to whom, by which channel, when, and why it was given up. */
export function MessageRow(props: {
  message: GivenUpMessage;
  /** The channel's name. */
  channel: string;
  onResent: () => void;
}) {
  const { message, channel, onResent } = props;
  const { title, link, recipients, at, attempts, lastError } = message;
  const classes = useStyles();
  return (
    <Row>
      <HeadCell>
        <Link to={link} className={classes.title}>
          {title}
        </Link>
      </HeadCell>
      <Cell short>
        {recipients.map(recipient => (
          <div key={recipient}>
            <EntityRefLink entityRef={recipient} defaultKind={parseEntityRef(recipient).kind} />
          </div>
        ))}
      </Cell>
      <Cell short>{channel}</Cell>
      <Cell short>
        <Moment at={at} />
      </Cell>
      <Cell>
        {lastError && (
          <span className={classes.error} title={lastError}>
            {lastError}
          </span>
        )}
        <Typography variant="caption" color="textSecondary" display="block">
          {attempts === 1 ? '1 attempt' : `${attempts} attempts`}
        </Typography>
      </Cell>
      <Cell short>
        <ResendAction message={message} onResent={onResent} />
      </Cell>
    </Row>
  );
}
