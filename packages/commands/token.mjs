// Prints a Backstage token of a development persona, for calls from a terminal.
import { personas, signIn } from './portal/personas.mjs';
import { portalPort } from './portal/ports.mjs';
import { Complaint, main } from './setup/command.mjs';

await main(async () => {
  const persona = process.argv[2];
  if (!persona) {
    throw new Complaint(`Usage: npm run token -- <${Object.keys(personas).join('|')}>`);
  }
  const url = `http://localhost:${portalPort()}`;
  try {
    console.log(await signIn(url, persona));
  } catch (error) {
    if (error instanceof Complaint) throw error;
    throw new Complaint(`No portal answers at ${url}. Start it with: npm start`);
  }
});
