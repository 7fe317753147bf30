import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The list of environments. @public */
export const rootRouteRef = createRouteRef({ id: 'environments' });

/** The page of one environment. @public */
export const environmentRouteRef = createSubRouteRef({
  id: 'environments/environment',
  parent: rootRouteRef,
  path: '/:id',
});

/** What one has to decide and what one has asked for. @public */
export const approvalsRouteRef = createSubRouteRef({
  id: 'environments/approvals',
  parent: rootRouteRef,
  path: '/approvals',
});

/** One request: what is asked for, and the decision on it. @public */
export const approvalRouteRef = createSubRouteRef({
  id: 'environments/approval',
  parent: rootRouteRef,
  path: '/approvals/:requestId',
});

/** The list of quotas; a scope has its page under it, at the scope's id. @public */
export const quotasRouteRef = createSubRouteRef({
  id: 'environments/quotas',
  parent: rootRouteRef,
  path: '/quotas',
});

/** How one is told what happens to environments. @public */
export const preferencesRouteRef = createSubRouteRef({
  id: 'environments/preferences',
  parent: rootRouteRef,
  path: '/preferences',
});

/** The messages that could not be delivered. @public */
export const messagesRouteRef = createSubRouteRef({
  id: 'environments/messages',
  parent: rootRouteRef,
  path: '/messages',
});

/** The form of a software template; where "Create environment" leads. @public */
export const templateRouteRef = createExternalRouteRef({
  id: 'environments/template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});
