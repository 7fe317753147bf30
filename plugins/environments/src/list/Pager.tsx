import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ChevronLeftIcon from '@material-ui/icons/ChevronLeft';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import { useRef } from 'react';
import type { Page } from '@eks-environments/plugin-environments-common';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
  },
  total: { flexGrow: 1 },
}));

/** How many there are, and the ways to the next and the previous page. */
export function Pager(props: {
  page: Page<unknown>;
  /** What there is, in the singular. */
  noun: string;
  /** Whether this is a further page than the first. */
  paged: boolean;
  onPage: (cursor: string | undefined) => void;
}) {
  const classes = useStyles();
  const nav = useRef<HTMLElement>(null);
  const { items, totalItems, pageInfo } = props.page;
  const { nextCursor, prevCursor } = pageInfo;
  if (items.length === 0 && !props.paged) return null;
  const turnTo = (cursor: string | undefined) => {
    props.onPage(cursor);
    // The pages begin where what stands around the list does.
    nav.current?.parentElement?.scrollIntoView({ block: 'start' });
  };
  const several = Boolean(nextCursor || prevCursor || props.paged);
  return (
    <nav ref={nav} className={classes.root} aria-label="Pages">
      <Typography className={classes.total} variant="body2" color="textSecondary">
        {totalItems !== undefined &&
          (totalItems === 1 ? `1 ${props.noun}` : `${totalItems} ${props.noun}s`)}
      </Typography>
      {several && (
        <>
          <Button
            size="small"
            startIcon={<ChevronLeftIcon />}
            disabled={!prevCursor && !props.paged}
            // A page whose way back is unknown leads to the first one.
            onClick={() => turnTo(prevCursor)}
          >
            Previous
          </Button>
          <Button
            size="small"
            endIcon={<ChevronRightIcon />}
            disabled={!nextCursor}
            onClick={() => turnTo(nextCursor)}
          >
            Next
          </Button>
        </>
      )}
    </nav>
  );
}
