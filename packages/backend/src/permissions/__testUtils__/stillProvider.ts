import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import {
  environmentsProvidersExtensionPoint,
  type EnvironmentProvider,
} from '@eks-environments/plugin-environments-node';
import type { Knex } from 'knex';

/** A provider that creates nothing; its manifests are JSON with a name. */
const stillProvider: EnvironmentProvider = {
  id: 'still',
  concurrencyLimit: 100,
  settleTime: 0,
  create: async () => ({ connection: {} }),
  delete: async () => {},
  hibernation: { hibernate: async () => {}, wake: async () => ({ connection: {} }) },
  describe: async () => ({
    id: 'still',
    title: 'Still',
    targets: [{ id: 'development', title: 'Development', regions: ['eu-west-1'] }],
    versions: ['1.34'],
    instanceTypes: [],
    limits: { nodes: 20 },
    problems: [],
  }),
  annotations: () => ({}),
  phases: () => [],
  async evaluate({ manifest }) {
    const { name } = JSON.parse(manifest);
    return {
      ok: true,
      evaluation: {
        name,
        placement: { target: 'development', region: 'eu-west-1' },
        effectiveManifest: manifest,
        uniqueKey: name,
        concurrencyKey: 'development',
        // More than skips approval.
        footprint: { nodes: 9, vcpu: 18, memoryGib: 72, instances: [] },
        price: { parts: [], notIncluded: [] },
      },
    };
  },
  access: async () => ({ steps: [], files: [] }),
};

/** Adds the provider, and hands over the database of the environments. */
export function stillProviderModule(onDatabase: (database: Knex) => void) {
  return createBackendModule({
    pluginId: 'environments',
    moduleId: 'still',
    register(env) {
      env.registerInit({
        deps: { database: coreServices.database, providers: environmentsProvidersExtensionPoint },
        async init({ database, providers }) {
          providers.addProvider(stillProvider);
          onDatabase(await database.getClient());
        },
      });
    },
  });
}
