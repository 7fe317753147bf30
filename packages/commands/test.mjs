// All tests that need no browser: those of the commands themselves, then Jest over all packages with a
// PostgreSQL beside SQLite. `npm test -- <pattern>` runs only the test files that match.
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { startPostgres } from './database/postgres.mjs';
import { listFiles } from './setup/stamps.mjs';
import { main, run } from './setup/command.mjs';
import { formatDuration } from './setup/duration.mjs';
import { root, toolsDir } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

await main(async () => {
  const tools = await prepare('test');
  const args = process.argv.slice(2);
  const commands = args.length ? 0 : await runCommandTests(tools);
  const packages = await runPackageTests(tools, args);
  return commands || packages;
});

async function runCommandTests({ node, env }) {
  const files = listFiles(root, ['packages/commands']).filter(file => file.endsWith('.test.mjs'));
  const report = path.join(toolsDir, 'commands-tests.tap');
  const reporters = ['spec', 'stdout', 'tap', report];
  const [first, firstTo, second, secondTo] = reporters;
  const { code } = await run(
    node,
    [
      '--test',
      ...[`--test-reporter=${first}`, `--test-reporter-destination=${firstTo}`],
      ...[`--test-reporter=${second}`, `--test-reporter-destination=${secondTo}`],
      ...files,
    ],
    { env },
  );
  return code;
}

async function runPackageTests({ node, env }, args) {
  const start = performance.now();
  const postgres = await startPostgres();
  console.error(`[test] PostgreSQL started in ${formatDuration(performance.now() - start)}`);
  try {
    const report = path.join(toolsDir, 'jest-report.json');
    fs.rmSync(report, { force: true });
    const { code } = await run(
      node,
      [
        path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
        // A limit for what hangs, not for what is slow: machines are.
        ...['repo', 'test', '--watchAll=false', '--maxWorkers=2', '--testTimeout=60000'],
        ...['--json', `--outputFile=${report}`],
        ...args,
      ],
      {
        env: {
          ...env,
          BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: postgres.connectionString,
          BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        },
      },
    );
    return code;
  } finally {
    await postgres.stop();
  }
}
