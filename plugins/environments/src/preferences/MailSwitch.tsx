import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useId, useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type { Preferences } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { useUserRef } from '../approvals/useRequests';
import { messageOf } from '../polling/problem';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5) },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0, 1) },
  label: { fontWeight: theme.typography.fontWeightBold as number },
}));

/** Whether messages are mailed; stored as soon as it is changed. */
export function MailSwitch(props: { stored: Preferences }) {
  const classes = useStyles();
  const id = useId();
  const api = useApi(environmentsApiRef);
  const user = useUserRef();
  const [checked, setChecked] = useState(props.stored.messages);
  const [{ loading, error, value: saved }, save] = useAsyncFn(
    async (messages: boolean) => {
      setChecked(messages);
      try {
        await api.setPreferences({ messages });
        return true;
      } catch (problem) {
        setChecked(!messages);
        throw problem;
      }
    },
    [api],
  );
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <FormControlLabel
          classes={{ label: classes.label }}
          label="Messages by mail, too"
          control={
            <Switch
              color="primary"
              checked={checked}
              // One change after the other; switched off it would lose the keyboard's focus.
              onChange={event => !loading && save(event.target.checked)}
              inputProps={{ role: 'switch', 'aria-describedby': id }}
            />
          }
        />
        <Typography variant="body2" color="textSecondary" role="status">
          {loading && 'Saving …'}
          {!loading && saved && 'Saved'}
        </Typography>
      </div>
      {error && <Alert severity="error">It could not be saved. {messageOf(error)}</Alert>}
      <div id={id}>
        <Typography variant="body2" paragraph>
          The portal’s notifications tell you in any case: when something waits for your decision,
          when yours is decided, when an environment is ready, has failed or ends soon, when it is
          extended, falls asleep, wakes or is deleted, and when a quota is nearly used up.
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {'Where the portal sends mail, it goes to the address in '}
          {user ? (
            <EntityRefLink entityRef={user} defaultKind="user" hideIcon title="your profile" />
          ) : (
            'your profile'
          )}
          . Switched off, nothing is mailed to you about environments.
        </Typography>
      </div>
    </div>
  );
}
