import { useEffect, useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import type { JsonObject } from '@backstage/types';
import { EstimatePanel } from '../estimate/EstimatePanel';
import { inShort } from '../estimate/inShort';
import { askedFor } from './askedFor';
import type { EstimateFieldProps, EstimateOptions } from './estimateOptions';
import { titlesOf } from './titlesOf';
import { useEstimate } from './useEstimate';

/** What the values of all pages of the form would cost, take from the quotas and need, as they are now. */
export function EstimateField(props: EstimateFieldProps) {
  const { formContext, formData, onChange, registry, schema, uiSchema } = props;
  const form: JsonObject | undefined = formContext?.formData;
  const options: EstimateOptions | undefined = uiSchema['ui:options'];
  const titles = titlesOf(registry?.rootSchema);
  const asked = useMemo(() => askedFor(form ?? {}, options ?? {}), [form, options]);
  const incomplete = asked.body ? undefined : asked.incomplete(titles);
  const { retry, ...state } = useEstimate(asked.body);

  // The value is what the page for the review shows. The form checks only fields that have one.
  const gist = incomplete ?? gistOf(state);
  useEffect(() => {
    if (formData !== gist) onChange(gist);
  }, [formData, gist, onChange]);

  return (
    <>
      {schema.title && (
        <Typography variant="h6" component="h2">
          {schema.title}
        </Typography>
      )}
      {schema.description && (
        <Typography variant="body2" color="textSecondary" paragraph>
          {schema.description}
        </Typography>
      )}
      <EstimatePanel {...state} incomplete={incomplete} labels={options?.labels} onRetry={retry} />
    </>
  );
}

/** An estimate of something else than is asked for now says nothing here. */
function gistOf({ estimate, loading }: Omit<ReturnType<typeof useEstimate>, 'retry'>): string {
  if (loading) return 'Was still being worked out; the page before shows it';
  return estimate ? inShort(estimate) : 'Could not be worked out';
}
