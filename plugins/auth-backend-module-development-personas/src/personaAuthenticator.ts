import { isUserEntity } from '@backstage/catalog-model';
import { AuthenticationError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { readPersonas } from './readPersonas';

/** The request header that names the persona. */
const personaHeader = 'x-development-persona';

/** Believes the header, as long as it names one of the configured personas. */
export const personaAuthenticator = createProxyAuthenticator({
  async defaultProfileTransform({ persona }: { persona: string }, context) {
    const { entity } = await context.findCatalogUser({ entityRef: { name: persona } });
    return { profile: (isUserEntity(entity) && entity.spec.profile) || {} };
  },
  initialize({ config }) {
    return { personas: readPersonas(config) };
  },
  async authenticate({ req }, { personas }) {
    const persona = req.header(personaHeader);
    if (!persona || !personas.includes(persona)) {
      throw new AuthenticationError(
        `The header ${personaHeader} must name one of ${personas.join(', ')}`,
      );
    }
    return { result: { persona } };
  },
});
