import { ProxiedSignInPage } from '@backstage/core-components';
import type { IdentityApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useState } from 'react';
import { PersonaChoice } from './PersonaChoice';
import { SignInFailed } from './SignInFailed';
import { forgetPersona, rememberPersona, rememberedPersona, type PersonaId } from './personas';

/** Lets one choose who to be, and signs that persona in. For development only: the backend refuses it elsewhere. */
export function PersonaSignInPage(props: SignInPageProps) {
  const [persona, setPersona] = useState<PersonaId | undefined>(rememberedPersona);
  if (!persona) {
    return (
      <PersonaChoice
        onChoose={chosen => {
          rememberPersona(chosen);
          setPersona(chosen);
        }}
      />
    );
  }
  return (
    <ProxiedSignInPage
      provider="development-personas"
      headers={{ 'x-development-persona': persona }}
      onSignInSuccess={identity => props.onSignInSuccess(forgettingOnSignOut(identity))}
      ErrorComponent={({ error }) => (
        <SignInFailed
          error={error}
          onBack={() => {
            forgetPersona();
            setPersona(undefined);
          }}
        />
      )}
    />
  );
}

/** Signing out leads back to the choice. */
function forgettingOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      forgetPersona();
      await identity.signOut();
    },
  };
}
