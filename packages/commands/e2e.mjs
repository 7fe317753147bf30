// The main job in a real Chromium, against a portal of its own on a free port.
// `npm run test:e2e -- <pattern>` passes on to Playwright.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { interrupted } from './portal/interrupt.mjs';
import { freePort } from './portal/ports.mjs';
import { Portal, simulatorSpeed } from './portal/Portal.mjs';
import { Complaint, main, run } from './setup/command.mjs';
import { root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

const reportDir = path.join(root, 'e2e-test-report');

await main(async () => {
  const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!fs.existsSync(chromium)) {
    throw new Complaint(
      `There is no Chromium at ${chromium}. Install it (Debian: apt-get install chromium), ` +
        'or set CHROMIUM_PATH.',
    );
  }
  const tools = await prepare('test:e2e', { frontend: true });
  fs.rmSync(reportDir, { recursive: true, force: true });
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'environments-e2e-'));
  const portal = new Portal({
    tools,
    dataDir,
    port: await freePort(),
    simulatorPort: await freePort(),
    // Slow enough to be watched on a busy machine.
    speed: simulatorSpeed('30'),
  });
  const stop = interrupted();
  try {
    return await Promise.race([test(portal, tools), stop.then(() => 130)]);
  } finally {
    await portal.stop();
    fs.cpSync(path.join(dataDir, 'logs'), path.join(reportDir, 'logs'), { recursive: true });
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
});

async function test(portal, { node, env }) {
  await portal.startSimulator();
  await portal.startBackend();
  const failure = portal.failure().then(reason => {
    throw new Complaint(reason);
  });
  const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
  const { code } = await Promise.race([
    run(
      node,
      [
        playwright,
        'test',
        '--config',
        'packages/app/playwright.config.ts',
        ...process.argv.slice(2),
      ],
      {
        cwd: root,
        env: { ...env, ENVIRONMENTS_URL: portal.url },
      },
    ),
    failure,
  ]);
  return code;
}
