import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { GivenUpMessage, ServiceHealth } from '@eks-environments/plugin-environments-common';
import { MessageRow } from './MessageRow';

const columns = ['Message', 'To', 'Channel', 'Written', 'What went wrong', 'Again'];

const useStyles = makeStyles(theme => ({
  container: { overflowX: 'auto' },
  table: { minWidth: 900 },
  head: {
    padding: theme.spacing(1, 1.5),
    whiteSpace: 'nowrap',
    color: theme.palette.text.secondary,
    fontWeight: theme.typography.fontWeightBold as number,
  },
  busy: { opacity: 0.6 },
}));

/** Messages as a table that scrolls within itself where there is little room. */
export function MessagesTable(props: {
  messages: GivenUpMessage[];
  /** Where channels have their names from. */
  health: ServiceHealth[];
  busy: boolean;
  onResent: () => void;
}) {
  const { messages, health, busy, onResent } = props;
  const classes = useStyles();
  return (
    <TableContainer
      component={Paper}
      className={classes.container}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label="Undelivered messages"
    >
      <Table
        className={classes.table}
        size="small"
        aria-label="Undelivered messages"
        aria-busy={busy}
      >
        <TableHead>
          <TableRow>
            {columns.map(label => (
              <TableCell key={label} className={classes.head}>
                {label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody className={busy ? classes.busy : undefined}>
          {messages.map(message => (
            <MessageRow
              key={`${message.id} ${message.channel}`}
              message={message}
              channel={
                health.find(({ kind, id }) => kind === 'channel' && id === message.channel)
                  ?.title ?? message.channel
              }
              onResent={onResent}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
