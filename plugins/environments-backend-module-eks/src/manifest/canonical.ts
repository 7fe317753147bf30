import { Document, isScalar, Scalar, visit } from 'yaml';
import type { ClusterManifest } from './ClusterManifest';
import { manifestShape } from './shape/manifest';

/** Maps whose keys are people's own text; all other keys are eksctl's. */
const freeMaps = new Set(['tags', 'annotations', 'labels']);

/** The one text of a manifest, with keys in the order of the shape: the same manifest gives the same bytes. */
export function writeCanonical(manifest: ClusterManifest): string {
  return writeYaml(manifestShape.parse(manifest));
}

/**
 * Writes a value so that every reader of YAML, 1.1 or 1.2, understands the same: block style, no anchors,
 * text in double quotes, one line each.
 */
export function writeYaml(value: object): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_key, pair, ancestors) {
      if (isFreeMap(ancestors.at(-2)) && isScalar(pair.key)) {
        pair.key.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return document
    .toString({
      lineWidth: 0,
      defaultStringType: Scalar.QUOTE_DOUBLE,
      defaultKeyType: Scalar.PLAIN,
      doubleQuotedAsJSON: true,
    })
    .replace(/[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g, escape);
}

function isFreeMap(pair: unknown): boolean {
  const key = (pair as { key?: unknown } | undefined)?.key;
  return isScalar(key) && freeMaps.has(String(key.value));
}

/** Line breaks of YAML 1.1, and what not every reader takes unescaped; only quoted text can hold them. */
function escape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
