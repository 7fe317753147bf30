import { useEffect, useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import type { JsonObject } from '@backstage/types';
import { EstimatePanel } from '../estimate/EstimatePanel';
import { askedFor } from './askedFor';
import type { EstimateFieldProps } from './estimateOptions';
import { useEstimate } from './useEstimate';

/** What the values of all pages of the form would cost, take from the quotas and need, as they are now. */
export function EstimateField(props: EstimateFieldProps) {
  const { formContext, formData, onChange, schema, uiSchema } = props;
  // The form checks only fields that have a value.
  useEffect(() => {
    if (formData !== true) onChange(true);
  }, [formData, onChange]);

  const form: JsonObject | undefined = formContext?.formData;
  const options = uiSchema['ui:options'];
  const asked = useMemo(() => askedFor(form ?? {}, options ?? {}), [form, options]);
  const estimate = useEstimate(asked.body);
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
      <EstimatePanel {...estimate} incomplete={asked.body ? undefined : asked.incomplete} />
    </>
  );
}
