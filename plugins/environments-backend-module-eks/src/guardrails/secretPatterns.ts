import { RE2JS } from 're2js';

interface SecretPattern {
  what: string;
  /** Repetitions are bounded, so that no text takes long. */
  pattern: RegExp;
  /** Whether a match is one, where the form alone says too little. */
  confirms?: (match: string) => boolean;
}

/** Secrets that are known by their form, as their issuers document it. */
const knownSecrets: SecretPattern[] = [
  { what: 'the id of an AWS access key', pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g },
  {
    what: 'an AWS secret access key',
    // Names of roles can be as long.
    pattern: /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])(?<!\barn:aws\S{0,600})/g,
    confirms: looksRandom,
  },
  { what: 'a private key', pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g },
  {
    what: 'a token of GitHub',
    pattern: /\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{22}/g,
  },
  {
    what: 'a token of GitLab',
    pattern: /\bgl(?:pat|dt|rt|ptt|ft|soat|cbt|imt|agent|oas)-[\w-]{20}/g,
  },
  {
    what: 'a token of Slack',
    pattern:
      /\bxox[a-z]-[A-Za-z0-9-]{10}|\bxapp-\d-[A-Z0-9]{5}|hooks\.slack\.com\/services\/T\w{5}/g,
  },
  { what: 'a key of Google', pattern: /\bAIza[\w-]{35}|\bGOCSPX-[\w-]{20}|\bya29\.[\w-]{20}/g },
  { what: 'a key of Stripe', pattern: /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16}|\bwhsec_[\w+/]{20}/g },
  { what: 'a token of npm', pattern: /\bnpm_[A-Za-z0-9]{36}/g },
  { what: 'a JSON Web Token', pattern: /\beyJ[\w-]{8,1000}\.eyJ[\w-]{4,2000}\.[\w-]{4}/g },
  {
    what: 'a password in an address',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{0,100}:(?!\$[({])[^\s:@/]{1,200}@/gi,
  },
];

/** Base64 of random bytes has letters of both sorts, digits, and few repetitions. */
function looksRandom(text: string): boolean {
  return /[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text) && new Set(text).size >= 22;
}

/** What a text has in it, by its form; undefined if nothing is known. */
export function recogniseSecret(text: string): string | undefined {
  return knownSecrets.find(({ pattern, confirms }) =>
    [...text.matchAll(pattern)].some(([match]) => confirms?.(match) ?? true),
  )?.what;
}

/**
 * A pattern of the platform team, for an engine that needs linear time whatever the text is: a backtracking
 * one could be kept busy for hours by a manifest. Undefined if it isn't RE2's syntax, or finds something in
 * an empty text.
 */
export function compileSecretPattern(source: string): RE2JS | undefined {
  try {
    const pattern = RE2JS.compile(source);
    return pattern.matcher('').find() ? undefined : pattern;
  } catch {
    return undefined;
  }
}
