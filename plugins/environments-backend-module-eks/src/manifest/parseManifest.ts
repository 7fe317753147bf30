import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { violation, type PathPart } from './path';

/** The most UTF-8 bytes of a manifest. */
const mostBytes = 64 * 1024;
/** A manifest with every section has about 1,500. The parser's check for double keys is quadratic. */
const mostTokens = 20_000;
const mostDepth = 20;
const mostProblems = 20;
const loneSurrogate = /\p{Surrogate}/u;
// Readers of YAML 1.1 take 010 for 8, those of YAML 1.2 for 10.
const plainNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/;

export type ParsedManifest =
  | { ok: true; value: unknown }
  | { ok: false; violations: ErrorDetail[] };

/**
 * Parses what a person submitted: one YAML 1.2 document (core schema) of plain data. What readers of YAML
 * understand differently, or what lets a small text stand for a large value, is refused.
 */
export function parseManifest(text: string): ParsedManifest {
  const refusal = refuseText(text);
  if (refusal) {
    return refused(refusal);
  }
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
    merge: false,
    prettyErrors: true,
    // 'silent' would let a second document pass.
    logLevel: 'error',
  });
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) {
    return refused(
      ...problems.slice(0, mostProblems).map(problem => {
        const at = problem.linePos?.[0];
        const place = at ? ` (line ${at.line}, column ${at.col})` : '';
        return violation(
          [],
          'yaml.syntax',
          // The parser's message goes on with the source, which may hold what must not be repeated.
          `Not valid YAML: ${explain(problem.code)}${place}.`,
        );
      }),
    );
  }
  const violations = refuseNodes(document);
  if (violations.length > 0) {
    return refused(...violations.slice(0, mostProblems));
  }
  return { ok: true, value: document.toJS({ maxAliasCount: 0 }) };
}

function refused(...violations: ErrorDetail[]): ParsedManifest {
  return { ok: false, violations };
}

function refuseText(text: string): ErrorDetail | undefined {
  if (Buffer.byteLength(text) > mostBytes) {
    return violation([], 'yaml.size', 'A manifest has at most 64 KiB.');
  }
  if (text.includes('\u0000') || loneSurrogate.test(text)) {
    return violation([], 'yaml.characters', 'A manifest must be valid Unicode without NUL.');
  }
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > mostTokens) {
      return violation([], 'yaml.size', 'The manifest has too many parts.');
    }
    if (token.startsWith('%')) {
      return violation(
        [],
        'yaml.directive',
        'YAML directives (lines that begin with %) are not allowed.',
      );
    }
  }
  return undefined;
}

const explanations: Record<string, string> = {
  BAD_INDENT: 'wrong indentation',
  TAB_AS_INDENT: 'tabs must not be used for indentation',
  DUPLICATE_KEY: 'the same key stands twice',
  MULTIPLE_DOCS: 'there is more than one document',
  BAD_ALIAS: 'aliases are not allowed',
  TAG_RESOLVE_FAILED: 'a tag that is not known',
  MISSING_CHAR: 'something is missing, perhaps a space, a colon or a bracket',
  UNEXPECTED_TOKEN: 'something stands where it cannot',
  BLOCK_AS_IMPLICIT_KEY: 'a value with a colon in it needs quotes',
  RESOURCE_EXHAUSTION: 'it is nested too deeply',
  NON_STRING_KEY: 'keys must be text',
};

function explain(code: string): string {
  return explanations[code] ?? code.toLowerCase().replace(/_/g, ' ');
}

type Document = ReturnType<typeof parseDocument>;

function refuseNodes(document: Document): ErrorDetail[] {
  const found: ErrorDetail[] = [];
  if (!isMap(document.contents)) {
    found.push(violation([], 'yaml.shape', 'A manifest is a mapping with apiVersion and kind.'));
  }
  visit(document, {
    Node(_key, node, ancestors) {
      if (found.length >= mostProblems) {
        return visit.BREAK;
      }
      const path = pathOf([...ancestors, node]);
      const problem: Problem | undefined =
        path.length > mostDepth
          ? ['yaml.depth', 'The manifest is nested too deeply.']
          : problemOf(node);
      if (problem) {
        found.push(violation(path.slice(0, mostDepth), ...problem));
      }
      return path.length > mostDepth ? visit.BREAK : undefined;
    },
    Pair(_key, pair, ancestors) {
      const key = isScalar(pair.key) ? pair.key.value : undefined;
      if (typeof key !== 'string' || key === '__proto__' || key === '<<') {
        found.push(
          violation(
            pathOf(ancestors),
            'yaml.key',
            'Keys are plain text; merge keys (<<) are not allowed.',
          ),
        );
      }
    },
  });
  return found;
}

type Problem = [rule: string, message: string];

function problemOf(node: Node): Problem | undefined {
  if (isAlias(node)) {
    return ['yaml.alias', 'Aliases are not allowed: repeat the value.'];
  }
  if (node.anchor !== undefined) {
    return ['yaml.anchor', 'Anchors are not allowed.'];
  }
  if (node.tag !== undefined) {
    return ['yaml.tag', 'Tags of YAML (such as !!str) are not allowed.'];
  }
  if (!isScalar(node)) {
    return undefined;
  }
  if (typeof node.value === 'number' && !plainNumber.test(node.source ?? '')) {
    return ['yaml.number', 'Numbers are written in plain decimal digits.'];
  }
  const text = String(node.value);
  return text.includes('\u0000') || loneSurrogate.test(text)
    ? ['yaml.characters', 'Text must be valid Unicode without NUL.']
    : undefined;
}

/** Keys and indices on the way to the last of these nodes. */
function pathOf(nodes: readonly unknown[]): PathPart[] {
  return nodes.flatMap((node, at): PathPart[] => {
    if (isPair(node)) {
      return [isScalar(node.key) ? String(node.key.value) : ''];
    }
    const next = nodes[at + 1];
    return isSeq(node) && next !== undefined ? [node.items.indexOf(next)] : [];
  });
}
