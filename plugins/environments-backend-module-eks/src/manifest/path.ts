import type { ErrorDetail } from '@eks-environments/plugin-environments-common';

export type PathPart = string | number;

/** For example `manifest/managedNodeGroups/0/maxSize`; escaped as JSON pointers are, and cut. */
export function manifestPath(parts: readonly PathPart[]): string {
  return ['manifest', ...parts.map(escapePart)].join('/');
}

/** A key or index as it stands in a path. */
export function escapePart(part: PathPart): string {
  return String(part)
    .slice(0, 100)
    .replace(/[\p{Cc}\p{Surrogate}]/gu, '\ufffd')
    .replace(/~/g, '~0')
    .replace(/\//g, '~1');
}

export function violation(parts: readonly PathPart[], rule: string, message: string): ErrorDetail {
  return { path: manifestPath(parts), rule, message };
}
