import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { checkName } from '../name';

/** The name in a manifest; throws an InputError that names the field if it is no good. @public */
export function manifestName(manifest: string): string {
  const name = readManifest(manifest)?.metadata?.name;
  if (typeof name !== 'string') {
    throw new InputError('metadata.name: the manifest must give the environment a name');
  }
  const [problem] = checkName(name, 'metadata.name');
  if (problem) throw new InputError(`${problem.path}: ${problem.message}`);
  return name;
}

function readManifest(manifest: string): { metadata?: { name?: unknown } } | undefined {
  try {
    return parse(manifest) ?? undefined;
  } catch (error) {
    throw new InputError('The manifest is no valid YAML', error);
  }
}
