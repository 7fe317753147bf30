import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import type { RE2JS } from 're2js';
import { parseManifest } from '../manifest/parseManifest';
import { escapePart, violation, type PathPart } from '../manifest/path';
import { entries } from './paths';
import { assignsSecret, holdsSecret, namesSecret } from './secretKeys';
import { recogniseSecret } from './secretPatterns';

const rule = 'guardrail.secret';
const credential = 'a password, key or token';
const advice = 'A manifest is stored and shown: take it out, and replace the secret.';

/** Where a secret stands, and by what it was recognised; never the secret itself. */
interface Finding {
  path: PathPart[];
  what: string;
}

export interface Secrets {
  violations: ErrorDetail[];
  /** Whether a violation would repeat a secret. */
  repeatedBy(item: ErrorDetail): boolean;
}

/**
 * Refuses what looks like a secret, wherever it stands: in a value, a key, a comment, or inside the
 * configuration values of an add-on.
 *
 * @param patterns - the platform team's own, beside those that are known.
 */
export function findSecrets(text: string, raw: unknown, patterns: readonly RE2JS[]): Secrets {
  const keys = new Set<string>();

  function formOf(value: string): string | undefined {
    const known = recogniseSecret(value);
    if (known) {
      return known;
    }
    const own = patterns.findIndex(pattern => pattern.matcher(value).find());
    return own < 0 ? undefined : `a secret (guardrails.secretPatterns.${own})`;
  }

  const whatIs = (value: string) =>
    formOf(value) ?? (assignsSecret(value) ? credential : undefined);

  function inDocument(source: string, value: unknown, path: PathPart[]): Finding[] {
    const found = inValue(value, path);
    if (found.length > 0) {
      return found;
    }
    const commented = source
      .split('\n')
      .some(line => line.includes('#') && assignsSecret(line.slice(line.indexOf('#'))));
    const what = formOf(source) ?? (commented ? 'a secret in a comment' : undefined);
    return what ? [{ path, what }] : [];
  }

  function inText(value: string, path: PathPart[]): Finding[] {
    if (isConfigurationValues(path)) {
      const parsed = parseManifest(value);
      if (parsed.ok) {
        return inDocument(value, parsed.value, path);
      }
    }
    const what = whatIs(value);
    return what ? [{ path, what }] : [];
  }

  function inValue(value: unknown, path: PathPart[]): Finding[] {
    if (typeof value === 'string') {
      return inText(value, path);
    }
    const pairs = entries(value);
    const name = pairs.find(([key]) => key === 'name')?.[1];
    return pairs.flatMap(([key, inner]) => {
      const what = typeof key === 'string' ? whatIs(key) : undefined;
      if (what) {
        keys.add(String(key));
        return [{ path, what }, ...inValue(inner, path)];
      }
      const at = [...path, key];
      // Environment variables of containers are pairs of name and value.
      const named = key === 'value' && typeof name === 'string' ? name : String(key);
      return namesSecret(named) && [inner].flat().some(holdsSecret)
        ? [{ path: at, what: credential }]
        : inValue(inner, at);
    });
  }

  const found = inDocument(text, raw, []);
  return {
    violations: found.map(({ path, what }) =>
      violation(path, rule, `This looks like ${what}. ${advice}`),
    ),
    repeatedBy: item =>
      found.length > 0 &&
      item.rule !== rule &&
      ([...keys].some(key => item.path.split('/').includes(escapePart(key))) ||
        formOf(item.path) !== undefined ||
        formOf(item.message) !== undefined),
  };
}

function isConfigurationValues(path: PathPart[]): boolean {
  return path.length === 3 && path[0] === 'addons' && path[2] === 'configurationValues';
}
