import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { DateTime } from 'luxon';
import { useId } from 'react';
import { momentInWords } from '../time/words';
import type { Extension } from './extensions';

/** What stands for a moment that is typed. */
export const another = 'another';

const useStyles = makeStyles(theme => ({
  choices: { marginTop: theme.spacing(1) },
  date: {
    marginLeft: theme.spacing(4),
    maxWidth: 280,
    '& input': { colorScheme: theme.palette.type },
  },
}));

/** A new end: one of some, or another moment in the reader's zone. */
export function EndField(props: {
  choices: Extension[];
  /** Of the end, in milliseconds. */
  range: { from: number; to: number };
  /** The moment of a choice, or `another`. */
  chosen: string;
  onChoose: (chosen: string) => void;
  typed: string;
  onType: (typed: string) => void;
  /** Why what was typed cannot be. */
  problem: string | undefined;
}) {
  const { choices, range, chosen, onChoose, typed, onType, problem } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <FormControl component="fieldset" fullWidth>
      <FormLabel component="legend" id={id}>
        New end
      </FormLabel>
      <RadioGroup
        className={classes.choices}
        aria-labelledby={id}
        value={chosen}
        onChange={(_, value) => onChoose(value)}
      >
        {choices.map(({ words, until }) => (
          <FormControlLabel
            key={until}
            value={until}
            control={<Radio color="primary" />}
            label={
              <>
                {words}
                <Typography variant="caption" color="textSecondary" display="block">
                  until {momentInWords(until)}
                </Typography>
              </>
            }
          />
        ))}
        <FormControlLabel
          value={another}
          control={<Radio color="primary" />}
          label="Another moment"
        />
      </RadioGroup>
      {chosen === another && (
        <TextField
          className={classes.date}
          id={`${id}-date`}
          type="datetime-local"
          label="Ends"
          variant="outlined"
          size="small"
          margin="dense"
          value={typed}
          onChange={event => onType(event.target.value)}
          error={problem !== undefined}
          helperText={problem ?? 'In your time zone'}
          InputLabelProps={{ shrink: true }}
          inputProps={{
            min: inField(range.from),
            ...(Number.isFinite(range.to) && { max: inField(range.to) }),
          }}
        />
      )}
    </FormControl>
  );
}

/** A moment as the field writes it. */
export function inField(moment: number): string {
  return DateTime.fromMillis(moment).toFormat("yyyy-MM-dd'T'HH:mm");
}
