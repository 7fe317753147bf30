import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { ComingTimes } from './ComingTimes';
import { TimeZoneField } from './TimeZoneField';
import { WhenFields } from './WhenFields';
import { inRhythm, missingIn, rhythmWords, type Rhythm, type ScheduleDraft } from './schedules';

/** What is wrong with fields of one schedule, by their names. */
export type ScheduleProblems = Partial<Record<'sleep' | 'wake' | 'timeZone', string>>;

const useStyles = makeStyles(theme => ({
  root: {
    margin: 0,
    minWidth: 0,
    padding: theme.spacing(1.5, 2, 2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
  head: { ...theme.typography.subtitle2, padding: theme.spacing(0, 0.5) },
  fields: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  remove: { alignSelf: 'flex-start' },
}));

/** One schedule: how it sleeps, when, in which zone. */
export function ScheduleFields(props: {
  number: number;
  draft: ScheduleDraft;
  zones: string[];
  problems: ScheduleProblems;
  onChange: (draft: ScheduleDraft) => void;
  onRemove: () => void;
}) {
  const { number, draft, zones, problems, onChange, onRemove } = props;
  const classes = useStyles();
  const id = useId();
  const missing = missingIn(draft);
  return (
    <fieldset className={classes.root}>
      <legend className={classes.head}>Schedule {number}</legend>
      <div className={classes.fields}>
        <TextField
          select
          id={`${id}-rhythm`}
          label="Asleep"
          variant="outlined"
          size="small"
          SelectProps={{ labelId: `${id}-rhythm-label` }}
          InputLabelProps={{ id: `${id}-rhythm-label` }}
          value={draft.rhythm}
          onChange={event => onChange(inRhythm(draft, event.target.value as Rhythm))}
        >
          {Object.entries(rhythmWords).map(([value, words]) => (
            <MenuItem key={value} value={value}>
              {words}
            </MenuItem>
          ))}
        </TextField>
        <WhenFields id={id} draft={draft} problems={problems} onChange={onChange} />
        <TimeZoneField
          id={`${id}-zone`}
          zones={zones}
          value={draft.timeZone}
          onChange={timeZone => onChange({ ...draft, timeZone })}
          problem={problems.timeZone}
        />
        <ComingTimes draft={draft} />
        {missing && (
          <Typography variant="body2" color="error">
            {missing}
          </Typography>
        )}
        <Button size="small" className={classes.remove} onClick={onRemove}>
          Remove schedule {number}
        </Button>
      </div>
    </fieldset>
  );
}
