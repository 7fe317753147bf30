import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import type { EvaluationResult, Submission } from '@eks-environments/plugin-environments-node';
import type { EksConfig } from '../config/EksConfig';
import { footprintOf } from '../footprint/footprintOf';
import { refuseConfigured, refuseForbidden } from '../guardrails/forbidden';
import { removeAll } from '../guardrails/paths';
import { refuseUnpinned } from '../guardrails/pinned';
import { findSecrets } from '../guardrails/secrets';
import { priceOf } from '../prices/priceOf';
import { writeCanonical } from './canonical';
import { checkManifest } from './checks';
import { checkShape } from './checkShape';
import { complete, type EvaluationContext } from './complete';
import { parseManifest } from './parseManifest';
import { manifestPath } from './path';
import { findAccount } from './target';
import { telling } from './telling';

/** Evaluates submitted manifests. @public */
export interface Evaluator {
  evaluate(submission: Submission): Promise<EvaluationResult>;
}

/** Evaluates by config alone: no AWS call, so that an estimate costs nothing. */
export function createEvaluator(options: { config: EksConfig }): Evaluator {
  const { config } = options;
  return {
    async evaluate(submission) {
      const parsed = parseManifest(submission.manifest);
      if (!parsed.ok) {
        return {
          ok: false,
          violations: refuseUnread(submission.manifest, parsed.violations, config),
        };
      }
      const account = findAccount(config, submission.target);
      if (!account) {
        return { ok: false, violations: [refuseTarget(config, submission)] };
      }
      const { guardrails, access } = config;
      const context = { submission, account, guardrails, access };
      return evaluateValue(parsed.value, context, submission.manifest);
    },
  };
}

function evaluateValue(raw: unknown, context: EvaluationContext, text: string): EvaluationResult {
  const { account, guardrails } = context;
  const shape = checkShape(raw);
  const manifest = complete(shape.manifest, context);
  const secrets = findSecrets(text, raw, guardrails.secretPatterns);
  const violations = [
    ...secrets.violations,
    ...refuseForbidden(raw),
    ...refuseConfigured(raw, guardrails.forbidden, patterns =>
      complete(checkShape(removeAll(raw, patterns)).manifest, context),
    ),
    ...refuseUnpinned(raw, guardrails),
    ...shape.violations,
    ...checkManifest(shape.manifest, context),
  ];
  if (violations.length > 0) {
    return { ok: false, violations: telling(violations).filter(item => !secrets.repeatedBy(item)) };
  }
  const { name, region } = manifest.metadata;
  return {
    ok: true,
    evaluation: {
      name,
      placement: { target: account.alias, region },
      effectiveManifest: writeCanonical(manifest),
      uniqueKey: `${account.accountId}/${region}/${name}`,
      concurrencyKey: `${account.accountId}/${region}`,
      footprint: footprintOf(manifest),
      price: priceOf(manifest),
    },
  };
}

/** Keys of what could not be read may be secrets: then no path is told. */
function refuseUnread(text: string, violations: ErrorDetail[], config: EksConfig): ErrorDetail[] {
  const secrets = findSecrets(text, text, config.guardrails.secretPatterns).violations;
  return secrets.length > 0
    ? [...secrets, ...violations.map(item => ({ ...item, path: manifestPath([]) }))]
    : violations;
}

function refuseTarget(config: EksConfig, submission: Submission): ErrorDetail {
  const aliases = config.accounts.map(account => account.alias);
  return {
    path: 'target',
    rule: submission.target === undefined ? 'required' : 'target.unknown',
    message: `Name one of the targets ${aliases.join(', ')}.`,
  };
}
