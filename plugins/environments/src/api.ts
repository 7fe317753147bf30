import { createApiRef } from '@backstage/core-plugin-api';
import type { EnvironmentsApi } from '@eks-environments/plugin-environments-common';

/** The environments API, as the signed-in person. @public */
export const environmentsApiRef = createApiRef<EnvironmentsApi>({
  id: 'plugin.environments.service',
});
