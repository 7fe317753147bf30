import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import type { Estimate } from '@eks-environments/plugin-environments-common';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    marginTop: theme.spacing(0.5),
  },
  ok: { color: theme.palette.status.ok },
  waiting: { color: theme.palette.status.warning },
  error: { color: theme.palette.status.error },
}));

/** Whether it would be accepted, and what would happen next. */
export function Verdict(props: { estimate: Estimate }) {
  const classes = useStyles();
  const { acceptable, approval } = props.estimate;
  let [Icon, tone, words] = [CheckCircleIcon, classes.ok, 'Starts without an approval'];
  if (!acceptable) {
    [Icon, tone, words] = [ErrorIcon, classes.error, 'Would be refused as it is'];
  } else if (!approval || approval.required) {
    [Icon, tone, words] = [HourglassEmptyIcon, classes.waiting, 'Needs an approval'];
  }
  return (
    <Typography variant="body2" className={classes.root}>
      <Icon fontSize="small" className={tone} aria-hidden />
      {words}
    </Typography>
  );
}
