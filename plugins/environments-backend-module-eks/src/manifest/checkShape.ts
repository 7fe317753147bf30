import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import type { z } from 'zod/v4';
import { violation, type PathPart } from './path';
import { manifestShape, type SubmittedManifest } from './shape/manifest';

/** What is wrong with a value's shape, and what is left of it without that. */
export interface ShapeResult {
  violations: ErrorDetail[];
  manifest: SubmittedManifest;
}

/** Checks keys, types and forms. What is wrong is taken out, so that the rest can be checked further. */
export function checkShape(value: unknown): ShapeResult {
  const rest = structuredClone(value);
  const violations: ErrorDetail[] = [];
  // A second round may find what a first one hid (a refinement runs only when its type is right).
  for (;;) {
    const result = manifestShape.safeParse(rest);
    if (result.success) {
      return { violations, manifest: result.data };
    }
    for (const issue of result.error.issues) {
      violations.push(...toViolations(issue));
      for (const path of wrongPaths(issue)) {
        remove(rest, path);
      }
    }
  }
}

const rules: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'shape.type',
  invalid_value: 'shape.value',
  invalid_format: 'shape.format',
  invalid_key: 'shape.key',
  too_big: 'shape.range',
  too_small: 'shape.range',
};

function toViolations(issue: z.core.$ZodIssue): ErrorDetail[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key =>
      violation(
        [...pathOf(issue), key],
        'shape.unknown-key',
        'Not a key that environments can use.',
      ),
    );
  }
  return [
    violation(
      pathOf(issue),
      rules[issue.code] ?? 'shape.value',
      issue.message.replace('Invalid input: e', 'E'),
    ),
  ];
}

function wrongPaths(issue: z.core.$ZodIssue): PathPart[][] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map(key => [...pathOf(issue), key])
    : [pathOf(issue)];
}

function pathOf(issue: z.core.$ZodIssue): PathPart[] {
  return issue.path.map(part => (typeof part === 'number' ? part : String(part)));
}

type Parts = Record<PathPart, unknown>;

/** Takes out what stands at the path, or the list that it stands in: indices must not move. */
function remove(value: unknown, path: PathPart[]): void {
  const last = path.findLastIndex(part => typeof part === 'string');
  const parent = path
    .slice(0, last)
    .reduce<unknown>((at, part) => (at as Parts | undefined)?.[part], value);
  if (parent) {
    delete (parent as Parts)[path[last]];
  }
}
