import { InfoCard } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import UpdateIcon from '@material-ui/icons/Update';
import {
  isFinalStatus,
  type EnvironmentListItem,
} from '@eks-environments/plugin-environments-common';
import { Facts } from '../environment/Facts';
import { Moment } from '../time/Moment';
import { TimeLeft } from '../time/TimeLeft';
import { useNow } from '../time/useNow';
import { lifetimeInWords, momentInWords } from '../time/words';
import { endInWords } from './endWords';
import { ProtectionSwitch } from './ProtectionSwitch';
import { useExtending } from './useExtending';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 3) },
}));

/** How long it lives, what happens at its end, and the ways to change both; silent once it is over. */
export function LifetimeCard(props: { environment: EnvironmentListItem; onChanged: () => void }) {
  const { environment, onChanged } = props;
  const { status, expiresAt, extendableUntil, lifetime, capabilities } = environment;
  const classes = useStyles();
  const now = useNow();
  const { ask } = useExtending();
  if (isFinalStatus(status) || status === 'deleting') return null;
  return (
    <InfoCard title="Lifetime">
      <div className={classes.root}>
        <Facts
          facts={{
            'Time left': <TimeLeft environment={environment} />,
            Ends: expiresAt && <Moment at={expiresAt} words={momentInWords} />,
            'Latest possible end': extendableUntil && (
              <Moment at={extendableUntil} words={momentInWords} />
            ),
            'Lifetime in all': lifetime && lifetimeInWords(lifetime),
          }}
        />
        <Typography variant="body2">{endInWords(environment, now)}</Typography>
        <div className={classes.actions}>
          {capabilities.extend && (
            <Button variant="contained" color="primary" startIcon={<UpdateIcon />} onClick={ask}>
              Extend
            </Button>
          )}
          <ProtectionSwitch environment={environment} onChanged={onChanged} />
        </div>
      </div>
    </InfoCard>
  );
}
