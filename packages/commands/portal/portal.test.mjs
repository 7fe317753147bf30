import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Complaint } from '../setup/command.mjs';
import { ManagedProcess } from './ManagedProcess.mjs';
import { freePort, portalPort, requirePort } from './ports.mjs';

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-test-'));
after(() => fs.rmSync(dir, { recursive: true, force: true }));

const isAlive = pid => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
async function until(condition) {
  for (let tries = 0; !(await condition()); tries += 1) {
    assert.ok(tries < 600, 'it did not come to pass within a minute');
    await sleep(100);
  }
}
const start = (name, code) =>
  new ManagedProcess({
    name,
    node: process.execPath,
    args: ['-e', code],
    cwd: dir,
    env: process.env,
    logFile: path.join(dir, `${name}.log`),
  });

describe('A process of the portal', () => {
  it('tells why it is not ready when it ends at its start', async () => {
    const part = start('broken', 'console.log("no database"); process.exit(3)');
    await assert.rejects(
      part.ready(async () => false, 60),
      error =>
        error instanceof Complaint && /broken ended with 3.*no database/s.test(error.message),
    );
  });

  it('is ended even if it does not want to, with its children', async () => {
    const stubborn = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1e6);';
    const part = start(
      'stubborn',
      `const child = require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(
        stubborn,
      )}]);
       console.log(child.pid); ${stubborn}`,
    );
    const childPid = () => Number(fs.readFileSync(part.logFile, 'utf8'));
    await part.ready(async () => childPid() > 0, 60);
    const pid = childPid();
    await part.stop(0.2);
    assert.equal(isAlive(part.pid), false);
    await until(() => !isAlive(pid));
  });

  it('ends when the command that started it is killed', async () => {
    const module = JSON.stringify(new URL('./ManagedProcess.mjs', import.meta.url).href);
    const command = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { ManagedProcess } from ${module};
         const part = new ManagedProcess({ name: 'part', node: process.execPath,
           args: ['-e', 'setInterval(() => {}, 1e6); console.log("up")'], cwd: '.',
           env: process.env, logFile: ${JSON.stringify(path.join(dir, 'part.log'))} });
         await part.ready(async () => part.lastLines() === 'up', 60);
         console.log(part.pid);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [output] = await command.stdout.take(1).toArray();
    const pid = Number(String(output));
    assert.ok(isAlive(pid));
    command.kill('SIGKILL');
    await until(() => !isAlive(pid));
  });
});

describe('A port', () => {
  it('that is taken is told in words', async () => {
    const server = net.createServer();
    const port = await freePort();
    await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
    try {
      await assert.rejects(requirePort(port, 'the portal'), {
        message: new RegExp(`^Port ${port} is in use, so the portal cannot start`),
      });
    } finally {
      server.close();
    }
    await requirePort(await freePort(), 'the portal');
  });

  it('must be a number that can be one', () => {
    const before = process.env.ENVIRONMENTS_PORT;
    try {
      for (const wrong of ['0', '65536', '3000x', '-1', '1e3']) {
        process.env.ENVIRONMENTS_PORT = wrong;
        assert.throws(portalPort, Complaint);
      }
      process.env.ENVIRONMENTS_PORT = '4000';
      assert.equal(portalPort(), 4000);
    } finally {
      if (before === undefined) delete process.env.ENVIRONMENTS_PORT;
      else process.env.ENVIRONMENTS_PORT = before;
    }
  });
});
