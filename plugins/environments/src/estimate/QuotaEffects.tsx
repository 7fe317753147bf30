import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { QuotaEffect } from '@eks-environments/plugin-environments-common';
import { useProviders } from '../providers/useProviders';
import { QuotaEffectItem } from './QuotaEffectItem';
import { Shortened } from './Shortened';
import { byTightness } from './byTightness';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 },
  legend: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2) },
  key: { display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) },
  dot: { width: 10, height: 10, borderRadius: 2, forcedColorAdjust: 'none' },
  inUse: { backgroundColor: theme.palette.text.secondary },
  asked: { backgroundColor: theme.palette.primary.main },
  over: { backgroundColor: theme.palette.status.error },
  left: { backgroundColor: theme.palette.action.disabledBackground },
}));

const fewest = 4;

/** The effect on every limit: what is exceeded comes first, then what gets tightest. */
export function QuotaEffects(props: { effects: QuotaEffect[] }) {
  const classes = useStyles();
  const providers = useProviders();
  const effects = byTightness(props.effects);
  const exceeded = effects.filter(effect => effect.exceeded).length;
  return (
    <div className={classes.root}>
      <Shortened
        label="Quotas after it"
        what="limit"
        first={Math.max(fewest, exceeded)}
        items={effects.map(effect => (
          <QuotaEffectItem
            key={`${effect.scope} ${effect.resource}`}
            effect={effect}
            providers={providers}
          />
        ))}
      />
      <Typography
        variant="caption"
        color="textSecondary"
        component="div"
        className={classes.legend}
        aria-hidden
      >
        <span className={classes.key}>
          <span className={`${classes.dot} ${classes.inUse}`} /> in use
        </span>
        <span className={classes.key}>
          <span className={`${classes.dot} ${classes.asked}`} /> this one
        </span>
        {exceeded > 0 && (
          <span className={classes.key}>
            <span className={`${classes.dot} ${classes.over}`} /> this one, without room
          </span>
        )}
        <span className={classes.key}>
          <span className={`${classes.dot} ${classes.left}`} /> left
        </span>
      </Typography>
    </div>
  );
}
