import path from 'node:path';
import { main, run } from './setup/command.mjs';
import { root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

await main(async () => {
  const { node, env } = await prepare('tsc');
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { code } = await run(node, [tsc, ...process.argv.slice(2)], { env });
  return code;
});
