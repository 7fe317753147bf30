/** The people of the development set-up; users of the same names are in the catalog. */
export const personas = [
  {
    id: 'dana',
    name: 'Dana',
    role: 'Developer in team-a',
    may: 'Creates environments for herself and for team-a.',
  },
  {
    id: 'dov',
    name: 'Dov',
    role: 'Developer in team-b',
    may: 'Creates environments for himself and for team-b. Sees nothing of team-a’s.',
  },
  {
    id: 'lee',
    name: 'Lee',
    role: 'Lead of team-a',
    may: 'Does what Dana does, and approves what team-a asks for.',
  },
  {
    id: 'pat',
    name: 'Pat',
    role: 'Platform admin',
    may: 'Sees and looks after all environments.',
  },
] as const;

export type PersonaId = (typeof personas)[number]['id'];

const key = 'environments.persona';

// Kept for the tab only: so two tabs can be two people.
export function rememberedPersona(): PersonaId | undefined {
  const stored = sessionStorage.getItem(key);
  return personas.find(({ id }) => id === stored)?.id;
}

export function rememberPersona(id: PersonaId): void {
  sessionStorage.setItem(key, id);
}

export function forgetPersona(): void {
  sessionStorage.removeItem(key);
}
