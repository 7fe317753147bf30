import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  track: {
    position: 'relative',
    display: 'flex',
    gap: 1,
    height: theme.spacing(1),
    borderRadius: theme.spacing(0.5),
    overflow: 'hidden',
    backgroundColor: theme.palette.action.disabledBackground,
    // Bars keep their parts where colours are forced.
    forcedColorAdjust: 'none',
  },
  part: { flex: 'none', minWidth: 3 },
  inUse: { backgroundColor: theme.palette.text.secondary },
  asked: { backgroundColor: theme.palette.primary.main },
  over: { backgroundColor: theme.palette.status.error },
  limit: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: 2,
    backgroundColor: theme.palette.text.primary,
  },
}));

/** What is used of a limit, and what somebody asks for beside it. What exceeds the limit stands behind a mark. */
export function QuotaBar(props: {
  /** The id of what names it. */
  labelledBy: string;
  /** The same as the bar, for those who do not see it. */
  words: string;
  limit: number;
  inUse: number;
  asked?: number;
  exceeded: boolean;
}) {
  const { labelledBy, words, limit, inUse, asked, exceeded } = props;
  const classes = useStyles();
  const taken = inUse + (asked ?? 0);
  const whole = Math.max(limit, taken) || 1;
  const width = (amount: number) => ({ width: `${(100 * amount) / whole}%` });
  const last = asked === undefined ? classes.inUse : classes.asked;
  return (
    <div
      role="meter"
      aria-labelledby={labelledBy}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={Math.min(taken, limit)}
      aria-valuetext={words}
      title={words}
      className={classes.track}
    >
      {asked !== undefined && inUse > 0 && (
        <span className={`${classes.part} ${classes.inUse}`} style={width(inUse)} />
      )}
      {(asked ?? inUse) > 0 && (
        <span
          className={`${classes.part} ${exceeded ? classes.over : last}`}
          style={width(asked ?? inUse)}
        />
      )}
      {taken > limit && <span className={classes.limit} style={{ left: width(limit).width }} />}
    </div>
  );
}
