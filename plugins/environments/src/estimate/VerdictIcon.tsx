import { makeStyles } from '@material-ui/core/styles';
import type { Estimate } from '@eks-environments/plugin-environments-common';
import { verdictOf } from './verdictOf';

const useStyles = makeStyles(theme => ({
  ok: { color: theme.palette.status.ok },
  warning: { color: theme.palette.status.warning },
  error: { color: theme.palette.status.error },
}));

/** The verdict as an icon, beside words that say it. */
export function VerdictIcon(props: { estimate: Estimate }) {
  const classes = useStyles();
  const { icon: Icon, tone } = verdictOf(props.estimate);
  return <Icon fontSize="small" className={classes[tone]} aria-hidden />;
}
