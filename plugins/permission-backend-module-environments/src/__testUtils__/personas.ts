import { mockCredentials } from '@backstage/backend-test-utils';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';

/** The people of the tests and the groups that they are direct members of. */
const groups = {
  dana: ['team-a'],
  dov: ['team-b'],
  lee: ['team-a', 'team-a-leads'],
  pat: ['platform-admins'],
};
export type Persona = keyof typeof groups;
export const people: Persona[] = ['dana', 'dov', 'lee', 'pat'];
export const developers: Persona[] = ['dana', 'dov', 'lee'];

export function claimsOf(persona: Persona): string[] {
  return [`user:default/${persona}`, ...groups[persona].map(group => `group:default/${group}`)];
}

export function userOf(persona: Persona | 'none'): PolicyQueryUser | undefined {
  if (persona === 'none') return undefined;
  return {
    credentials: mockCredentials.user(`user:default/${persona}`),
    info: {
      userEntityRef: `user:default/${persona}`,
      ownershipEntityRefs: claimsOf(persona),
    },
  };
}
