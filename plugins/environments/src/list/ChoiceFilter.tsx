import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';

const any = '*';

/** One of some choices, or any. A value that is no choice (from an old link) is shown all the same. */
export function ChoiceFilter(props: {
  id: string;
  label: string;
  value: string | undefined;
  choices: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}) {
  const { id, label, value, choices, onChange } = props;
  const known = choices.some(choice => choice.value === value);
  return (
    <TextField
      select
      id={`filter-${id}`}
      label={label}
      SelectProps={{ labelId: `filter-${id}-label` }}
      InputLabelProps={{ id: `filter-${id}-label` }}
      variant="outlined"
      size="small"
      value={value ?? any}
      onChange={event => onChange(event.target.value === any ? undefined : event.target.value)}
    >
      <MenuItem value={any}>Any</MenuItem>
      {value && !known && <MenuItem value={value}>{value}</MenuItem>}
      {choices.map(choice => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
