import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { makeStyles } from '@material-ui/core/styles';
import type { ProviderInfo } from '@eks-environments/plugin-environments-common';
import { ChoiceFilter } from './ChoiceFilter';
import { OwnerFilter } from './OwnerFilter';
import { StatusFilter } from './StatusFilter';
import { TextFilter } from './TextFilter';
import { isFiltered, type ListView } from './listView';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    '& > .MuiFormControl-root, & > .MuiAutocomplete-root': {
      flex: '1 1 120px',
      maxWidth: 240,
      [theme.breakpoints.down('xs')]: { maxWidth: 'none' },
    },
  },
}));

/** Narrows the list. Everything chosen here is in the URL. */
export function Filters(props: {
  view: ListView;
  providers: ProviderInfo[];
  onChange: (changes: Partial<ListView>) => void;
  onReset: () => void;
}) {
  const { view, providers, onChange } = props;
  const classes = useStyles();
  const regions = providers.flatMap(provider => provider.targets.flatMap(target => target.regions));
  return (
    <form
      role="search"
      aria-label="Filter environments"
      className={classes.root}
      onSubmit={event => event.preventDefault()}
    >
      <TextFilter value={view.text} onChange={text => onChange({ text })} />
      <StatusFilter value={view.status} onChange={status => onChange({ status })} />
      <OwnerFilter
        value={view.owner}
        disabled={view.mine}
        onChange={owner => onChange({ owner })}
      />
      <ChoiceFilter
        id="type"
        label="Type"
        value={view.type}
        choices={[
          { value: 'temporary', label: 'Temporary' },
          { value: 'permanent', label: 'Permanent' },
        ]}
        onChange={type => onChange({ type: type as ListView['type'] })}
      />
      <ChoiceFilter
        id="provider"
        label="Provider"
        value={view.provider}
        choices={providers.map(({ id, title }) => ({
          value: id,
          label: title,
        }))}
        onChange={provider => onChange({ provider })}
      />
      <ChoiceFilter
        id="region"
        label="Region"
        value={view.region}
        choices={[...new Set(regions)].sort().map(region => ({ value: region, label: region }))}
        onChange={region => onChange({ region })}
      />
      <FormControlLabel
        label="Only mine"
        control={
          <Switch color="primary" checked={view.mine} onChange={(_, mine) => onChange({ mine })} />
        }
      />
      {isFiltered(view) && (
        <Button size="small" onClick={props.onReset}>
          Clear filters
        </Button>
      )}
    </form>
  );
}
