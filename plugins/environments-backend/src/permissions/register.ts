import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  environmentPermissions,
  messagePermissions,
  quotaPermissions,
  requestPermissions,
} from '@eks-environments/plugin-environments-common';
import {
  environmentRequestResourceRef,
  environmentResourceRef,
  type EnvironmentFacts,
} from '@eks-environments/plugin-environments-node';
import { environmentRequestRules, environmentRules } from './rules';

/** By id, in the order asked for; undefined where there is none. */
export type FactsReader = (ids: string[]) => Promise<Array<EnvironmentFacts | undefined>>;

/** Tells the permission framework what can be permitted and how conditions are judged. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  facts: { environments: FactsReader; requests: FactsReader },
): void {
  registry.addPermissions([...quotaPermissions, ...messagePermissions]);
  registry.addResourceType({
    resourceRef: environmentResourceRef,
    permissions: environmentPermissions,
    rules: Object.values(environmentRules),
    getResources: facts.environments,
  });
  registry.addResourceType({
    resourceRef: environmentRequestResourceRef,
    permissions: requestPermissions,
    rules: Object.values(environmentRequestRules),
    getResources: facts.requests,
  });
}
