import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { CommandError } from '../failures.ts';
import { shapeError } from './schema.ts';
import type { ClusterConfig } from './types.ts';

/**
 * Reads a ClusterConfig from a file, or stdin for `-`: strictly, one document.
 * @throws CommandError in eksctl's words.
 */
export function loadConfig(file: string): ClusterConfig {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? `open ${file}: no such file or directory` : String(error);
    throw new CommandError(`loading config file ${JSON.stringify(file)}: ${why}`);
  }
  const failed = (why: string) =>
    new CommandError(`loading config file ${JSON.stringify(file)}: ${why}`);
  const value = parse(text, failed);
  const { apiVersion, kind } = value as Partial<ClusterConfig>;
  if (apiVersion !== 'eksctl.io/v1alpha5' || kind !== 'ClusterConfig') {
    throw failed(
      `no kind ${JSON.stringify(kind ?? '')} is registered for version ${JSON.stringify(
        apiVersion ?? '',
      )} in scheme`,
    );
  }
  const metadata = (value as Partial<ClusterConfig>).metadata;
  if (metadata && typeof metadata === 'object') {
    if (!metadata.name) {
      throw new CommandError('metadata.name must be set');
    }
    if (!metadata.region) {
      throw new CommandError('metadata.region must be set');
    }
  }
  const wrong = shapeError(value);
  if (wrong) {
    throw failed(`error unmarshaling JSON: while decoding JSON: ${wrong}`);
  }
  return value as ClusterConfig;
}

function parse(text: string, failed: (why: string) => CommandError): object {
  const documents = parseAllDocuments(text, {
    version: '1.1',
    merge: true,
    uniqueKeys: true,
  });
  const [document, ...others] = Array.isArray(documents) ? documents : [];
  if (!document || others.length > 0) {
    throw failed('the config must be one YAML document');
  }
  const [error] = document.errors;
  if (error) {
    throw failed(`error converting YAML to JSON: yaml: ${error.message.split('\n')[0]}`);
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (problem) {
    throw failed(
      `error converting YAML to JSON: yaml: ${
        problem instanceof Error ? problem.message : problem
      }`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw failed('error unmarshaling JSON: while decoding JSON: the config must be an object');
  }
  return value;
}
