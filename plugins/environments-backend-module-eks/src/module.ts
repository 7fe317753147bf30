import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { environmentsProvidersExtensionPoint } from '@eks-environments/plugin-environments-node';
import { checkEndpoint } from './aws/simulator';
import { readEksConfig } from './config/readEksConfig';
import { EksProvider } from './EksProvider';

/** Registers the provider `eks`. @public */
export const environmentsModuleEks = createBackendModule({
  pluginId: 'environments',
  moduleId: 'eks',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        providers: environmentsProvidersExtensionPoint,
      },
      async init({ config: rootConfig, logger, providers }) {
        const config = readEksConfig(rootConfig);
        checkEndpoint(config.simulator, process.env);
        const provider = new EksProvider({
          config,
          credentials: DefaultAwsCredentialsManager.fromConfig(rootConfig),
          logger,
          env: process.env,
        });
        providers.addProvider(provider);
        void provider.problems();
      },
    });
  },
});
