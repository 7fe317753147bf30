// How fast what every request passes through is, on a PostgreSQL of its own.
//   npm run benchmark
import path from 'node:path';
import { startPostgres } from './database/postgres.mjs';
import { main, run } from './setup/command.mjs';
import { root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

await main(async () => {
  const { node, env } = await prepare('benchmark');
  const postgres = await startPostgres();
  try {
    const { code } = await run(
      node,
      [
        // It measures the repository's TypeScript as it is.
        ...['--require', path.join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs')],
        path.join(root, 'packages/commands/benchmark/reservations.mjs'),
      ],
      { env: { ...env, BENCHMARK_DATABASE: postgres.connectionString } },
    );
    return code;
  } finally {
    await postgres.stop();
  }
});
