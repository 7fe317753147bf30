import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { useState } from 'react';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { CopyButton } from '../copying/CopyButton';
import { ManifestChanges } from './ManifestChanges';
import { ManifestText } from './ManifestText';

const views = {
  effective: {
    label: 'What runs',
    text: 'The complete manifest: this text was decided on, and this text runs.',
  },
  changes: {
    label: 'Changes',
    text: 'What completing the submitted manifest has added and changed.',
  },
  submitted: {
    label: 'As submitted',
    text: 'What was handed in, before it was completed.',
  },
} as const;
type View = keyof typeof views;

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(2),
  },
  text: { flexGrow: 1 },
  choice: {
    color: theme.palette.text.primary,
    '&.Mui-selected': { color: theme.palette.text.primary },
  },
  digest: { marginTop: theme.spacing(1), overflowWrap: 'anywhere' },
}));

/** The manifest that runs, what was submitted, and how they differ. */
export function ManifestTab(props: { manifest: Environment['manifest'] }) {
  const { effective, submitted, digest } = props.manifest;
  const classes = useStyles();
  const [view, setView] = useState<View>('effective');
  if (!effective && !submitted) {
    return (
      <Typography>The manifest is not kept any more: the environment ended long ago.</Typography>
    );
  }
  return (
    <InfoCard>
      <div className={classes.bar}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          aria-label="View of the manifest"
          onChange={(_, chosen: View | null) => chosen && setView(chosen)}
        >
          {Object.entries(views).map(([id, { label }]) => (
            <ToggleButton key={id} value={id} className={classes.choice}>
              {label}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Typography className={classes.text} variant="body2" color="textSecondary">
          {views[view].text}
        </Typography>
        {view !== 'changes' && <CopyButton text={props.manifest[view]} what="manifest" />}
      </div>
      {view === 'changes' ? (
        <ManifestChanges
          before={submitted}
          after={effective}
          none="Nothing: the submitted manifest was complete as it was."
        />
      ) : (
        <ManifestText text={props.manifest[view]} />
      )}
      {view === 'effective' && (
        <Typography
          className={classes.digest}
          variant="caption"
          color="textSecondary"
          component="p"
        >
          {digest}
        </Typography>
      )}
    </InfoCard>
  );
}
