import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { environmentsServiceRef, systemClock } from '@eks-environments/plugin-environments-node';
import { createEksctlClusterCreateAction } from './actions/eksctlClusterCreate';
import { createEksctlClusterDeleteAction } from './actions/eksctlClusterDelete';
import { createEksctlClusterExtendAction } from './actions/eksctlClusterExtend';
import { createEksctlConfigRenderAction } from './actions/eksctlConfigRender';

/**
 * Adds the template actions `eksctl:config:render`, `eksctl:cluster:create`, `eksctl:cluster:delete` and
 * `eksctl:cluster:extend`.
 * @public
 */
export const scaffolderModuleEnvironments = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'environments',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        environments: environmentsServiceRef,
        lifecycle: coreServices.lifecycle,
      },
      async init({ actions, environments, lifecycle }) {
        const stopping = new AbortController();
        lifecycle.addShutdownHook(() => stopping.abort());
        const options = { environments, clock: systemClock, stopping: stopping.signal };
        actions.addActions(
          createEksctlConfigRenderAction(),
          createEksctlClusterCreateAction(options),
          createEksctlClusterDeleteAction(options),
          createEksctlClusterExtendAction(options),
        );
      },
    });
  },
});
