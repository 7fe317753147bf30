// The repository's Yarn, for machines that have none: `npm run yarn -- install` after a change of
// a package.json.
import { main, run } from './setup/command.mjs';
import { root, toolsDir } from './setup/paths.mjs';
import { StepLog } from './setup/steps.mjs';
import { prepareTools } from './setup/tools.mjs';

await main(async () => {
  const { yarn, env } = await prepareTools(new StepLog({ dir: toolsDir, command: 'yarn' }));
  const [command, ...args] = yarn;
  const { code } = await run(command, [...args, ...process.argv.slice(2)], { cwd: root, env });
  return code;
});
