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
  table: {
    minWidth: ({ minWidth }: { minWidth: number }) => minWidth,
    [theme.breakpoints.down('xs')]: {
      '&&, & tbody, & tbody tr, & tbody th, & tbody td': { display: 'block', minWidth: 0 },
      '& tbody tr': {
        padding: theme.spacing(1, 0),
        '&:not(:last-child)': { borderBottom: `1px solid ${theme.palette.divider}` },
      },
      '& tbody th, & tbody td': { border: 0 },
      // For those who listen; the others see what is what.
      '& thead': {
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clip: 'rect(0 0 0 0)',
      },
    },
  },
  head: {
    padding: theme.spacing(1, 1.5),
    whiteSpace: 'nowrap',
    color: theme.palette.text.secondary,
    fontWeight: theme.typography.fontWeightBold as number,
  },
  busy: { opacity: 0.6 },
}));

/**
 * Rows under named columns, in a table that scrolls within itself where there is little room. Where there is very
 * little, each row is a stack of its cells.
 */
export function ScrollingTable(props: {
  label: string;
  columns: string[];
  /** In pixels. */
  minWidth: number;
  busy: boolean;
  children: ReactNode;
}) {
  const { label, columns, minWidth, busy, children } = props;
  const classes = useStyles({ minWidth });
  return (
    <TableContainer
      component={Paper}
      className={classes.container}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <Table
        className={classes.table}
        role="table"
        size="small"
        aria-label={label}
        aria-busy={busy}
      >
        <TableHead role="rowgroup">
          <TableRow role="row">
            {columns.map(column => (
              <TableCell key={column} className={classes.head} role="columnheader">
                {column}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody role="rowgroup" className={busy ? classes.busy : undefined}>
          {children}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
