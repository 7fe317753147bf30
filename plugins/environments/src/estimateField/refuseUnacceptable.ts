import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import type {
  CreateEnvironment,
  EnvironmentsApi,
  Estimate,
} from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { messageInWords, pathInWords } from '../estimate/pathWords';
import { askedFor } from './askedFor';
import { askAnew, estimateOf } from './estimateOf';
import type { EstimateFieldProps, EstimateOptions } from './estimateOptions';

type Validator = CustomFieldValidator<string, EstimateFieldOptions>;
type EstimateFieldOptions = EstimateFieldProps['uiSchema']['ui:options'] & EstimateOptions;

/**
 * Keeps people from submitting what would be refused. The backend decides in any case, so whoever cannot
 * have an estimate, or not yet, may go on.
 */
export const refuseUnacceptable: Validator = async (
  _,
  field,
  { apiHolder, formData, uiSchema },
) => {
  const api = apiHolder.get(environmentsApiRef);
  const options: EstimateOptions = uiSchema?.['ui:options'] ?? {};
  const { body } = askedFor(formData, options);
  if (!api || !body) return;
  const estimate = await current(api, body).catch(() => undefined);
  if (estimate && !estimate.acceptable) {
    field.addError(whyRefused(estimate, options.labels));
  }
};

/** What is known, if it lets one go on; else as of now: others may have made room. */
async function current(api: EnvironmentsApi, body: CreateEnvironment): Promise<Estimate> {
  const known = await estimateOf(api, body).catch(() => undefined);
  return known?.acceptable ? known : askAnew(api, body);
}

function whyRefused({ violations, quotas }: Estimate, labels?: Record<string, string>): string {
  const reasons = [
    ...violations.map(
      ({ path, message }) => `${pathInWords(path, labels)}: ${messageInWords(message, labels)}`,
    ),
    ...quotas.flatMap(({ exceeded, message }) => (exceeded && message ? [message] : [])),
  ];
  return ['This would be refused.', ...reasons].join(' ');
}
