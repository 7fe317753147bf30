import { prepareDependencies } from './dependencies.mjs';
import { prepareFrontend } from './frontend.mjs';
import { withSetupLock } from './lock.mjs';
import { root, toolsDir } from './paths.mjs';
import { StepLog } from './steps.mjs';
import { prepareTools } from './tools.mjs';

/**
 * @typedef {object} Tools
 * @property {string} node the Node.js that runs the portal
 * @property {string[]} yarn Yarn, as a command and its first arguments
 * @property {NodeJS.ProcessEnv} env for every child
 */

/**
 * Everything that a command needs on a machine with nothing but Node.js and npm.
 * @param {string} command for the step log
 * @param {{ frontend?: boolean }} [needs]
 * @returns {Promise<Tools>}
 */
export async function prepare(command, { frontend = false } = {}) {
  process.chdir(root);
  const log = new StepLog({ dir: toolsDir, command });
  return withSetupLock(toolsDir, async () => {
    const tools = await prepareTools(log);
    await prepareDependencies(log, tools);
    if (frontend) await prepareFrontend(log, tools);
    return tools;
  });
}
