import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef, humanizeEntityRef } from '@backstage/plugin-catalog-react';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';

/** A group or a person of the catalog, found by typing. */
export function OwnerFilter(props: {
  value: string | undefined;
  disabled: boolean;
  onChange: (value: string | undefined) => void;
  label?: string;
  placeholder?: string;
}) {
  const { label = 'Owner', placeholder = 'Any' } = props;
  const catalogApi = useApi(catalogApiRef);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [term, setTerm] = useState('');
  useDebounce(() => setTerm(typed), 300, [typed]);
  const { value: owners = [], loading } = useAsync(async () => {
    if (!open) return [];
    const { items } = await catalogApi.queryEntities({
      filter: { kind: ['Group', 'User'] },
      fields: ['kind', 'metadata.namespace', 'metadata.name'],
      orderFields: { field: 'metadata.name', order: 'asc' },
      limit: 20,
      ...(term && {
        fullTextFilter: {
          term,
          fields: ['metadata.name', 'spec.profile.displayName'],
        },
      }),
    });
    return items.map(stringifyEntityRef);
  }, [catalogApi, open, term]);

  return (
    <Autocomplete
      id="filter-owner"
      options={owners}
      value={props.disabled ? null : props.value ?? null}
      disabled={props.disabled}
      loading={loading}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      onChange={(_, owner) => props.onChange(owner ?? undefined)}
      onInputChange={(_, text, reason) => setTyped(reason === 'input' ? text : '')}
      // The catalog has searched already, also in the names that are not shown here.
      filterOptions={options => options}
      getOptionLabel={ownerInWords}
      getOptionSelected={(option, value) => option === value}
      renderInput={params => (
        <TextField
          {...params}
          label={label}
          InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
          placeholder={placeholder}
          variant="outlined"
          size="small"
        />
      )}
    />
  );
}

/** An owner's name; a text that is no ref as it is. */
export function ownerInWords(ref: string): string {
  try {
    return humanizeEntityRef(parseEntityRef(ref), { defaultKind: 'group' });
  } catch {
    return ref;
  }
}
