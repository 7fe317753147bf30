import { InputError } from '@backstage/errors';
import { checkName } from '@eks-environments/plugin-environments-common';
import { parse } from 'yaml';

/** The cluster's name in a manifest; throws an InputError that names the field if it is no good. */
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
