import { toError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  MissingValueError,
  renderManifest,
  type CreateEnvironment,
} from '@eks-environments/plugin-environments-common';
import type { EstimateOptions } from './estimateOptions';

/** What a form asks for, or in words what it still lacks, given how people call its fields. */
export type Asked =
  | { body: CreateEnvironment }
  | { body?: undefined; incomplete: (titles: (field: string) => string) => string };

/**
 * What the template will ask for with these values: `owner`, `type`, `description` and, for a temporary
 * environment, `lifetime` are the fields of the same names, and the manifest is rendered from all fields.
 */
export function askedFor(form: JsonObject, options: EstimateOptions): Asked {
  const { manifest, provider = 'eks', target } = options;
  // Only the catalog puts in the text.
  if (typeof manifest !== 'string') {
    return {
      incomplete: () => 'The estimate is shown where the template is opened from the catalog.',
    };
  }
  const { type, owner, lifetime, description } = form;
  if (!isText(owner)) return lacking('owner');
  if (type !== 'temporary' && type !== 'permanent') return lacking('type');
  if (type === 'temporary' && !isText(lifetime)) return lacking('lifetime');
  try {
    return {
      body: {
        provider,
        ...(target && { target }),
        type,
        owner,
        manifest: renderManifest(manifest, form),
        ...(type === 'temporary' && isText(lifetime) && { lifetime }),
        ...(isText(description) && { description }),
      },
    };
  } catch (error) {
    if (error instanceof MissingValueError) return lacking(error.field);
    return { incomplete: () => toError(error).message };
  }
}

function lacking(field: string): Asked {
  return { incomplete: titles => `Fill in “${titles(field)}” to see what it costs and takes.` };
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
