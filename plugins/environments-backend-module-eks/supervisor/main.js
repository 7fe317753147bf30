// @ts-check
'use strict';

// Runs one eksctl for one worker, which it is connected to by an IPC pipe, and outlives that worker just
// long enough to end eksctl: when the pipe ends, or when the worker has not renewed its deadline in time.
// eksctl has no signal handling of its own, and a killed or frozen worker would leave it running.

const { spawn } = require('node:child_process');
const { serveCredentials } = require('./credentials');
const { Deadline } = require('./Deadline');
const { ProcessGroup } = require('./ProcessGroup');
const { openWorkspace } = require('./workspace');

/** @typedef {import('../src/eksctl/protocol').ToSupervisor} ToSupervisor */
/** @typedef {import('../src/eksctl/protocol').FromSupervisor} FromSupervisor */
/** @typedef {Extract<ToSupervisor, { type: 'run' }>} Run */
/** @typedef {Extract<FromSupervisor, { type: 'ended' }>} Ended */

/** @type {InstanceType<typeof ProcessGroup> | undefined} */
let group;
/** @type {string | undefined} */
let stopped;
let grace = 0;
let running = false;
/** @type {(message: Extract<ToSupervisor, { type: 'credentials' }>) => void} */
let reply = () => {};
const deadline = new Deadline(() => stop('deadline'));

/** @param {FromSupervisor} message */
function tell(message) {
  return new Promise(resolve => {
    if (process.connected) process.send?.(message, undefined, undefined, resolve);
    else resolve(undefined);
  });
}

/** @param {string} why */
function stop(why) {
  if (stopped) return;
  stopped = why;
  group?.end(grace);
}

/** @param {Run} run */
async function carryOut(run) {
  grace = run.grace;
  deadline.set(run.until);
  const workspace = await openWorkspace();
  const credentials = await serveCredentials(workspace.tokenFile, tell);
  reply = credentials.reply;
  /** @type {Pick<Ended, 'exitCode' | 'signal' | 'failedToStart'>} */
  let end = {};
  try {
    if (!stopped) {
      const child = spawn(run.file, run.args, {
        cwd: workspace.folder,
        detached: true,
        env: { ...run.environment, ...workspace.environment, ...credentials.environment },
        // Its output goes straight to the worker, whose pipes these are.
        stdio: ['pipe', 'inherit', 'inherit'],
      });
      end = await new Promise(resolve => {
        child.once('error', error => resolve({ failedToStart: error.message }));
        child.once('exit', (exitCode, signal) =>
          resolve({ exitCode: exitCode ?? undefined, signal: signal ?? undefined }),
        );
        // What does not read its manifest ends for a reason of its own.
        child.stdin.on('error', () => {});
        child.stdin.end(run.input ?? '');
        if (child.pid !== undefined) {
          group = new ProcessGroup(child.pid);
          tell({ type: 'started', pid: child.pid, folder: workspace.folder });
        }
      });
    }
  } finally {
    group?.sweep();
    deadline.clear();
    credentials.close();
    await workspace.remove();
  }
  await tell({ type: 'ended', stopped, ...end });
}

process.on('message', message => {
  const order = /** @type {ToSupervisor} */ (message);
  if (order.type === 'run' && !running) {
    running = true;
    carryOut(order)
      .catch(error => tell({ type: 'ended', stopped, failedToStart: String(error) }))
      .finally(() => process.exit());
  } else if (order.type === 'renew') {
    deadline.set(order.until);
  } else if (order.type === 'credentials') {
    reply(order);
  } else if (order.type === 'stop') {
    stop('asked');
  }
});

/** @param {string} why */
function leave(why) {
  stop(why);
  if (!running) process.exit();
}

process.once('disconnect', () => leave('disconnected'));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, () => leave('signal'));
}
