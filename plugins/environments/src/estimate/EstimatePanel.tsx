import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useState } from 'react';
import type { Estimate } from '@eks-environments/plugin-environments-common';
import { LoadError } from '../polling/LoadError';
import { EstimateContent } from './EstimateContent';
import { QuotaRefusals } from './QuotaRefusals';
import { ShortEstimate } from './ShortEstimate';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    padding: theme.spacing(2),
    minWidth: 0,
    outline: 'none',
    scrollMarginTop: theme.spacing(2),
  },
  content: { transition: theme.transitions.create('opacity') },
  earlier: { opacity: 0.6 },
}));

interface EstimatePanelProps {
  /** The last that is known; stays in sight, dimmed, while the next one is on its way. */
  estimate?: Estimate;
  loading: boolean;
  problem?: Error;
  /** What a form still lacks, in words; shown in place of an estimate. */
  incomplete?: string;
  /** What people call fields, by the paths of violations. */
  labels?: Record<string, string>;
  onRetry?: () => void;
}

/** What a request would cost, take from the quotas and need. */
export function EstimatePanel(props: EstimatePanelProps) {
  const classes = useStyles();
  const { loading } = props;
  const [panel, setPanel] = useState<HTMLElement | null>(null);
  return (
    <Paper
      variant="outlined"
      component="section"
      ref={setPanel}
      tabIndex={-1}
      aria-label="Estimate"
      aria-busy={loading}
      className={classes.root}
    >
      <Typography variant="subtitle2" component="h3" color="textSecondary">
        Estimate
      </Typography>
      <div className={`${classes.content} ${loading ? classes.earlier : ''}`}>
        <Inside {...props} />
      </div>
      <ShortEstimate estimate={props.estimate} instead={insteadOf(props)} panel={panel} />
    </Paper>
  );
}

/** What is to be said while there is no estimate; undefined if there is one. */
function insteadOf({ estimate, problem, incomplete }: EstimatePanelProps): string | undefined {
  if (incomplete !== undefined) return incomplete;
  if (problem) return 'What it costs and takes could not be worked out.';
  return estimate ? undefined : 'Working out what it costs and takes …';
}

function Inside(props: EstimatePanelProps) {
  const { estimate, loading, problem, incomplete, labels, onRetry } = props;
  if (incomplete !== undefined) {
    return (
      <Typography variant="body2" color="textSecondary">
        {incomplete}
      </Typography>
    );
  }
  if (problem) {
    return (
      <>
        <LoadError what="the estimate" error={problem} onRetry={onRetry} />
        <QuotaRefusals error={problem} />
      </>
    );
  }
  if (estimate) return <EstimateContent estimate={estimate} labels={labels} />;
  if (!loading) return null;
  return (
    <div aria-hidden>
      <Skeleton width="60%" height={32} animation="wave" />
      <Skeleton width="80%" animation="wave" />
      <Skeleton height={48} animation="wave" />
    </div>
  );
}
