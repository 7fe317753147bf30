import { isObject, type Json, type JsonObject } from '../protocols/json.ts';
import type { Region } from '../simulation/Region.ts';
import type { Stack } from '../state/cloudformation.ts';

const pseudo = /^AWS::/;

/** Logical ids that a part of a template refers to. */
export function referencedIds(value: Json): Set<string> {
  const found = new Set<string>();
  visit(value, found);
  return found;
}

function visit(value: Json, found: Set<string>): void {
  if (Array.isArray(value)) {
    value.forEach(item => visit(item, found));
    return;
  }
  if (!isObject(value)) {
    return;
  }
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Sub': sub } = value;
  if (typeof Ref === 'string' && !pseudo.test(Ref)) {
    found.add(Ref);
  }
  if (attribute !== undefined) {
    found.add(attributePath(attribute)[0]);
  }
  if (typeof sub === 'string') {
    for (const match of sub.matchAll(/\$\{([^}!]+)\}/g)) {
      if (!pseudo.test(match[1])) {
        found.add(match[1].split('.')[0]);
      }
    }
  }
  Object.values(value).forEach(item => visit(item, found));
}

function attributePath(value: Json): [string, string] {
  const parts = Array.isArray(value) ? value.map(String) : String(value).split('.');
  return [parts[0], parts.slice(1).join('.')];
}

/** Exports of the region's stacks, by name. */
export function regionExports(region: Region): Map<string, { value: string; stack: Stack }> {
  const exports = new Map<string, { value: string; stack: Stack }>();
  for (const stack of region.state.stacks) {
    if (stack.status !== 'DELETE_COMPLETE') {
      for (const output of stack.outputs) {
        if (output.exportName) {
          exports.set(output.exportName, { value: output.value, stack });
        }
      }
    }
  }
  return exports;
}

/** Names of exports that a part of a template imports. */
export function importedNames(value: Json): Set<string> {
  const names = new Set<string>();
  const walk = (part: Json): void => {
    if (Array.isArray(part)) {
      part.forEach(walk);
    } else if (isObject(part)) {
      const name = part['Fn::ImportValue'];
      if (typeof name === 'string') {
        names.add(name);
      }
      Object.values(part).forEach(walk);
    }
  };
  walk(value);
  return names;
}

/** Resolves references in a part of a template. */
export function resolve(region: Region, stack: Stack, value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(item => resolve(region, stack, item));
  }
  if (!isObject(value)) {
    return value;
  }
  if ('Ref' in value) {
    return reference(region, stack, String(value.Ref));
  }
  if ('Fn::GetAtt' in value) {
    const [id, attribute] = attributePath(value['Fn::GetAtt']);
    return stack.resources.find(r => r.logicalId === id)?.attributes[attribute] ?? '';
  }
  if ('Fn::ImportValue' in value) {
    return regionExports(region).get(String(value['Fn::ImportValue']))?.value ?? '';
  }
  if ('Fn::Sub' in value) {
    return String(value['Fn::Sub']).replace(/\$\{([^}!]+)\}/g, (_, name: string) =>
      name.includes('.')
        ? String(resolve(region, stack, { 'Fn::GetAtt': name }))
        : reference(region, stack, name),
    );
  }
  if ('Fn::Join' in value && Array.isArray(value['Fn::Join'])) {
    const [separator, parts] = value['Fn::Join'];
    const texts = resolve(region, stack, parts);
    return (Array.isArray(texts) ? texts : []).join(String(separator));
  }
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    result[key] = resolve(region, stack, item);
  }
  return result;
}

function reference(region: Region, stack: Stack, name: string): string {
  switch (name) {
    case 'AWS::Region':
      return region.name;
    case 'AWS::AccountId':
      return region.account;
    case 'AWS::StackName':
      return stack.name;
    case 'AWS::StackId':
      return stack.id;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    default:
      return (
        stack.parameters[name] ?? stack.resources.find(r => r.logicalId === name)?.physicalId ?? ''
      );
  }
}
