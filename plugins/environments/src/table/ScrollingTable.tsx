import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  container: { overflowX: 'auto' },
  head: {
    padding: theme.spacing(1, 1.5),
    whiteSpace: 'nowrap',
    color: theme.palette.text.secondary,
    fontWeight: theme.typography.fontWeightBold as number,
  },
  busy: { opacity: 0.6 },
}));

/** Rows under named columns, in a table that scrolls within itself where there is little room. */
export function ScrollingTable(props: {
  label: string;
  columns: string[];
  /** In pixels. */
  minWidth: number;
  busy: boolean;
  children: ReactNode;
}) {
  const { label, columns, minWidth, busy, children } = props;
  const classes = useStyles();
  return (
    <TableContainer
      component={Paper}
      className={classes.container}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <Table style={{ minWidth }} size="small" aria-label={label} aria-busy={busy}>
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell key={column} className={classes.head}>
                {column}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody className={busy ? classes.busy : undefined}>{children}</TableBody>
      </Table>
    </TableContainer>
  );
}
