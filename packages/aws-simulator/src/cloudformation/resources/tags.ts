import { asObject } from '../../protocols/json.ts';
import type { Tags } from '../../state/eks.ts';
import type { ResourceContext } from '../ResourceType.ts';

/** A resource's tags: the stack's, CloudFormation's own, and those of the template. */
export function resourceTags({ stack, resource, properties }: ResourceContext): Tags {
  return {
    ...stack.tags,
    'aws:cloudformation:stack-name': stack.name,
    'aws:cloudformation:stack-id': stack.id,
    'aws:cloudformation:logical-id': resource.logicalId,
    ...templateTags(properties.Tags),
  };
}

/** Tags as EC2 types write them (a list) or as EKS node groups do (an object). */
function templateTags(value: unknown): Tags {
  if (Array.isArray(value)) {
    return Object.fromEntries(value.map(asObject).map(tag => [String(tag.Key), String(tag.Value)]));
  }
  return Object.fromEntries(
    Object.entries(asObject(value)).map(([key, text]) => [key, String(text)]),
  );
}
