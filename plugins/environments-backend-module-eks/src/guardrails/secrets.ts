import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import { violation } from '../manifest/path';
import { allTexts } from './paths';

/** Ids of AWS access keys, heads of private keys, tokens of GitHub and Slack. */
const secret =
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{22}|\bxox[abpr]-[A-Za-z0-9-]{10}/;

const message =
  'This looks like a secret. A manifest is stored and shown: take it out, and replace the secret.';

/** Refuses what looks like a secret, wherever it stands: in a value, a key or a comment. Never repeats it. */
export function refuseSecrets(text: string, raw: unknown): ErrorDetail[] {
  const found = allTexts(raw).filter(({ value }) => secret.test(String(value)));
  if (found.length > 0) {
    return found.map(({ path }) => violation(path, 'guardrail.secret', message));
  }
  return secret.test(text) ? [violation([], 'guardrail.secret', message)] : [];
}

/** Leaves out violations that would repeat a secret; it has one of its own. */
export function withoutSecrets(violations: ErrorDetail[]): ErrorDetail[] {
  return violations.filter(({ path, message: words }) => !secret.test(path) && !secret.test(words));
}
