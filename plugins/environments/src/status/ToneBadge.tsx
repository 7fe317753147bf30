import Typography from '@material-ui/core/Typography';
import deepPurple from '@material-ui/core/colors/deepPurple';
import { makeStyles } from '@material-ui/core/styles';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import type { ComponentType } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    whiteSpace: 'nowrap',
  },
}));

/** The colours of icons, by how good the news is. */
export const useToneStyles = makeStyles(theme => ({
  ok: { color: theme.palette.status.ok },
  running: { color: theme.palette.status.running },
  waiting: { color: theme.palette.text.secondary },
  asleep: { color: deepPurple[theme.palette.type === 'dark' ? 200 : 600] },
  warning: { color: theme.palette.status.warning },
  error: { color: theme.palette.status.error },
  over: { color: theme.palette.text.secondary },
}));

export type Tone = 'ok' | 'running' | 'waiting' | 'asleep' | 'warning' | 'error' | 'over';

/** A word with an icon in a colour that says how good the news is. */
export function ToneBadge(props: {
  icon: ComponentType<SvgIconProps>;
  tone: Tone;
  words: string;
  variant?: 'body2' | 'subtitle1';
}) {
  const { icon: Icon, tone, words, variant = 'body2' } = props;
  const classes = useStyles();
  const tones = useToneStyles();
  return (
    <Typography component="span" variant={variant} className={classes.root}>
      <Icon fontSize="small" className={tones[tone]} aria-hidden />
      {words}
    </Typography>
  );
}
