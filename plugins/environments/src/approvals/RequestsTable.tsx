import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { RequestRow } from './RequestRow';

const columns = ['Environment', 'Asked for by', 'Why', 'Cost', 'Approvals', 'Status'];

const useStyles = makeStyles(theme => ({
  container: { overflowX: 'auto' },
  table: { minWidth: 960 },
  head: {
    padding: theme.spacing(1, 1.5),
    whiteSpace: 'nowrap',
    color: theme.palette.text.secondary,
    fontWeight: theme.typography.fontWeightBold as number,
  },
  busy: { opacity: 0.6 },
}));

/** Requests as a table that scrolls within itself where there is little room. */
export function RequestsTable(props: { requests: EnvironmentRequest[]; busy: boolean }) {
  const classes = useStyles();
  return (
    <TableContainer
      component={Paper}
      className={classes.container}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label="Requests"
    >
      <Table className={classes.table} size="small" aria-label="Requests" aria-busy={props.busy}>
        <TableHead>
          <TableRow>
            {columns.map(label => (
              <TableCell key={label} className={classes.head}>
                {label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody className={props.busy ? classes.busy : undefined}>
          {props.requests.map(request => (
            <RequestRow key={request.id} request={request} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
