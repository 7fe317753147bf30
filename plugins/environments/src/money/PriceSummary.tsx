import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import type { Price } from '@eks-environments/plugin-environments-common';
import { perHourInWords, perMonthInWords, sumInWords } from './words';

const useStyles = makeStyles(theme => ({
  month: {
    fontWeight: theme.typography.fontWeightBold as number,
    lineHeight: 1.3,
    '&::first-letter': { textTransform: 'uppercase' },
  },
  unknown: { display: 'flex', gap: theme.spacing(0.75), marginTop: theme.spacing(0.5) },
  icon: { color: theme.palette.status.warning },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
}));

/** A price in a few lines: a month, an hour, the lifetime, and what of it is unknown. */
export function PriceSummary(props: { price: Price }) {
  const { price } = props;
  const classes = useStyles();
  const month = perMonthInWords(price);
  const lifetime = price.lifetime && sumInWords(price.lifetime, price.unknown);
  return (
    <div>
      <Typography variant="h6" component="p" className={classes.month}>
        {month === 'unknown' ? 'The cost is unknown' : month}
      </Typography>
      {month !== 'unknown' && (
        <Typography variant="body2" color="textSecondary">
          {perHourInWords(price)}
          {lifetime && ` · ${lifetime} over the whole lifetime`}
        </Typography>
      )}
      {price.unknown.length > 0 && (
        <Typography variant="body2" component="div" className={classes.unknown}>
          <ReportProblemIcon fontSize="small" className={classes.icon} aria-hidden />
          <span className={classes.words}>
            Unknown, and not counted: {price.unknown.join(', ')}
          </span>
        </Typography>
      )}
    </div>
  );
}
