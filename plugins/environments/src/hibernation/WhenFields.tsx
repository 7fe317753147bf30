import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { cronInWords } from './cronWords';
import type { ScheduleProblems } from './ScheduleFields';
import type { Rhythm, ScheduleDraft } from './schedules';

/** What the two times of a rhythm are called. */
const timeWords: Record<Exclude<Rhythm, 'cron'>, { sleep: string; wake: string }> = {
  workdays: { sleep: 'Falls asleep, Monday to Friday', wake: 'Wakes, Monday to Friday' },
  nights: { sleep: 'Falls asleep, every day', wake: 'Wakes, every day' },
  weekends: { sleep: 'Falls asleep, Fridays', wake: 'Wakes, Mondays' },
};

const cronHint = 'Minute, hour, day of the month, month, day of the week. May be left out.';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    gap: theme.spacing(2),
    '& input': { colorScheme: theme.palette.type },
  },
  cron: { fontFamily: 'monospace' },
}));

function inWords(cron: string): string | undefined {
  const words = cronInWords(cron);
  return words && `That is ${words}.`;
}

/** When it falls asleep and when it wakes: as times of the day, or as cron expressions. */
export function WhenFields(props: {
  id: string;
  draft: ScheduleDraft;
  problems: ScheduleProblems;
  onChange: (draft: ScheduleDraft) => void;
}) {
  const { id, draft, problems, onChange } = props;
  const classes = useStyles();
  const { rhythm } = draft;
  const shared = (field: 'sleep' | 'wake') => ({
    id: `${id}-${field}`,
    variant: 'outlined' as const,
    size: 'small' as const,
    error: problems[field] !== undefined,
  });
  if (rhythm === 'cron') {
    return (
      <div className={classes.root}>
        {(['sleep', 'wake'] as const).map(field => (
          <TextField
            key={field}
            {...shared(field)}
            label={field === 'sleep' ? 'Falls asleep (cron)' : 'Wakes (cron)'}
            placeholder={field === 'sleep' ? '0 20 * * 1-5' : '0 7 * * 1-5'}
            value={draft[field]}
            onChange={event => onChange({ ...draft, [field]: event.target.value })}
            helperText={problems[field] ?? inWords(draft[field]) ?? cronHint}
            InputProps={{ className: classes.cron }}
            inputProps={{ spellCheck: false, autoCapitalize: 'none', maxLength: 100 }}
          />
        ))}
      </div>
    );
  }
  return (
    <div className={classes.root}>
      {(['sleep', 'wake'] as const).map(field => (
        <TextField
          key={field}
          {...shared(field)}
          type="time"
          label={timeWords[rhythm][field]}
          value={draft[`${field}Time`]}
          onChange={event => onChange({ ...draft, [`${field}Time`]: event.target.value })}
          helperText={problems[field]}
          InputLabelProps={{ shrink: true }}
        />
      ))}
    </div>
  );
}
