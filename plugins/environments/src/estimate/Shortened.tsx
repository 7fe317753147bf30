import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState, type ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
  },
}));

/** A list of which the first few are shown until somebody wants them all. The items are `<li>`. */
export function Shortened(props: {
  /** Its name, or the ids of what names it. */
  label?: string;
  labelledBy?: string;
  /** What it is a list of, in the singular. */
  what: string;
  first: number;
  items: ReactNode[];
}) {
  const { label, labelledBy, what, first, items } = props;
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const hidden = items.length - first;
  const more = hidden === 1 ? `1 more ${what}` : `${hidden} more ${what}s`;
  return (
    <div>
      <ul aria-label={label} aria-labelledby={labelledBy} className={classes.list}>
        {all ? items : items.slice(0, first)}
      </ul>
      {items.length > first && (
        <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show fewer ${what}s` : `Show ${more}`}
        </Button>
      )}
    </div>
  );
}
