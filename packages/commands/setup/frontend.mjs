import fs from 'node:fs';
import path from 'node:path';
import { runQuietly } from './command.mjs';
import { root, toolsDir } from './paths.mjs';
import { hashOf, stampFile } from './stamps.mjs';

/** Builds the pages, when what they follow from has changed. */
export async function prepareFrontend(log, { node, env }) {
  const stamp = stampFile(toolsDir, 'frontend');
  const hash = hashOf(root, sources());
  await log.step('Pages', async say => {
    const built = fs.existsSync(path.join(root, 'packages/app/dist/index.html'));
    if (built && stamp.matches(hash)) return { action: 'skipped' };
    say('building the frontend');
    stamp.clear();
    await runQuietly(
      node,
      [path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli'), 'package', 'build'],
      { cwd: path.join(root, 'packages/app'), env },
    );
    stamp.write(hash);
    return { action: 'built' };
  });
}

/** The app and the workspaces it is made of; the config decides which plugins are discovered. */
function sources() {
  const entries = [
    'yarn.lock',
    'app-config.yaml',
    'packages/app/package.json',
    'packages/app/public',
    'packages/app/src',
    'plugins/environments',
    'plugins/environments-common',
  ];
  for (const plugin of fs.readdirSync(path.join(root, 'plugins'))) {
    entries.push(`plugins/${plugin}/config.d.ts`);
  }
  return entries;
}
