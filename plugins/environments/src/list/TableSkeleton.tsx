import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(1, 2) },
}));

/** Stands where the table will be while it is loading. */
export function TableSkeleton() {
  const classes = useStyles();
  return (
    <Paper className={classes.root} role="status" aria-label="Loading environments">
      {Array.from({ length: 8 }, (_, row) => (
        <Skeleton key={row} height={48} animation="wave" />
      ))}
    </Paper>
  );
}
