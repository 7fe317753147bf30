// The main job in a terminal: a developer files the template and gets an environment, from the
// real parts and a simulated AWS, on free ports and with data that is removed at the end.
//   npm run demo
//   npm run demo -- --fail vpc-limit     AWS refuses: the demo ends non-zero with the reason
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { planFault } from './demo/faults.mjs';
import { Stopwatch } from './demo/Stopwatch.mjs';
import { fileTemplate, formDefaults, readTemplate } from './demo/template.mjs';
import { findEnvironment, findResource, watchUntilReady } from './demo/watch.mjs';
import { interrupted } from './portal/interrupt.mjs';
import { signIn } from './portal/personas.mjs';
import { freePort } from './portal/ports.mjs';
import { Portal } from './portal/Portal.mjs';
import { PortalClient } from './portal/PortalClient.mjs';
import { Complaint, main } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';

const name = 'dana-demo';

await main(async () => {
  const { values } = parseArgs({ options: { fail: { type: 'string' } } });
  const fault = values.fail || process.env.ENVIRONMENTS_DEMO_FAULT;
  const watch = new Stopwatch();
  const tools = await watch.lap('Set-up', () => prepare('demo'));

  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'environments-demo-'));
  const portal = new Portal({
    tools,
    dataDir,
    port: await freePort(),
    simulatorPort: await freePort(),
  });
  const stop = interrupted();
  try {
    return await Promise.race([demonstrate(portal, fault, watch), stop.then(() => 130)]);
  } finally {
    await portal.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
});

async function demonstrate(portal, fault, watch) {
  await watch.lap('Start of the simulated AWS', () => portal.startSimulator());
  if (fault) await planFault(portal.simulatorUrl, fault);
  await watch.lap('Start of the backend', () => portal.startBackend());
  const failure = portal.failure().then(reason => {
    throw new Complaint(reason);
  });
  const { environment, resource } = await Promise.race([createEnvironment(portal, watch), failure]);
  console.log(summary(portal, environment, resource, watch));
  return 0;
}

async function createEnvironment(portal, watch) {
  const client = new PortalClient(portal.url, await signIn(portal.url, 'dana'));
  const taskId = await watch.lap('Dana files the template', async () => {
    const template = await readTemplate(client);
    console.log(`         template: ${template.title}`);
    return fileTemplate(client, {
      ...formDefaults(template),
      name,
      owner: 'group:default/team-a',
      lifetime: 'P1D',
    });
  });
  return watch.lap(
    `eksctl creates the cluster (time runs ${portal.speed} times as fast)`,
    async () => {
      const { id } = await findEnvironment(client, taskId, name);
      const environment = await watchUntilReady(client, id, line => console.log(line));
      const resource = await findResource(client, name);
      return { environment, resource };
    },
  );
}

function summary(portal, environment, resource, watch) {
  const { name: title, status, owner, region, expiresAt, connection = {} } = environment;
  const until = expiresAt ? `, until ${expiresAt}` : '';
  return `
The environment is ${status}.
  name        ${title}, of ${owner}, in ${region}${until}
  catalog     ${resource.kind.toLowerCase()}:default/${resource.metadata.name}
  endpoint    ${connection.endpoint ?? '-'}
  connect     aws eks update-kubeconfig --region ${region} --name ${title}
              (with a real AWS account: this one was simulated)
How long it took
${watch.lines().join('\n')}
In a browser: npm start`;
}
