// The portal's backend without what survival does not need, so that it starts in seconds.
import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@eks-environments/plugin-auth-backend-module-development-personas'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@eks-environments/plugin-catalog-backend-module-environments'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@eks-environments/plugin-permission-backend-module-environments'));
backend.add(import('@eks-environments/plugin-environments-backend'));
backend.add(import('@eks-environments/plugin-environments-backend-module-eks'));
backend.start();
