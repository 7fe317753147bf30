import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Two commands at once must not install into the same folder: the second waits. */
export async function withSetupLock(dir, work) {
  fs.mkdirSync(dir, { recursive: true });
  const file = path.join(dir, 'set-up.lock');
  for (let told = false; !take(file); told = true) {
    if (!told) console.error('[set-up] Waiting for the set-up of another command');
    await sleep(250);
  }
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!holderLives(file)) fs.rmSync(file, { force: true });
  return false;
}

function holderLives(file) {
  try {
    const { mtimeMs } = fs.statSync(file);
    const pid = Number(fs.readFileSync(file, 'utf8'));
    // A file that has just been made may not have its content yet.
    if (!pid) return Date.now() - mtimeMs < 5_000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
