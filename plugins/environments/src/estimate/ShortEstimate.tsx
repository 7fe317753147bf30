import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Estimate } from '@eks-environments/plugin-environments-common';
import { inShort } from './inShort';
import { useBarPlace } from './useBarPlace';
import { VerdictIcon } from './VerdictIcon';

const useStyles = makeStyles(theme => ({
  bar: {
    position: 'fixed',
    zIndex: theme.zIndex.appBar,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1, 0.5, 2),
    borderBottomLeftRadius: 0,
    borderBottomRightRadius: 0,
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', lineHeight: 1.3 },
  button: { flexShrink: 0 },
  /** Still there for those who listen. */
  unseen: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
}));

/**
 * The gist of an estimate: announced when it changes and, while the whole of it is further down than one can
 * see, shown at the lower edge of the window with the way to it.
 */
export function ShortEstimate(props: {
  estimate?: Estimate;
  /** Said in place of the estimate. */
  instead?: string;
  panel: HTMLElement | null;
}) {
  const { estimate, instead, panel } = props;
  const classes = useStyles();
  const place = useBarPlace(panel);
  const words = instead ?? (estimate ? inShort(estimate) : '');
  const visible = place !== undefined && words !== '';
  const showAll = () => {
    const calm = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
    panel?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
    panel?.focus({ preventScroll: true });
  };
  return (
    <Paper
      elevation={visible ? 8 : 0}
      className={visible ? classes.bar : classes.unseen}
      style={place}
    >
      {visible && instead === undefined && estimate && <VerdictIcon estimate={estimate} />}
      <Typography variant="body2" component="div" role="status" className={classes.words}>
        {words}
      </Typography>
      {visible && (
        <Button size="small" color="primary" className={classes.button} onClick={showAll}>
          Details
        </Button>
      )}
    </Paper>
  );
}
