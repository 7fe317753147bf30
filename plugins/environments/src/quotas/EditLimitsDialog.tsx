import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useState, type FormEvent } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type {
  ProviderInfo,
  Quota,
  QuotaLimits,
} from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { codeOf, messageOf } from '../polling/problem';
import { LimitFields } from './LimitFields';
import { LimitsChangedMeanwhile } from './LimitsChangedMeanwhile';
import { ScopeName } from './ScopeName';
import { draftOf, limitsOf, problemOf } from './limitsDraft';
import { quotaResources } from './quotaWords';

const useStyles = makeStyles(theme => ({
  fields: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

/**
 * Sets the limits of a scope. What is left as configured follows the configuration. Nothing that somebody else
 * has set meanwhile is overwritten unseen.
 */
export function EditLimitsDialog(props: {
  quota: Quota;
  providers: ProviderInfo[];
  onClose: () => void;
  onSaved: () => void;
}) {
  const { providers, onClose, onSaved } = props;
  // As it was when the editing began, or when it turned out to have changed.
  const [quota, setQuota] = useState(props.quota);
  const [changedFrom, setChangedFrom] = useState<QuotaLimits>();
  const { scope, etag } = quota;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const [draft, setDraft] = useState(() => draftOf(quota));
  const valid = quotaResources.every(resource => !problemOf(resource, draft[resource]));
  const [{ loading, error }, save] = useAsyncFn(async () => {
    const limits = limitsOf(draft);
    const matching = { ifMatch: etag };
    try {
      if (Object.keys(limits).length > 0) await api.setQuota(scope, limits, matching);
      else await api.resetQuota(scope, matching);
    } catch (problem) {
      if (codeOf(problem) !== 'version') throw problem;
      const { quota: now } = await api.getQuotaUsage(scope);
      setChangedFrom(quota.limits);
      setQuota(now);
      return;
    }
    onSaved();
  }, [api, quota, scope, etag, draft, onSaved]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (valid && !loading) save();
  };
  return (
    <Dialog
      open
      onClose={loading ? undefined : onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="limits-title"
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id="limits-title">
          Limits: <ScopeName scope={scope} providers={providers} plain />
        </DialogTitle>
        <DialogContent className={classes.fields}>
          {quotaResources.map(resource => (
            <LimitFields
              key={resource}
              resource={resource}
              use={quota.uses.find(use => use.resource === resource)}
              draft={draft[resource]}
              onChange={changed => setDraft({ ...draft, [resource]: changed })}
            />
          ))}
          {changedFrom && <LimitsChangedMeanwhile before={changedFrom} quota={quota} />}
          {error && <Alert severity="error">{messageOf(error)}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={loading}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" color="primary" disabled={!valid || loading}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
