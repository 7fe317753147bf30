import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import { requiredRule } from './checks/Check';

const most = 100;
/** What is refused whatever its shape is. */
const refusals = new Set(['guardrail.forbidden', 'guardrail.fixed', 'guardrail.secret']);

/**
 * Takes out of violations what only repeats another: what is missing because it was wrong, what is unknown
 * because it is forbidden, and what is more than a person reads.
 */
export function telling(violations: ErrorDetail[]): ErrorDetail[] {
  const refused = violations.filter(item => refusals.has(item.rule));
  const kept = violations.filter(item => {
    if (item.rule === requiredRule) {
      return !violations.some(
        other => other.rule !== requiredRule && isWithin(other.path, item.path),
      );
    }
    return (
      !item.rule.startsWith('shape.') || !refused.some(other => isWithin(item.path, other.path))
    );
  });
  return kept.length > most
    ? [
        ...kept.slice(0, most),
        {
          path: 'manifest',
          rule: 'more',
          message: `There are ${kept.length - most} more violations.`,
        },
      ]
    : kept;
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}
