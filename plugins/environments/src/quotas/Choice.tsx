import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';

/** One of some choices, in a form. */
export function Choice(props: {
  id: string;
  label: string;
  value: string;
  choices: { value: string; label: string }[];
  className?: string;
  onChange: (value: string) => void;
}) {
  const { id, label, value, choices, className, onChange } = props;
  return (
    <TextField
      select
      id={id}
      label={label}
      SelectProps={{ labelId: `${id}-label` }}
      InputLabelProps={{ id: `${id}-label` }}
      variant="outlined"
      size="small"
      className={className}
      value={value}
      onChange={event => onChange(event.target.value)}
    >
      {choices.map(choice => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
