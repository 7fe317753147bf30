import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { assertDevelopment } from './assertDevelopment';
import { personaAuthenticator } from './personaAuthenticator';

/**
 * Adds the auth provider `development-personas`: whoever reaches the portal may choose who they are.
 * Throws at the start unless NODE_ENV is `development` or `test`.
 * @public
 */
export const authModuleDevelopmentPersonas = createBackendModule({
  pluginId: 'auth',
  moduleId: 'development-personas',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        assertDevelopment(process.env.NODE_ENV);
        providers.registerProvider({
          providerId: 'development-personas',
          factory: createProxyAuthProviderFactory({
            authenticator: personaAuthenticator,
            signInResolver: async ({ result }, context) =>
              context.signInWithCatalogUser({ entityRef: { name: result.persona } }),
          }),
        });
      },
    });
  },
});
