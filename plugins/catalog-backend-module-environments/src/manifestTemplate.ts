import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { processingResult, type PlaceholderResolver } from '@backstage/plugin-catalog-node';

/** A path below the folder that it starts from: no scheme, no way up, nothing encoded. */
const below = /^(\.\/)?\w[\w.-]*(\/\w[\w.-]*)*$/;

/**
 * `$manifestTemplate: ./content/cluster.yaml.hbs` in a software template stands for the text of that file,
 * so that its form can render the manifest that its steps will render.
 *
 * The catalog's own `$text` cannot: in an entity that was read from a file it fails, and with it the entity.
 */
export const manifestTemplate: PlaceholderResolver = async options => {
  const { key, value, baseUrl, read, resolveUrl, emit } = options;
  if (typeof value !== 'string' || !below.test(value)) {
    throw new InputError(`$${key} takes the path of a file below the template's folder`);
  }
  // The address of a location of type file is a path.
  if (isAbsolute(baseUrl)) {
    const path = resolveSafeChildPath(dirname(baseUrl), value);
    emit(processingResult.refresh(`file:${path}`));
    return readFile(path, 'utf8');
  }
  const url = resolveUrl(value, baseUrl);
  emit(processingResult.refresh(`url:${url}`));
  return (await read(url)).toString('utf8');
};
