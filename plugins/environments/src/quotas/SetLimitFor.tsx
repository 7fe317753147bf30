import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  ownerQuotaScope,
  placementQuotaScope,
  type ProviderInfo,
} from '@eks-environments/plugin-environments-common';
import { OwnerFilter } from '../list/OwnerFilter';
import { quotasRouteRef } from '../routes';
import { Choice } from './Choice';

const useStyles = makeStyles(theme => ({
  fields: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

/** The way to the limits of an owner or a place that is not listed yet. */
export function SetLimitFor(props: { providers: ProviderInfo[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        Set a limit for …
      </Button>
      {open && <ScopeDialog providers={props.providers} onClose={() => setOpen(false)} />}
    </>
  );
}

function ScopeDialog(props: { providers: ProviderInfo[]; onClose: () => void }) {
  const { providers } = props;
  const classes = useStyles();
  const navigate = useNavigate();
  const quotas = useRouteRef(quotasRouteRef);
  const [kind, setKind] = useState('owner');
  const [owner, setOwner] = useState<string>();
  const [provider, setProvider] = useState('');
  const [region, setRegion] = useState('');
  const regions = providers
    .filter(({ id }) => id === provider)
    .flatMap(({ targets }) => targets.flatMap(target => target.regions));
  const ofOwner = owner && ownerQuotaScope(owner);
  const ofPlace = provider && region && placementQuotaScope(provider, region);
  const scope = kind === 'owner' ? ofOwner : ofPlace;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (scope) navigate(`${quotas()}/${scope}?edit=true`);
  };
  return (
    <Dialog open onClose={props.onClose} fullWidth maxWidth="xs" aria-labelledby="scope-title">
      <form onSubmit={submit} noValidate>
        <DialogTitle id="scope-title">Set a limit for …</DialogTitle>
        <DialogContent className={classes.fields}>
          <Choice
            id="scope-kind"
            label="Kind"
            value={kind}
            choices={[
              { value: 'owner', label: 'An owner' },
              { value: 'placement', label: 'A provider and region' },
            ]}
            onChange={setKind}
          />
          {kind === 'owner' ? (
            <OwnerFilter
              value={owner}
              disabled={false}
              onChange={setOwner}
              placeholder="A group or a person"
            />
          ) : (
            <>
              <Choice
                id="scope-provider"
                label="Provider"
                value={provider}
                choices={providers.map(({ id, title }) => ({ value: id, label: title }))}
                onChange={id => {
                  setProvider(id);
                  setRegion('');
                }}
              />
              <Choice
                id="scope-region"
                label="Region"
                value={region}
                choices={[...new Set(regions)].sort().map(name => ({ value: name, label: name }))}
                onChange={setRegion}
              />
            </>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" disabled={!scope}>
            Continue
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
