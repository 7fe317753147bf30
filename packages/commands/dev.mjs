// The development portal with hot reloading: the pages' development server on port 3000, the
// backend on 7007, the simulated AWS beside them.
import path from 'node:path';
import { freePort, requirePort } from './portal/ports.mjs';
import { Portal } from './portal/Portal.mjs';
import { main, run } from './setup/command.mjs';
import { dataDir, root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

await main(async () => {
  const tools = await prepare('dev');
  await requirePort(3000, 'the development server');
  await requirePort(7007, 'the backend');
  const portal = new Portal({ tools, dataDir, port: 3000, simulatorPort: await freePort() });
  try {
    await portal.startSimulator();
    const cli = path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli');
    const config = ['app-config.yaml', 'packages/backend/development/app-config.dev.yaml'].flatMap(
      file => ['--config', file],
    );
    const { code } = await run(tools.node, [cli, 'repo', 'start', ...config], {
      cwd: root,
      env: portal.environment(),
    });
    return code;
  } finally {
    await portal.stop();
  }
});
