import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Estimate } from '@eks-environments/plugin-environments-common';
import { VerdictIcon } from './VerdictIcon';
import { verdictOf } from './verdictOf';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    marginTop: theme.spacing(0.5),
  },
}));

/** Whether it would be accepted, and what would happen next. */
export function Verdict(props: { estimate: Estimate }) {
  const classes = useStyles();
  return (
    <Typography variant="body2" className={classes.root}>
      <VerdictIcon estimate={props.estimate} />
      {verdictOf(props.estimate).words}
    </Typography>
  );
}
