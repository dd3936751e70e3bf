import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from './report.mjs';

const SHOWN = 16;
const NO_WORK = new Set(['(idle)', '(root)']);

/** The scripts whose native calls, which a profile does not show, are SQLite's own work: statements and the disk's flush. */
const SQLITE_CALLS = new Map([
  ['query', /\/typeorm\/driver\/better-sqlite3\/BetterSqlite3QueryRunner\.js$/],
  // The functions that call a statement have no name.
  ['', /\/platform\/database\/prepared-sql\.js$/],
]);

/**
 * Where the server spent its time, by package and module: a table of the CPU profiles in a folder.
 * @param skippedMilliseconds of the beginning, in which it started
 */
export function profileTable(folder, skippedMilliseconds) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  const microseconds = new Map();
  for (const file of files) {
    const profile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    addProfile(profile, 1000 * skippedMilliseconds, microseconds);
  }
  const busy = [...microseconds].filter(([group]) => !NO_WORK.has(group));
  const total = busy.reduce((sum, [, time]) => sum + time, 0);
  const rows = busy
    .sort((a, b) => b[1] - a[1])
    .slice(0, SHOWN)
    .map(([group, time]) => [group, `${((100 * time) / total).toFixed(1)} %`]);
  return markdownTable(['Where (self time)', 'Share of the busy time'], rows);
}

function addProfile({ nodes, samples, timeDeltas }, skippedMicroseconds, microseconds) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, byId.get(id)])),
  );
  const groups = new Map(nodes.map((node) => [node.id, groupOf(node, parents)]));
  let passed = 0;
  samples.forEach((id, index) => {
    passed += timeDeltas[index];
    if (passed < skippedMicroseconds) return;
    const group = groups.get(id);
    microseconds.set(group, (microseconds.get(group) ?? 0) + timeDeltas[index]);
  });
}

/** A native function belongs to the script that called it. */
function groupOf(node, parents) {
  const { functionName, url } = node.callFrame;
  if (SQLITE_CALLS.get(functionName)?.test(url)) return 'SQLite';
  if (url) return scriptGroup(url);
  if (functionName.startsWith('(')) return functionName;
  let caller = parents.get(node.id);
  while (caller && !caller.callFrame.url) caller = parents.get(caller.id);
  return caller ? `native, called by ${scriptGroup(caller.callFrame.url)}` : '(native)';
}

function scriptGroup(url) {
  const library = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(url)?.[1];
  if (library) return library;
  const own = /\/dist\/((?:platform\/)?[^/]+)/.exec(url)?.[1];
  return own ? `Linli: ${own.replace(/\.js$/, '')}` : 'Node.js';
}
