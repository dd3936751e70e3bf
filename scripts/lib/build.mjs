import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { inRoot, ROOT } from './root.mjs';
import { giveUp, say } from './say.mjs';

const DIST = inRoot('dist');
const STAMP = join(DIST, '.linli-build');
const BUILD_INFO = inRoot('.cache', 'tsconfig.build.tsbuildinfo');

/** Whether dist was made from exactly these sources. */
export function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceStamp() && missingOutputs().length === 0;
}

/** Compiles src into dist. Ends the process with the compiler's words when it fails. */
export function build() {
  say('正在编译… / Building…');
  const stamp = sourceStamp();
  removeStaleOutputs();
  // The compiler writes only what changed since its build info, which knows nothing of files deleted from dist.
  if (missingOutputs().length > 0) rmSync(BUILD_INFO, { force: true });
  rmSync(STAMP, { force: true });
  const run = spawnSync(
    process.execPath,
    [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    },
  );
  if (run.status !== 0) {
    giveUp(
      `${run.error ?? ''}${run.stdout}${run.stderr}\n源代码无法编译，见上。\nThe sources do not compile; see above.`,
    );
  }
  writeFileSync(STAMP, stamp);
}

/** Hash of everything the build depends on, file names included. */
function sourceStamp() {
  const hash = createHash('sha256');
  const settings = readdirSync(ROOT).filter((name) => /^tsconfig.*\.json$/.test(name));
  const files = [
    ...filesBelow(inRoot('src')),
    ...settings.map((name) => inRoot(name)),
    inRoot('package-lock.json'),
  ];
  for (const file of files.sort()) {
    hash.update(`${relative(ROOT, file)}\0`);
    hash.update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return `${hash.digest('hex')}\n`;
}

/** Paths below dist, without extension, that the sources lead to. */
function outputStems() {
  const sources = filesBelow(inRoot('src')).map((file) => relative(inRoot('src'), file));
  return new Set(
    sources
      .filter((file) => /\.[cm]?[jt]s$/.test(file) && !/\.spec\.ts$|\.d\.ts$/.test(file))
      .map((file) => file.replace(/\.[cm]?[jt]s$/, '')),
  );
}

const missingOutputs = () => [...outputStems()].filter((stem) => !existsSync(join(DIST, `${stem}.js`)));

function removeStaleOutputs() {
  const stems = outputStems();
  for (const file of filesBelow(DIST)) {
    const stem = relative(DIST, file).replace(/\.(d\.)?[cm]?[jt]s(\.map)?$/, '');
    if (/\.[jt]s(\.map)?$/.test(file) && !stems.has(stem)) rmSync(file);
  }
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${sep}${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}
