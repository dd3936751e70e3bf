import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../../scripts/lib/root.mjs';
import { atEnd } from './clean-up.mjs';

const START_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 30_000;
const ERROR_LEVEL = '"level":50';
const FOLLOW_PARENT = pathToFileURL(inRoot('scripts', 'lib', 'follow-parent.mjs')).href;

/** The built server in a process of its own, on a free port of the loopback. */
export class BenchServer {
  #child;
  #kill;
  #ended;

  constructor(child, kill, { port, startMilliseconds }) {
    this.#child = child;
    this.#ended = new Promise((resolve) => child.once('exit', resolve));
    this.#kill = kill;
    this.port = port;
    /** From its start until it listened. */
    this.startMilliseconds = startMilliseconds;
  }

  /**
   * @param profileFolder where the server leaves a CPU profile when it ends; undefined: nowhere
   * @throws Error when it does not listen within a minute
   */
  static async start(environment, profileFolder) {
    const profiling = profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [];
    const program = ['--import', FOLLOW_PARENT, inRoot('dist', 'main.js')];
    const begun = performance.now();
    const child = spawn(process.execPath, [...profiling, ...program], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        LINLI_HOST: '127.0.0.1',
        LINLI_PORT: '0',
        LINLI_LOG_LEVEL: 'info',
        LINLI_DEMO: 'false',
        // They would look through everybody at the start, while it is measured.
        LINLI_JOBS: 'false',
        LINLI_ACCESS_TOKEN_SECONDS: '86400',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const kill = atEnd(() => child.kill('SIGKILL'));
    const port = await portOf(child);
    return new BenchServer(child, kill, { port, startMilliseconds: performance.now() - begun });
  }

  /** Asks the server to stop. @throws Error unless it ends in good order, and in time */
  async stop() {
    this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MILLISECONDS);
    const code = await this.#ended;
    clearTimeout(late);
    this.#kill();
    if (code !== 0) throw new Error(`the server ended with ${code}`);
  }
}

/** Of what the server logs while it is measured only errors are kept: they say why an answer was not the wanted one. */
function tellErrors(chunk) {
  if (!chunk.includes(ERROR_LEVEL)) return;
  for (const line of String(chunk).split('\n')) if (line.includes(ERROR_LEVEL)) console.error(line);
}

/** The port that the server says it listens on. */
function portOf(child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (what) => reject(new Error(`the server ${what}:\n${printed.slice(-4000)}`));
    const late = setTimeout(() => fail('does not listen'), START_MILLISECONDS);
    child.once('error', reject);
    child.once('exit', (code) => fail(`ended with ${code}`));
    const look = (chunk) => {
      printed += chunk;
      const found = /"event":"server.listening".*?"port":(\d+)/.exec(printed);
      if (!found) return;
      clearTimeout(late);
      child.stdout.off('data', look);
      child.stdout.on('data', tellErrors);
      resolve(Number(found[1]));
    };
    child.stdout.on('data', look);
  });
}
