import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  cell: {
    padding: theme.spacing(1.25, 1.5),
    verticalAlign: 'top',
    lineHeight: 1.43,
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(0.5, 1.5) },
  },
  short: {
    whiteSpace: 'nowrap',
    [theme.breakpoints.down('xs')]: { whiteSpace: 'normal' },
  },
}));

// Roles are said, since rows that are stacked have lost them to their style.

export function Row(props: { children: ReactNode }) {
  return (
    <TableRow hover role="row">
      {props.children}
    </TableRow>
  );
}

/** What the row is about. */
export function HeadCell(props: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <TableCell className={classes.cell} component="th" scope="row" role="rowheader">
      {props.children}
    </TableCell>
  );
}

export function Cell(props: {
  /** Kept in one line where there is room. */
  short?: boolean;
  children: ReactNode;
}) {
  const { short, children } = props;
  const classes = useStyles();
  return (
    <TableCell className={`${classes.cell} ${short ? classes.short : ''}`} role="cell">
      {children}
    </TableCell>
  );
}
