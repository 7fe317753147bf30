import { readFileSync } from 'node:fs';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';

let validate: ValidateFunction | undefined;

function validator(): ValidateFunction {
  if (!validate) {
    const file = new URL('../../../data/eksctl-clusterconfig.schema.json', import.meta.url);
    const schema = JSON.parse(readFileSync(file, 'utf8'));
    validate = new Ajv({ strict: false, allErrors: false, logger: false }).compile(schema);
  }
  return validate;
}

const last = (path: string) => path.split('/').pop() ?? '';
const dotted = (path: string) =>
  path.split('/').slice(1).join('.').replaceAll('~1', '/').replaceAll('~0', '~');

/**
 * What is wrong with the shape of a ClusterConfig, in the words of Go's JSON
 * decoder; undefined when nothing is.
 */
export function shapeError(config: unknown): string | undefined {
  const check = validator();
  if (check(config)) {
    return undefined;
  }
  return describe((check.errors ?? [])[0]);
}

function describe(error: ErrorObject | undefined): string {
  const path = error?.instancePath ?? '';
  switch (error?.keyword) {
    case 'additionalProperties':
      return `json: unknown field ${JSON.stringify(error.params.additionalProperty)}`;
    case 'type':
      return `json: cannot unmarshal value into Go struct field ClusterConfig.${dotted(
        path,
      )} of type ${error.params.type}`;
    case 'enum':
      return `invalid value for ${dotted(path)}: must be one of ${error.params.allowedValues.join(
        ', ',
      )}`;
    case 'required':
      return `${path === '' ? '' : `${dotted(path)}.`}${error.params.missingProperty} must be set`;
    default:
      return `${last(path)} ${error?.message ?? 'is invalid'}`;
  }
}
