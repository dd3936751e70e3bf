import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';
import { inRoot } from './root.mjs';
import { onStopRequests } from './stop-requests.mjs';

/** Ctrl-C reaches this process from the terminal and once more from npm: signals this close together are one. */
const SAME_SIGNAL_MILLISECONDS = 500;

/**
 * Runs a compiled program with this terminal and ends as it ends. The program has a process group of its own and gets
 * each signal once, from here; when this process is killed, it is asked to stop (follow-parent.mjs).
 */
export function run(file, args = [], environment = {}) {
  const follow = pathToFileURL(inRoot('scripts', 'lib', 'follow-parent.mjs')).href;
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', follow, inRoot(file), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
    env: { ...process.env, ...environment },
  });
  let lastSignal = 0;
  onStopRequests((signal) => {
    const now = Date.now();
    if (now - lastSignal > SAME_SIGNAL_MILLISECONDS) child.kill(signal);
    lastSignal = now;
  });
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}
