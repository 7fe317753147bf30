import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';

/** The reader's own zone first, then UTC, then all others that the browser knows. */
export function timeZones(): string[] {
  return [...new Set([ownZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** The zone that the reader's clock is in. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A time zone by its IANA name, found by typing. */
export function TimeZoneField(props: {
  id: string;
  zones: string[];
  value: string;
  onChange: (timeZone: string) => void;
  problem: string | undefined;
}) {
  const { id, zones, value, onChange, problem } = props;
  return (
    <Autocomplete
      id={id}
      options={zones.includes(value) ? zones : [value, ...zones]}
      value={value}
      disableClearable
      onChange={(_, zone) => onChange(zone)}
      renderInput={params => (
        <TextField
          {...params}
          label="Time zone"
          variant="outlined"
          size="small"
          error={problem !== undefined}
          helperText={problem}
        />
      )}
    />
  );
}
