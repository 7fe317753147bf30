import { SESClient } from '@aws-sdk/client-ses';
import { SNSClient } from '@aws-sdk/client-sns';
import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { environmentsChannelsExtensionPoint } from '@eks-environments/plugin-environments-node';
import { clientConfig } from './aws';
import { readNotificationsConfig } from './config/readNotificationsConfig';
import { loadTemplates } from './mail/loadTemplates';
import { recordMailMetrics } from './mail/MailMetrics';
import { SesChannel } from './mail/SesChannel';
import { CatalogRecipients } from './recipients/CatalogRecipients';
import { MissingAddresses } from './recipients/MissingAddresses';
import { SnsChannel } from './topic/SnsChannel';

/** Registers the channels `ses` and `sns`, those of them that are configured. @public */
export const environmentsModuleAwsNotifications = createBackendModule({
  pluginId: 'environments',
  moduleId: 'aws-notifications',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        channels: environmentsChannelsExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
      },
      async init({ auth, catalog, channels, config, logger, metrics }) {
        const { portal, ses, sns } = readNotificationsConfig(config);
        const credentials = DefaultAwsCredentialsManager.fromConfig(config);
        if (ses) {
          const client = new SESClient(clientConfig({ ...ses, credentials }));
          const missing = new MissingAddresses(logger);
          channels.addChannel(
            new SesChannel({
              client,
              config: ses,
              recipients: new CatalogRecipients({ auth, catalog }),
              templates: loadTemplates(portal, ses.templates),
              missing,
              metrics: recordMailMetrics(metrics, missing),
              logger,
            }),
          );
        }
        if (sns) {
          const [, , , , accountId] = sns.topicArn.split(':');
          const client = new SNSClient(clientConfig({ ...sns, credentials, accountId }));
          channels.addChannel(new SnsChannel({ client, topicArn: sns.topicArn, portal }));
        }
      },
    });
  },
});
