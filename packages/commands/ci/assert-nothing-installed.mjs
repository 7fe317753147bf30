// Ends non-zero unless the last run of a command, by the step log, installed and built nothing.
import fs from 'node:fs';
import path from 'node:path';
import { toolsDir } from '../setup/paths.mjs';

const lines = fs.readFileSync(path.join(toolsDir, 'steps.log'), 'utf8').trim().split('\n');
const steps = lines.map(line => JSON.parse(line));
const { run } = steps.at(-1);
const done = steps.filter(step => step.run === run);
const busy = done.filter(({ action }) => action !== 'skipped');
for (const { command, step, action, ms } of busy) {
  console.error(`${command} did "${step}" again: ${action} in ${ms} ms`);
}
console.log(`${done.length} steps of the last run, ${busy.length} of them did something`);
process.exitCode = busy.length ? 1 : 0;
