// How fast what every request passes through is, and what grows with time, on a PostgreSQL of its own.
//   npm run benchmark
//   npm run benchmark -- lists
import path from 'node:path';
import { startPostgres } from './database/postgres.mjs';
import { main, run } from './setup/command.mjs';
import { root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

await main(async () => {
  const { node, env } = await prepare('benchmark');
  const wanted = process.argv.slice(2);
  const postgres = await startPostgres();
  try {
    for (const what of wanted.length > 0 ? wanted : ['reservations', 'lists']) {
      const { code } = await run(
        node,
        [
          // It measures the repository's TypeScript as it is.
          ...['--require', path.join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs')],
          path.join(root, `packages/commands/benchmark/${what}.mjs`),
        ],
        { env: { ...env, BENCHMARK_DATABASE: postgres.connectionString } },
      );
      if (code !== 0) return code;
    }
    return 0;
  } finally {
    await postgres.stop();
  }
});
