import { fork } from 'node:child_process';
import { inRoot } from '../../scripts/lib/root.mjs';
import { atEnd } from '../support/clean-up.mjs';

const START_MILLISECONDS = 20_000;

/** Starts the floor's server over a SQLite file in a process of its own; answers its port and how to end it. */
export async function startFloor(file) {
  const child = fork(inRoot('bench', 'reads', 'floor-server.mjs'), [file], { stdio: 'inherit' });
  const kill = atEnd(() => child.kill('SIGKILL'));
  const port = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the floor does not listen')), START_MILLISECONDS);
    child.once('exit', (code) => reject(new Error(`the floor ended with ${code}`)));
    child.once('message', (message) => {
      clearTimeout(late);
      resolve(message.port);
    });
  });
  return { port, stop: kill };
}
