import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { GivenUpMessage } from '@eks-environments/plugin-environments-common';
import { Moment } from '../time/Moment';
import { ResendAction } from './ResendAction';

const useStyles = makeStyles(theme => ({
  cell: {
    padding: theme.spacing(1.25, 1.5),
    verticalAlign: 'top',
    lineHeight: 1.43,
    overflowWrap: 'anywhere',
  },
  short: { whiteSpace: 'nowrap' },
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
    <TableRow hover>
      <TableCell className={classes.cell} component="th" scope="row">
        <Link to={link} className={classes.title}>
          {title}
        </Link>
      </TableCell>
      <TableCell className={`${classes.cell} ${classes.short}`}>
        {recipients.map(recipient => (
          <div key={recipient}>
            <EntityRefLink entityRef={recipient} defaultKind={parseEntityRef(recipient).kind} />
          </div>
        ))}
      </TableCell>
      <TableCell className={`${classes.cell} ${classes.short}`}>{channel}</TableCell>
      <TableCell className={`${classes.cell} ${classes.short}`}>
        <Moment at={at} />
      </TableCell>
      <TableCell className={classes.cell}>
        {lastError && (
          <span className={classes.error} title={lastError}>
            {lastError}
          </span>
        )}
        <Typography variant="caption" color="textSecondary" display="block">
          {attempts === 1 ? '1 attempt' : `${attempts} attempts`}
        </Typography>
      </TableCell>
      <TableCell className={`${classes.cell} ${classes.short}`}>
        <ResendAction message={message} onResent={onResent} />
      </TableCell>
    </TableRow>
  );
}
