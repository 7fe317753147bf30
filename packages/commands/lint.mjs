// ESLint over all packages (`-- --fix` passes on), then the formatting of all files.
import path from 'node:path';
import { main, run } from './setup/command.mjs';
import { root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

await main(async () => {
  const { node, env } = await prepare('lint');
  const cli = path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli');
  const prettier = path.join(root, 'node_modules/prettier/bin-prettier.js');
  const fix = process.argv.includes('--fix');
  const lint = await run(node, [cli, 'repo', 'lint', ...process.argv.slice(2)], { env });
  const format = await run(node, [prettier, fix ? '--write' : '--check', '--loglevel=warn', root], {
    env,
  });
  return lint.code || format.code;
});
