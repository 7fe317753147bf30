import { asObject, type JsonObject } from '../protocols/json.ts';
import type { Region } from '../simulation/Region.ts';

const clusterTag = 'alpha.eksctl.io/cluster-name';

/** The name of the cluster that a call is about, where it is about one. */
export function callCluster(
  region: Region,
  service: string,
  input: JsonObject,
): string | undefined {
  if (service === 'eks') {
    return typeof input.name === 'string' ? input.name : undefined;
  }
  if (service !== 'cloudformation' || input.StackName === undefined) {
    return undefined;
  }
  const tag = (Array.isArray(input.Tags) ? input.Tags : [])
    .map(asObject)
    .find(item => item.Key === clusterTag);
  if (tag) {
    return String(tag.Value);
  }
  const stack = region.state.stacks.find(
    item => item.name === input.StackName || item.id === input.StackName,
  );
  return stack?.tags[clusterTag];
}

/** Tells whether the stack that a call makes or deletes has a resource of that id or type. */
export function callHasResource(
  region: Region,
  operation: string,
  input: JsonObject,
): (resource: string) => boolean {
  if (operation === 'CreateStack') {
    return resource => {
      try {
        const resources = asObject(asObject(JSON.parse(String(input.TemplateBody))).Resources);
        return (
          resource in resources ||
          Object.values(resources).some(value => asObject(value).Type === resource)
        );
      } catch {
        return false;
      }
    };
  }
  const stack = region.state.stacks.find(
    item =>
      item.status !== 'DELETE_COMPLETE' &&
      (item.name === input.StackName || item.id === input.StackName),
  );
  return resource =>
    stack?.resources.some(r => r.logicalId === resource || r.type === resource) ?? false;
}
