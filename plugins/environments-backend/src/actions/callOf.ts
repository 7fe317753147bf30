import { createHash } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Call } from '../environments/EnvironmentsService';

/** Who calls. A key makes the call repeatable: with the same action and body it gives the same answer. */
export function callOf(
  credentials: BackstageCredentials,
  repeatable?: { action: string; key: string | undefined; body: object },
): Call {
  if (repeatable?.key === undefined) return { credentials };
  const { action, key, body } = repeatable;
  const digest = createHash('sha256')
    .update(JSON.stringify([action, body]), 'utf8')
    .digest('hex');
  return { credentials, repeatable: { key, digest } };
}
