import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

// The portal's pages
backend.add(import('@backstage/plugin-app-backend'));

// Who is it, and what may they do?
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@eks-environments/plugin-auth-backend-module-development-personas'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@eks-environments/plugin-permission-backend-module-environments'));

// Catalog and its search
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'));
backend.add(import('@eks-environments/plugin-catalog-backend-module-environments'));
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

// Templates
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@eks-environments/plugin-scaffolder-backend-module-environments'));

// Environments
backend.add(import('@eks-environments/plugin-environments-backend'));
backend.add(import('@eks-environments/plugin-environments-backend-module-eks'));

// Agents: what plugins can do, as tools of the Model Context Protocol
backend.add(import('@backstage/plugin-mcp-actions-backend'));

// Telling people; mail and a topic only if they are configured; events also carry signals and news to other replicas
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@eks-environments/plugin-environments-backend-module-aws-notifications'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.start();
