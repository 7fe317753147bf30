import FormHelperText from '@material-ui/core/FormHelperText';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { QuotaResource, QuotaUse } from '@eks-environments/plugin-environments-common';
import { Choice } from './Choice';
import { problemOf, warningOf, type LimitDraft, type LimitMode } from './limitsDraft';
import { resourceWords } from './quotaWords';
import { countedInWords } from './usageWords';

const useStyles = makeStyles(theme => ({
  row: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1.5, 1) },
  mode: { flex: '1 1 180px' },
  limit: { flex: '1 1 120px' },
  warning: { color: theme.palette.text.primary, fontWeight: 'bold' },
}));

const modes: { value: LimitMode; label: string }[] = [
  { value: 'configured', label: 'As configured' },
  { value: 'limit', label: 'Limit' },
  { value: 'unlimited', label: 'Unlimited' },
];

/** The limit of one resource: as configured, a number, or none. */
export function LimitFields(props: {
  resource: QuotaResource;
  use: QuotaUse | undefined;
  draft: LimitDraft;
  onChange: (draft: LimitDraft) => void;
}) {
  const { resource, draft, onChange } = props;
  const use = props.use ?? { resource, source: 'none', inUse: 0, total: 0 };
  const classes = useStyles();
  const id = `limit-${resource.replace('.', '-')}`;
  const problem = problemOf(resource, draft);
  const warning = warningOf(resource, draft, use);
  return (
    <div>
      <div className={classes.row}>
        <Choice
          id={`${id}-mode`}
          label={resourceWords[resource]}
          className={classes.mode}
          value={draft.mode}
          choices={modes}
          onChange={mode => onChange({ ...draft, mode: mode as LimitMode })}
        />
        {draft.mode === 'limit' && (
          <TextField
            id={id}
            label={`Limit: ${resourceWords[resource]}`}
            variant="outlined"
            size="small"
            className={classes.limit}
            value={draft.text}
            error={problem !== undefined}
            onChange={event => onChange({ ...draft, text: event.target.value })}
            inputProps={{
              inputMode: resource === 'usd-per-month' ? 'decimal' : 'numeric',
              'aria-describedby': `${id}-help`,
              maxLength: 20,
            }}
            autoComplete="off"
          />
        )}
      </div>
      <FormHelperText
        id={`${id}-help`}
        error={problem !== undefined}
        className={warning ? classes.warning : undefined}
        aria-live="polite"
      >
        {problem ?? warning ?? countedInWords(use)}
      </FormHelperText>
    </div>
  );
}
