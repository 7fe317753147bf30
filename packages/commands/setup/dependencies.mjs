import fs from 'node:fs';
import path from 'node:path';
import { Complaint, runQuietly } from './command.mjs';
import { root, toolsDir } from './paths.mjs';
import { hashOf, stampFile } from './stamps.mjs';

/** Installs the packages of yarn.lock, when it or a package.json has changed. */
export async function prepareDependencies(log, { yarn, env }) {
  const stamp = stampFile(toolsDir, 'dependencies');
  const hash = hashOf(root, manifests(), process.platform, process.arch);
  await log.step('Dependencies', async say => {
    const installed = fs.existsSync(path.join(root, 'node_modules/.yarn-state.yml'));
    if (installed && stamp.matches(hash)) return { action: 'skipped' };
    say('installing with Yarn; the first time this takes some minutes');
    stamp.clear();
    const [command, ...args] = yarn;
    await runQuietly(command, [...args, 'install', '--immutable'], { cwd: root, env }).catch(
      error => {
        const advice = 'After a change of a package.json run: npm run yarn -- install';
        throw error instanceof Complaint ? new Complaint(`${error.message}\n${advice}`) : error;
      },
    );
    stamp.write(hash);
    return { action: 'installed' };
  });
}

function manifests() {
  const workspaces = ['packages', 'plugins'].flatMap(folder =>
    fs.readdirSync(path.join(root, folder)).map(name => `${folder}/${name}/package.json`),
  );
  return ['package.json', 'yarn.lock', '.yarnrc.yml', '.yarn/patches', ...workspaces];
}
