import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { EstimateField } from './EstimateField';
import { estimateFieldSchema } from './estimateOptions';
import { refuseUnacceptable } from './refuseUnacceptable';

/** `ui:field: EnvironmentEstimate` for software templates. */
export const estimateField = createFormField({
  name: 'EnvironmentEstimate',
  component: EstimateField,
  validation: refuseUnacceptable,
  schema: estimateFieldSchema,
});
