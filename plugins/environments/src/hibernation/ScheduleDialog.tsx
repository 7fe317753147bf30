import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import Alert from '@material-ui/lab/Alert';
import { useState, type FormEvent } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { Violations } from '../estimate/Violations';
import { detailsOf, messageOf } from '../polling/problem';
import { ScheduleFields } from './ScheduleFields';
import { ownZone, timeZones } from './TimeZoneField';
import { scheduleProblems } from './scheduleProblems';
import { missingIn, mostSchedules, newDraft, toDraft, toSchedule } from './schedules';
import { useList } from './useList';

const useStyles = makeStyles(theme => ({
  content: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  add: { alignSelf: 'flex-start' },
}));

/** When the environment sleeps and wakes by itself: several schedules, each with its zone. */
export function ScheduleDialog(props: {
  environment: Environment;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { environment, onClose, onSaved } = props;
  const { id, name } = environment;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const [opened] = useState(environment);
  const [zones] = useState(timeZones);
  const drafts = useList(() => {
    const schedules = opened.sleepSchedules ?? [];
    return schedules.length > 0 ? schedules.map(toDraft) : [newDraft(ownZone())];
  });
  const [{ loading, error }, save] = useAsyncFn(async () => {
    const sleepSchedules = drafts.items.map(({ value }) => toSchedule(value));
    // What others have changed meanwhile is not overwritten unseen; changes of anything else do not matter.
    const same =
      JSON.stringify(opened.sleepSchedules) === JSON.stringify(environment.sleepSchedules);
    const ifMatch = same ? environment.etag : opened.etag;
    await api.updateEnvironment(id, { sleepSchedules }, { ifMatch });
    onSaved();
  }, [api, id, drafts.items, opened, environment, onSaved]);
  const details = detailsOf(error);
  const { fields, others } = scheduleProblems(details);
  const incomplete = drafts.items.some(({ value }) => missingIn(value) !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!incomplete && !loading) save();
  };
  return (
    <Dialog
      open
      onClose={loading ? undefined : onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="schedule-title"
      aria-describedby="schedule-text"
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id="schedule-title">When {name} sleeps</DialogTitle>
        <DialogContent className={classes.content}>
          <DialogContentText id="schedule-text" color="textPrimary">
            {drafts.items.length > 0
              ? 'Its workloads stop while it sleeps. With several schedules, each of them puts it to sleep and wakes it.'
              : 'Without a schedule it sleeps and wakes only when somebody tells it to.'}
          </DialogContentText>
          {drafts.items.map(({ key, value }, index) => (
            <ScheduleFields
              key={key}
              number={index + 1}
              draft={value}
              zones={zones}
              problems={fields[index] ?? {}}
              onChange={draft => drafts.set(key, draft)}
              onRemove={() => drafts.remove(key)}
            />
          ))}
          {drafts.items.length < mostSchedules && (
            <Button
              size="small"
              className={classes.add}
              startIcon={<AddIcon />}
              onClick={() => drafts.add(newDraft(ownZone()))}
            >
              Add a schedule
            </Button>
          )}
          {error && (
            <Alert severity="error">
              {details.length > 0
                ? 'It cannot sleep like this: what has to change is marked.'
                : messageOf(error)}
            </Alert>
          )}
          <Violations violations={others} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={loading}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={incomplete || loading}
          >
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
