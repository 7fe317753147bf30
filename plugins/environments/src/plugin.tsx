import CloudQueueIcon from '@material-ui/icons/CloudQueue';
import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { ApiBlueprint, PageBlueprint, createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint, EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { EnvironmentsClient } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from './api';
import { isEnvironmentEntity } from './entity/environmentId';
import { myEnvironmentsWidget } from './home/widget';
import {
  approvalRouteRef,
  approvalsRouteRef,
  environmentRouteRef,
  messagesRouteRef,
  preferencesRouteRef,
  quotasRouteRef,
  rootRouteRef,
  templateRouteRef,
} from './routes';

const environmentsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: environmentsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new EnvironmentsClient(deps),
    }),
});

const environmentsPage = PageBlueprint.make({
  params: {
    path: '/environments',
    title: 'Environments',
    icon: <CloudQueueIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () => import('./EnvironmentsRouter').then(m => <m.EnvironmentsRouter />),
  },
});

const environmentCard = EntityCardBlueprint.make({
  name: 'summary',
  params: {
    type: 'content',
    filter: isEnvironmentEntity,
    loader: () => import('./entity/EnvironmentEntityCard').then(m => <m.EnvironmentEntityCard />),
  },
});

const environmentContent = EntityContentBlueprint.make({
  name: 'environment',
  params: {
    path: '/environment',
    title: 'Environment',
    filter: isEnvironmentEntity,
    loader: () =>
      import('./entity/EnvironmentEntityContent').then(m => <m.EnvironmentEntityContent />),
  },
});

/** Waits unused in an app without the scaffolder. */
const estimateField = FormFieldBlueprint.make({
  name: 'estimate',
  params: { field: () => import('./estimateField/estimateField').then(m => m.estimateField) },
});

/** The frontend of Environments. @public */
export const environmentsPlugin = createFrontendPlugin({
  pluginId: 'environments',
  title: 'Environments',
  icon: <CloudQueueIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    environment: environmentRouteRef,
    approvals: approvalsRouteRef,
    approval: approvalRouteRef,
    quotas: quotasRouteRef,
    preferences: preferencesRouteRef,
    messages: messagesRouteRef,
  },
  externalRoutes: { template: templateRouteRef },
  extensions: [
    environmentsApi,
    environmentsPage,
    environmentCard,
    environmentContent,
    estimateField,
    myEnvironmentsWidget,
  ],
});
