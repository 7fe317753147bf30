import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloudQueueIcon from '@material-ui/icons/CloudQueue';
import SearchIcon from '@material-ui/icons/Search';
import type { ReactNode } from 'react';
import { CreateButton } from './CreateButton';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: theme.spacing(2),
    padding: theme.spacing(8, 3),
  },
  icon: { fontSize: theme.spacing(8), color: theme.palette.text.secondary },
  text: { maxWidth: '60ch' },
}));

function Nothing(props: {
  icon: typeof SearchIcon;
  title: string;
  text: string;
  action: ReactNode;
}) {
  const classes = useStyles();
  const Icon = props.icon;
  return (
    <Paper className={classes.root}>
      <Icon className={classes.icon} aria-hidden />
      <Typography variant="h5" component="h2">
        {props.title}
      </Typography>
      <Typography className={classes.text} color="textSecondary">
        {props.text}
      </Typography>
      {props.action}
    </Paper>
  );
}

/** There is nothing yet: leads to the template. */
export function EmptyList() {
  return (
    <Nothing
      icon={CloudQueueIcon}
      title="No environments yet"
      text="Fill in a short form and get a Kubernetes cluster of your own. It takes about a quarter of an hour, and you can watch it being made."
      action={<CreateButton />}
    />
  );
}

/** There is something, but not with these filters. */
export function NoMatch(props: { onReset: () => void }) {
  return (
    <Nothing
      icon={SearchIcon}
      title="Nothing matches"
      text="No environment that you may see fits these filters. Environments that are over are shown only when you choose their status."
      action={
        <Button variant="outlined" onClick={props.onReset}>
          Clear filters
        </Button>
      }
    />
  );
}
