// Starts the portal by `npm start` as a person does, asks for its pages and, with a token of
// `npm run token`, for environments, and stops it by Ctrl-C. Ends non-zero if one of that fails.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../portal/ports.mjs';
import { root } from '../setup/paths.mjs';

const port = await freePort();
const env = { ...process.env, ENVIRONMENTS_PORT: String(port) };
const url = `http://localhost:${port}`;

// A process group of its own, as a terminal gives it: Ctrl-C goes to all of it.
const portal = spawn('npm', ['start'], { cwd: root, env, stdio: 'pipe', detached: true });
const ended = once(portal, 'exit');
let output = '';
for (const stream of [portal.stdout, portal.stderr]) {
  stream.on('data', data => {
    output += data;
    process.stdout.write(data);
  });
}

try {
  await Promise.race([ready(), ended.then(() => assert.fail('npm start has ended'))]);
  const page = await fetch(url);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<title>/);
  const token = execFileSync('npm', ['run', '--silent', 'token', '--', 'dana'], { cwd: root, env });
  const answer = await fetch(`${url}/api/environments/environments`, {
    headers: { authorization: `Bearer ${String(token).trim()}` },
  });
  assert.equal(answer.status, 200);
  assert.ok(Array.isArray((await answer.json()).items));
  const stranger = await fetch(`${url}/api/environments/environments`);
  assert.equal(stranger.status, 401);
} finally {
  process.kill(-portal.pid, 'SIGINT');
  await ended;
}
await assert.rejects(fetch(url), 'Something listens still');

async function ready() {
  while (!output.includes('The portal is ready')) {
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}
