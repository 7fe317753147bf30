// Node.js and Yarn: the machine's own where they will do, else from the npm registry.
import fs from 'node:fs';
import path from 'node:path';
import { run, runQuietly } from './command.mjs';
import { root, toolsDir } from './paths.mjs';
import { stampFile } from './stamps.mjs';

const packageJson = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const nodeVersion = '24.21.0';
const yarnVersion = packageJson.packageManager.replace(/^yarn@/, '');
/** Backstage supports these. */
const supportedNodeMajors = [22, 24];

const toolFolder = name => path.join(toolsDir, name.replace(/[^a-z]+/g, '-').replace(/^-/, ''));
const fetched = {
  node: path.join(toolFolder('node'), 'node_modules/node/bin/node'),
  yarn: path.join(toolFolder('@yarnpkg/cli-dist'), 'node_modules/@yarnpkg/cli-dist/bin/yarn.js'),
};

/** @returns {Promise<import('./prepare.mjs').Tools>} */
export async function prepareTools(log) {
  let node = process.execPath;
  await log.step('Node.js', async say => {
    if (supportedNodeMajors.includes(Number(process.versions.node.split('.')[0]))) {
      return { action: 'skipped', what: `this machine's ${process.versions.node}` };
    }
    node = fetched.node;
    return fetchPackage('node', nodeVersion, say);
  });

  let yarn;
  await log.step('Yarn', async say => {
    yarn = await yarnOfThisMachine();
    if (yarn) return { action: 'skipped', what: `this machine's` };
    yarn = [node, fetched.yarn];
    return fetchPackage('@yarnpkg/cli-dist', yarnVersion, say);
  });

  const env = {
    ...process.env,
    PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
    YARN_ENABLE_TELEMETRY: '0',
  };
  return { node, yarn, env };
}

/** Yarn that runs this command (`yarn start`), or that is on PATH; never one that is downloaded. */
async function yarnOfThisMachine() {
  const env = { ...process.env, COREPACK_ENABLE_NETWORK: '0' };
  const candidates = [['yarn']];
  if (process.env.npm_config_user_agent?.startsWith('yarn/') && process.env.npm_execpath) {
    candidates.unshift([process.execPath, process.env.npm_execpath]);
  }
  for (const [command, ...args] of candidates) {
    const version = await run(command, [...args, '--version'], { capture: true, cwd: root, env })
      .then(({ code, output }) => (code === 0 ? output.trim() : ''))
      .catch(() => '');
    if (version === yarnVersion) return [command, ...args];
  }
  return undefined;
}

/** A tool in a folder of its own. */
async function fetchPackage(name, version, say) {
  const folder = toolFolder(name);
  // Written after npm has ended well: an install that was broken off does not count.
  const stamp = stampFile(toolsDir, path.basename(folder));
  if (fs.existsSync(folder) && stamp.matches(version)) {
    return { action: 'skipped', what: `${version}, already there` };
  }
  say(`fetching ${version} from the npm registry`);
  stamp.clear();
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const options = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  await runQuietly('npm', ['install', '--prefix', folder, ...options, `${name}@${version}`], {
    cwd: folder,
  });
  stamp.write(version);
  return { action: 'installed', what: `${version} installed` };
}
