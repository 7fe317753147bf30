import { useApi } from '@backstage/core-plugin-api';
import type { Environment, Operation } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { useNews } from '../polling/useNews';
import { usePolled, type Polled } from '../polling/usePolled';
import { isMoving } from '../status/isMoving';

/** An environment with its operations, the newest first. */
export interface EnvironmentState {
  environment: Environment;
  operations: Operation[];
}

/** One environment, kept fresh: every two seconds while something moves. */
export function useEnvironment(id: string): Polled<EnvironmentState> {
  const api = useApi(environmentsApiRef);
  const polled = usePolled({
    key: id,
    load: async signal => {
      const [environment, operations] = await Promise.all([
        api.getEnvironment(id, { signal }),
        api.listOperations(id, { limit: 20 }, { signal }),
      ]);
      return { environment, operations: operations.items };
    },
    every: state => (state && isMoving(state.environment) ? 2_000 : 30_000),
  });
  useNews(polled.refresh, { environmentId: id });
  return polled;
}
