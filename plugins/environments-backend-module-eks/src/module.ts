import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  environmentsProvidersExtensionPoint,
  systemClock,
} from '@eks-environments/plugin-environments-node';
import { recordServiceMetrics } from './aws/breakers/recordServiceMetrics';
import { ServiceBreakers } from './aws/breakers/ServiceBreakers';
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
        metrics: metricsServiceRef,
        providers: environmentsProvidersExtensionPoint,
      },
      async init({ config: rootConfig, logger, metrics, providers }) {
        const config = readEksConfig(rootConfig);
        checkEndpoint(config.simulator, process.env);
        const breakers = new ServiceBreakers({ clock: systemClock, logger });
        recordServiceMetrics(metrics, breakers);
        const provider = new EksProvider({
          config,
          credentials: DefaultAwsCredentialsManager.fromConfig(rootConfig),
          breakers,
          logger,
          env: process.env,
        });
        providers.addProvider(provider);
        void provider.problems();
      },
    });
  },
});
