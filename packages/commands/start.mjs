// The development portal: set-up, the simulated AWS, the backend that also serves the pages.
import { performance } from 'node:perf_hooks';
import { stripVTControlCharacters } from 'node:util';
import { interrupted } from './portal/interrupt.mjs';
import { personas } from './portal/personas.mjs';
import { freePort, portalPort, requirePort } from './portal/ports.mjs';
import { Portal } from './portal/Portal.mjs';
import { main } from './setup/command.mjs';
import { formatDuration } from './setup/duration.mjs';
import { dataDir } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

await main(async () => {
  const tools = await prepare('start', { frontend: true });
  const port = portalPort();
  await requirePort(port, 'the portal');
  const stop = interrupted();
  const portal = new Portal({ tools, dataDir, port, simulatorPort: await freePort() });
  try {
    const start = performance.now();
    const started = (async () => {
      await portal.startSimulator();
      await portal.startBackend({ echo: showTrouble });
      console.log(greeting(portal, performance.now() - start));
      return portal.failure();
    })();
    const end = await Promise.race([stop.then(() => undefined), started]);
    if (end) console.error(end);
    return end ? 1 : 0;
  } finally {
    console.log('Stopping the portal');
    await portal.stop();
  }
});

/** The backend's warnings and errors; all of its output is in .data/logs/backend.log. */
function showTrouble(line) {
  if (/\s(warn|error)\s/.test(stripVTControlCharacters(line))) console.log(line);
}

function greeting(portal, ms) {
  const people = Object.entries(personas).map(([name, what]) => `    ${name.padEnd(5)} ${what}`);
  return `
  The portal is ready after ${formatDuration(ms)}:  ${portal.url}

  Sign in as one of
${people.join('\n')}

  AWS is simulated (${portal.simulatorUrl}, ${portal.speed} times as fast as the real one):
  nothing here costs anything. Data and logs are kept in .data/. Ctrl-C stops everything.
`;
}
