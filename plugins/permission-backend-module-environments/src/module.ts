import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { EnvironmentsPolicy } from './EnvironmentsPolicy';
import { readPolicyOptions } from './readPolicyOptions';

/**
 * Makes `EnvironmentsPolicy` the portal's permission policy. There can be only one.
 * @public
 */
export const permissionModuleEnvironments = createBackendModule({
  pluginId: 'permission',
  moduleId: 'environments',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint, config: coreServices.rootConfig },
      async init({ policy, config }) {
        policy.setPolicy(new EnvironmentsPolicy(readPolicyOptions(config)));
      },
    });
  },
});
