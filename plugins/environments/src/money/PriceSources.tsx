import { makeStyles } from '@material-ui/core/styles';
import type { PricePart } from '@eks-environments/plugin-environments-common';

const useStyles = makeStyles(theme => ({
  root: { ...theme.typography.caption, color: theme.palette.text.secondary },
  summary: { cursor: 'pointer', padding: theme.spacing(0.5, 1) },
  list: { margin: 0, overflowWrap: 'anywhere' },
}));

/** The exact sources of prices, to be opened. */
export function PriceSources(props: { parts: PricePart[] }) {
  const classes = useStyles();
  const sources = new Set(
    props.parts.flatMap(({ source, date }) =>
      source ? [date ? `${source}, ${date}` : source] : [],
    ),
  );
  if (sources.size === 0) return null;
  return (
    <details className={classes.root}>
      <summary className={classes.summary}>Where the prices were copied from</summary>
      <ul aria-label="Sources of the prices" className={classes.list}>
        {[...sources].sort().map(source => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </details>
  );
}
