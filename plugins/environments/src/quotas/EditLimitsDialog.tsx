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
import type { Quota } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { messageOf } from '../polling/problem';
import { LimitFields } from './LimitFields';
import { draftOf, limitsOf, problemOf } from './limitsDraft';
import { quotaResources, scopeInWords } from './quotaWords';

const useStyles = makeStyles(theme => ({
  fields: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

/** Sets the limits of a scope. What is left as configured follows the configuration. */
export function EditLimitsDialog(props: {
  quota: Quota;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { quota, onClose, onSaved } = props;
  const { scope } = quota;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const [draft, setDraft] = useState(() => draftOf(quota));
  const valid = quotaResources.every(resource => !problemOf(resource, draft[resource]));
  const [{ loading, error }, save] = useAsyncFn(async () => {
    const limits = limitsOf(draft);
    if (Object.keys(limits).length > 0) await api.setQuota(scope, limits);
    else await api.resetQuota(scope);
    onSaved();
  }, [api, scope, draft, onSaved]);
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
        <DialogTitle id="limits-title">Limits: {scopeInWords(scope)}</DialogTitle>
        <DialogContent className={classes.fields}>
          {quotaResources.map(resource => (
            <LimitFields
              key={resource}
              resource={resource}
              inUse={quota.uses.find(use => use.resource === resource)?.inUse ?? 0}
              draft={draft[resource]}
              onChange={changed => setDraft({ ...draft, [resource]: changed })}
            />
          ))}
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
