import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { Estimate } from '@eks-environments/plugin-environments-common';
import { LoadError } from '../polling/LoadError';
import { EstimateContent } from './EstimateContent';
import { QuotaRefusals } from './QuotaRefusals';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    padding: theme.spacing(2),
    minWidth: 0,
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
}

/** What a request would cost, take from the quotas and need. */
export function EstimatePanel(props: EstimatePanelProps) {
  const classes = useStyles();
  const { loading } = props;
  return (
    <Paper
      variant="outlined"
      component="section"
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
    </Paper>
  );
}

function Inside({ estimate, loading, problem, incomplete }: EstimatePanelProps) {
  if (incomplete !== undefined) {
    return (
      <Typography variant="body2" color="textSecondary" role="status">
        {incomplete}
      </Typography>
    );
  }
  if (problem) {
    return (
      <>
        <LoadError what="the estimate" error={problem} />
        <QuotaRefusals error={problem} />
      </>
    );
  }
  if (estimate) return <EstimateContent estimate={estimate} />;
  if (!loading) return null;
  return (
    <div role="status" aria-label="Working out the estimate">
      <Skeleton width="60%" height={32} animation="wave" />
      <Skeleton width="80%" animation="wave" />
      <Skeleton height={48} animation="wave" />
    </div>
  );
}
