import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT } from './root.mjs';
import { onStopRequests } from './stop-requests.mjs';

let interruption;
const running = new Set();

/** Signals end the child first; what comes after it (stopping PostgreSQL, removing folders) still happens. */
onStopRequests((signal) => {
  interruption ??= signal;
  for (const child of running) child.kill('SIGTERM');
});

/** Whether somebody asked to stop. */
export const isInterrupted = () => interruption !== undefined;

/** Runs a command with this terminal; answers its exit code, 128 and more for a signal. */
export function runChild(command, args, environment = {}) {
  if (interruption !== undefined) return Promise.resolve(128 + constants.signals[interruption]);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
      shell: process.platform === 'win32',
    });
    running.add(child);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve(signal ? 128 + constants.signals[signal] : code);
    });
  });
}
