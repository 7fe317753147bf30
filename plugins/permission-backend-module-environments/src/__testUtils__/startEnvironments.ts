import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import type { JsonObject } from '@backstage/types';
// The rules are its own, and only it knows what config it takes.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import environmentsPlugin from '@eks-environments/plugin-environments-backend';
import {
  environmentRequestResourceRef,
  environmentResourceRef,
  type EnvironmentFacts,
} from '@eks-environments/plugin-environments-node';

/** Whether a decision on one of our resource types allows it for something with these facts. */
export type Judge = (decision: PolicyDecision, facts: EnvironmentFacts) => boolean;

/** Starts the environments backend, which refuses config that is wrong, and judges by the rules that it registers. */
export async function startEnvironments(
  config: JsonObject = {},
): Promise<{ judge: Judge; stop: () => Promise<void> }> {
  let judge: Judge = () => {
    throw new Error('The rules are not known yet');
  };
  const backend = await startTestBackend({
    features: [
      environmentsPlugin,
      createBackendModule({
        pluginId: 'environments',
        moduleId: 'judge',
        register(env) {
          env.registerInit({
            deps: { registry: coreServices.permissionsRegistry },
            async init({ registry }) {
              judge = (decision, facts) => {
                const ofRequests =
                  'resourceType' in decision &&
                  decision.resourceType === environmentRequestResourceRef.resourceType;
                const rules = registry.getPermissionRuleset(
                  ofRequests ? environmentRequestResourceRef : environmentResourceRef,
                );
                return createConditionAuthorizer(rules)(decision, facts);
              };
            },
          });
        },
      }),
      mockServices.rootConfig.factory({ data: config }),
      catalogServiceMock.factory(),
    ],
  });
  return { judge: (decision, facts) => judge(decision, facts), stop: () => backend.stop() };
}
