import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { useNow } from '../time/useNow';
import { nextChangeInWords, sleepInWords } from './sleepWords';

const useStyles = makeStyles(theme => ({ root: { marginTop: theme.spacing(1) } }));

/** A sentence for those who wonder why nothing runs: that it sleeps, and until when. Silent where it does not. */
export function SleepText(props: { environment: EnvironmentListItem }) {
  const { environment } = props;
  const classes = useStyles();
  const now = useNow();
  if (environment.status !== 'hibernated') return null;
  const next = nextChangeInWords(environment, now);
  return (
    <Typography variant="body2" className={classes.root}>
      {sleepInWords(environment, now)}: its nodes are gone, and nothing runs in it.
      {next && ` ${next}.`}
    </Typography>
  );
}
