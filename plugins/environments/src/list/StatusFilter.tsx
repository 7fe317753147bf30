import Checkbox from '@material-ui/core/Checkbox';
import ListItemText from '@material-ui/core/ListItemText';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import {
  environmentStatuses,
  type EnvironmentStatus,
} from '@eks-environments/plugin-environments-common';
import { statusWords } from '../status/statusWords';

/** Any number of statuses; none means all that are not over. */
export function StatusFilter(props: {
  value: EnvironmentStatus[];
  onChange: (value: EnvironmentStatus[]) => void;
}) {
  const { value, onChange } = props;
  return (
    <TextField
      select
      id="filter-status"
      label="Status"
      variant="outlined"
      size="small"
      value={value}
      onChange={event => onChange(event.target.value as unknown as EnvironmentStatus[])}
      InputLabelProps={{ id: 'filter-status-label', shrink: true }}
      SelectProps={{
        multiple: true,
        displayEmpty: true,
        labelId: 'filter-status-label',
        renderValue: chosen =>
          (chosen as EnvironmentStatus[]).map(status => statusWords[status]).join(', ') ||
          'Current',
      }}
    >
      {environmentStatuses.map(status => (
        <MenuItem key={status} value={status} dense>
          <Checkbox
            size="small"
            color="primary"
            checked={value.includes(status)}
            tabIndex={-1}
            inputProps={{ 'aria-hidden': true }}
          />
          <ListItemText primary={statusWords[status]} />
        </MenuItem>
      ))}
    </TextField>
  );
}
