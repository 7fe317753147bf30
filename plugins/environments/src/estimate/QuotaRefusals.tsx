import type { ResponseError } from '@backstage/errors';
import type { QuotaEffect } from '@eks-environments/plugin-environments-common';
import { QuotaEffects } from './QuotaEffects';

/** The limits that kept the server from accepting something; none for any other error. */
export function refusedQuotas(error: unknown): QuotaEffect[] {
  const { body } = (error ?? {}) as Partial<ResponseError>;
  const { quotas } = (body?.error ?? {}) as { quotas?: QuotaEffect[] };
  return Array.isArray(quotas) ? quotas : [];
}

/** Which limits a refusal was about, who holds them and what frees them; silent for any other error. */
export function QuotaRefusals(props: { error: unknown }) {
  const effects = refusedQuotas(props.error);
  return effects.length === 0 ? null : <QuotaEffects effects={effects} />;
}
