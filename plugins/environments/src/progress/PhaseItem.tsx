import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import RadioButtonCheckedIcon from '@material-ui/icons/RadioButtonChecked';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import type { Phase } from '@eks-environments/plugin-environments-common';
import type { PhaseState } from './phaseStates';

const looks = {
  done: { icon: CheckCircleIcon, words: 'done' },
  active: { icon: RadioButtonCheckedIcon, words: 'under way' },
  failed: { icon: ErrorIcon, words: 'failed' },
  'to-come': { icon: RadioButtonUncheckedIcon, words: 'to come' },
} as const;

const useStyles = makeStyles(theme => ({
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    paddingBottom: theme.spacing(1.5),
    position: 'relative',
    // The line that ties a phase to the next one.
    '&:not(:last-child)::after': {
      content: '""',
      position: 'absolute',
      left: 11,
      top: 26,
      bottom: 2,
      borderLeft: `2px solid ${theme.palette.divider}`,
    },
  },
  done: { color: theme.palette.status.ok },
  active: { color: theme.palette.status.running },
  failed: { color: theme.palette.status.error },
  'to-come': { color: theme.palette.text.secondary },
  title: { flexGrow: 1 },
  current: { fontWeight: theme.typography.fontWeightBold as number },
}));

export function PhaseItem(props: { phase: Phase; state: PhaseState }) {
  const { phase, state } = props;
  const classes = useStyles();
  const { icon: Icon, words } = looks[state];
  const current = state === 'active' || state === 'failed';
  return (
    <li className={classes.item} aria-current={state === 'active' ? 'step' : undefined}>
      <Icon className={classes[state]} aria-hidden />
      <Typography
        variant="body2"
        className={`${classes.title} ${current ? classes.current : ''}`}
        color={state === 'to-come' ? 'textSecondary' : 'textPrimary'}
      >
        {phase.title}
      </Typography>
      <Typography variant="caption" color="textSecondary">
        {words}
      </Typography>
    </li>
  );
}
