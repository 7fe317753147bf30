import { Complaint } from '../setup/command.mjs';

/** Who one can be in the development portal; packages/backend/development/org.yaml has the details. */
export const personas = {
  dana: 'developer in team-a',
  dov: 'developer in team-b',
  lee: 'leads team-a and approves what it asks for',
  pat: 'platform admin',
};

/** Signs in as a persona and returns a Backstage token. */
export async function signIn(url, persona) {
  if (!Object.hasOwn(personas, persona)) {
    throw new Complaint(`No persona "${persona}". There are: ${Object.keys(personas).join(', ')}`);
  }
  const response = await fetch(`${url}/api/auth/development-personas/refresh`, {
    headers: { 'x-development-persona': persona },
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Complaint(
      `The portal at ${url} did not sign ${persona} in (${response.status}): ${text}`,
    );
  }
  return JSON.parse(text).backstageIdentity.token;
}
