import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Operation } from '@eks-environments/plugin-environments-common';
import { useNow } from '../time/useNow';
import { progressInWords } from './progressWords';

const useStyles = makeStyles(theme => ({
  bar: { height: theme.spacing(1), borderRadius: theme.spacing(0.5) },
  words: { marginTop: theme.spacing(0.5) },
}));

/** A bar and a line for an operation that is not over; nothing otherwise. */
export function ProgressLine(props: { operation: Operation | undefined }) {
  const { operation } = props;
  const classes = useStyles();
  const now = useNow(5_000);
  if (!operation) return null;
  const words = progressInWords(operation, now);
  return (
    <div>
      <LinearProgress
        className={classes.bar}
        variant="determinate"
        value={operation.percent}
        aria-label="Progress"
        aria-valuetext={words}
      />
      <Typography variant="body2" className={classes.words}>
        {words}
      </Typography>
    </div>
  );
}
