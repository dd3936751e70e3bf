import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot, ROOT } from './root.mjs';
import { giveUp, say } from './say.mjs';

const STAMP = inRoot('node_modules', '.linli-install');
const LOCK_FILE = inRoot('package-lock.json');

const CAUSES = [
  {
    signs: /gyp ERR|node-gyp|not found: make|g\+\+|Could not find any Python/i,
    sentence:
      'better-sqlite3 需要编译，但缺少编译器。请安装 python3、make 和 g++（Debian/Ubuntu：apt-get install python3 make g++；macOS：xcode-select --install）后重试。\n' +
      'better-sqlite3 must be compiled and a compiler is missing. Install python3, make and g++ (Debian/Ubuntu: apt-get install python3 make g++; macOS: xcode-select --install), then try again.',
  },
  {
    signs: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT/,
    sentence:
      '无法连接 npm 软件源。请检查网络或 npm 的 registry、proxy 设置后重试。\n' +
      'The npm registry cannot be reached. Check the network, or npm’s registry and proxy settings, then try again.',
  },
  {
    signs: /EACCES|EPERM|EROFS/,
    sentence: '项目目录不可写。请检查其权限。\nThe project folder is not writable. Check its permissions.',
  },
  { signs: /ENOSPC/, sentence: '磁盘空间不足。\nThe disk is full.' },
];

/** Whether what is installed is what package-lock.json says, for this Node and this kind of machine. */
export function isInstalled() {
  const wanted = installStamp();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return true;
  if (existsSync(STAMP) || !agreesWithLock() || sqliteFault() !== undefined) return false;
  writeFileSync(STAMP, wanted); // somebody ran `npm ci` by hand
  return true;
}

/** Installs what package-lock.json says, development tools included. Ends the process with a sentence when it fails. */
export function install() {
  say('正在安装依赖（首次需一两分钟）… / Installing dependencies (a minute or two the first time)…');
  const { command, leading } = npm();
  const run = spawnSync(command, [...leading, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32' && leading.length === 0,
  });
  const output = run.error ? String(run.error) : `${run.stdout}${run.stderr}`;
  if (run.error || run.status !== 0) giveUp(explain(output));
  const fault = sqliteFault();
  if (fault !== undefined) giveUp(explain(`${output}\nnode-gyp: ${fault}`));
  writeFileSync(STAMP, installStamp());
}

/** A change of Node's ABI needs other native binaries, as does another kind of machine. */
function installStamp() {
  const { modules } = process.versions;
  const hash = createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex');
  return `${hash} ${process.platform}-${process.arch}-${modules}\n`;
}

function agreesWithLock() {
  const installed = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages);
  return wanted.every(
    ([path, entry]) =>
      path === '' || (present[path] === undefined ? entry.optional : present[path].version === entry.version),
  );
}

/** Why SQLite cannot be loaded: not compiled, or for another Node; undefined when it can. */
function sqliteFault() {
  try {
    const Database = createRequire(inRoot('package.json'))('better-sqlite3');
    new Database(':memory:').close();
    return undefined;
  } catch (error) {
    return error.message;
  }
}

/** The npm that runs this script, so that an npm outside PATH works too. */
function npm() {
  const path = process.env['npm_execpath'];
  if (path && /npm-cli\.c?js$/.test(path)) return { command: process.execPath, leading: [path] };
  return { command: 'npm', leading: [] };
}

function explain(output) {
  const tail = output.trimEnd().split('\n').slice(-25).join('\n');
  const cause = CAUSES.find(({ signs }) => signs.test(output));
  const sentence =
    cause?.sentence ?? '依赖安装失败，原因见上。\nThe dependencies could not be installed; see above.';
  return `${tail}\n\n${sentence}`;
}
