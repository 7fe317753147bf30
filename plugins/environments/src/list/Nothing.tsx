import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import type { ComponentType, ReactNode } from 'react';

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

/** Stands where a list would be: why there is nothing, and what one can do. */
export function Nothing(props: {
  icon: ComponentType<SvgIconProps>;
  title: string;
  text: string;
  action?: ReactNode;
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
