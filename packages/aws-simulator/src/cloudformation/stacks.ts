import { AwsError } from '../protocols/AwsError.ts';
import { asObject, asTexts, type Json, type JsonObject } from '../protocols/json.ts';
import type { Region } from '../simulation/Region.ts';
import type { Stack, StackFault, StackResource } from '../state/cloudformation.ts';
import type { Tags } from '../state/eks.ts';
import { setStack } from './events.ts';
import { proceed } from './progress.ts';
import { importedNames, referencedIds, regionExports } from './references.ts';
import { resourceTypes } from './resources/index.ts';

const notFound = (name: string) =>
  new AwsError('ValidationError', `Stack with id ${name} does not exist`);

/** The newest stack of that name that isn't deleted, or any stack by its id. */
export function findStack(region: Region, nameOrId: Json): Stack {
  const key = String(nameOrId);
  const stack = region.state.stacks.find(s =>
    key.startsWith('arn:') ? s.id === key : s.name === key && s.status !== 'DELETE_COMPLETE',
  );
  if (!stack) {
    throw notFound(key);
  }
  return stack;
}

function parseTemplate(body: Json): JsonObject {
  if (typeof body !== 'string') {
    throw new AwsError(
      'ValidationError',
      'The simulator takes a TemplateBody only (no TemplateURL)',
    );
  }
  try {
    return asObject(JSON.parse(body));
  } catch {
    throw new AwsError('ValidationError', 'Template format error: the simulator takes JSON only');
  }
}

function makeResources(template: JsonObject, stamp: string): StackResource[] {
  const entries = Object.entries(asObject(template.Resources));
  if (entries.length === 0) {
    throw new AwsError(
      'ValidationError',
      'Template format error: At least one Resources member must be defined.',
    );
  }
  const unknown = entries.filter(([, value]) => !resourceTypes[String(asObject(value).Type)]);
  if (unknown.length > 0) {
    throw new AwsError(
      'ValidationError',
      `Template format error: Unrecognized resource types: [${unknown
        .map(([, value]) => asObject(value).Type)
        .join(', ')}] (the AWS simulator doesn't know them)`,
    );
  }
  const ids = new Set(entries.map(([id]) => id));
  return entries.map(([logicalId, value]) => {
    const { Type, Properties, DependsOn } = asObject(value);
    const depends = typeof DependsOn === 'string' ? [DependsOn] : asTexts(DependsOn);
    return {
      logicalId,
      type: String(Type),
      status: 'PENDING',
      attributes: {},
      properties: asObject(Properties),
      dependsOn: [...new Set([...depends, ...referencedIds(Properties)])].filter(id => ids.has(id)),
      changedAt: stamp,
    };
  });
}

function pairs(value: Json, key: string, text: string): Record<string, string> {
  return Object.fromEntries(
    (Array.isArray(value) ? value : [])
      .map(asObject)
      .map(item => [String(item[key]), String(item[text])]),
  );
}

/** @throws AwsError AlreadyExistsException, ValidationError. */
export function createStack(region: Region, input: JsonObject, faults: StackFault[]): Stack {
  const name = String(input.StackName);
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
  if (region.state.stacks.some(s => s.name === name && s.status !== 'DELETE_COMPLETE')) {
    throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`);
  }
  const template = parseTemplate(input.TemplateBody);
  const exports = regionExports(region);
  for (const wanted of importedNames(template.Resources)) {
    if (!exports.has(wanted)) {
      throw new AwsError('ValidationError', `No export named ${wanted} found`);
    }
  }
  const tags: Tags = pairs(input.Tags, 'Key', 'Value');
  if (Object.keys(tags).length > 50) {
    throw new AwsError('ValidationError', 'Stack may have at most 50 tags');
  }
  const at = region.now();
  const stamp = region.stamp(at);
  const stack: Stack = {
    id: region.arn('cloudformation', `stack/${name}/${region.random.uuid()}`),
    name,
    status: 'CREATE_IN_PROGRESS',
    createdAt: stamp,
    disableRollback: input.DisableRollback === 'true' || input.OnFailure === 'DO_NOTHING',
    terminationProtection: input.EnableTerminationProtection === 'true',
    roleArn: input.RoleARN === undefined ? undefined : String(input.RoleARN),
    capabilities: asTexts(input.Capabilities),
    tags,
    parameters: pairs(input.Parameters, 'ParameterKey', 'ParameterValue'),
    description: String(template.Description ?? ''),
    outputTemplate: asObject(template.Outputs),
    outputs: [],
    resources: makeResources(template, stamp),
    events: [],
    generation: 1,
    faults,
  };
  region.state.stacks.push(stack);
  setStack(region, stack, 'CREATE_IN_PROGRESS', at, 'User Initiated');
  proceed(region, stack, at);
  return stack;
}

/** Deletes; a stack that doesn't exist, or is gone, is no error, as with AWS. */
export function deleteStack(region: Region, nameOrId: Json, faults: StackFault[]): void {
  const key = String(nameOrId);
  const stack = region.state.stacks.find(
    s => (s.name === key || s.id === key) && s.status !== 'DELETE_COMPLETE',
  );
  if (!stack || stack.status === 'DELETE_IN_PROGRESS') {
    return;
  }
  if (stack.terminationProtection) {
    throw new AwsError(
      'ValidationError',
      `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
    );
  }
  const at = region.now();
  stack.faults = [...stack.faults.filter(fault => fault.on === 'create'), ...faults];
  const rollingBack = stack.status === 'ROLLBACK_IN_PROGRESS';
  setStack(region, stack, 'DELETE_IN_PROGRESS', at, 'User Initiated');
  const users = importers(region, stack);
  if (users) {
    stack.generation++;
    setStack(region, stack, 'DELETE_FAILED', at, users);
    return;
  }
  if (rollingBack) {
    // Its resources are being deleted already; only the end changes.
    return;
  }
  stack.generation++;
  for (const resource of stack.resources) {
    if (resource.status === 'DELETE_FAILED') {
      resource.status = 'CREATE_COMPLETE';
    }
  }
  proceed(region, stack, at);
}

/** Why the stack's exports hold it, when other stacks import them. */
function importers(region: Region, stack: Stack): string | undefined {
  for (const output of stack.outputs) {
    const name = output.exportName;
    if (name !== undefined) {
      const user = region.state.stacks.find(
        other =>
          other !== stack &&
          other.status !== 'DELETE_COMPLETE' &&
          other.status !== 'ROLLBACK_COMPLETE' &&
          other.resources.some(
            r => r.status !== 'DELETE_COMPLETE' && importedNames(r.properties).has(name),
          ),
      );
      if (user) {
        return `Export ${name} cannot be deleted as it is in use by ${user.name}`;
      }
    }
  }
  return undefined;
}
