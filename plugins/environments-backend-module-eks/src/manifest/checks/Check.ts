import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import type { EvaluationContext } from '../complete';
import { violation, type PathPart } from '../path';
import type { SubmittedManifest } from '../shape/manifest';

/** Says what is wrong with one part of a manifest; finds everything at once. */
export type Check = (manifest: SubmittedManifest, context: EvaluationContext) => ErrorDetail[];

/** Rule of what is missing. */
export const requiredRule = 'required';

export function required(...path: PathPart[]): ErrorDetail {
  return violation(path, requiredRule, 'Must be given.');
}

/** The items that stand a second time, with their indices. */
export function repeated(items: readonly (string | undefined)[]): [item: string, index: number][] {
  return items.flatMap((item, index): [string, number][] =>
    item !== undefined && items.indexOf(item) < index ? [[item, index]] : [],
  );
}
