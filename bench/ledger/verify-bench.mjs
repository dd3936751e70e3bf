import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { promisify, parseArgs } from 'node:util';
import { ensure } from '../../scripts/lib/ensure.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';

// node bench/ledger/verify-bench.mjs [--postings 50000,200000] [--database sqlite|postgres]
/** With plenty of memory V8 lets garbage lie; so much the commands need, however large the books are. */
const HEAP = '--max-old-space-size=96';
const COMMANDS = ['verify', 'export', 'rebuild'];
const { values: options } = parseArgs({
  options: { postings: { type: 'string', default: '50000,200000' }, database: { type: 'string' } },
});
const sizes = options.postings.split(',').map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
  console.error('--postings is one number above 0 or several with commas between');
  process.exit(2);
}
ensure();
const { ENGINES } = await import('../support/engines.mjs');
const { machine } = await import('../support/report.mjs');
const { writeBooks } = await import('./verify-books.mjs');
const run = promisify(execFile);
const grouped = (value) => Math.round(value).toLocaleString('en');

console.log(
  machine()
    .map((line) => `- ${line}`)
    .join('\n'),
);
for (const [name, start] of Object.entries(ENGINES)) {
  if (options.database !== undefined && options.database !== name) continue;
  const engine = await start();
  console.log(`\n### Looking through the books, ${engine.title}\n`);
  console.log(
    '| Command | Postings | Entries | Seconds | Postings/s | Most memory, MiB |\n|---|--:|--:|--:|--:|--:|',
  );
  for (const size of sizes) {
    const database = await engine.createDatabase();
    const { entries, postings } = await writeBooks(database, size);
    for (const command of COMMANDS) {
      const given = [HEAP, inRoot('bench', 'ledger', 'verify-run.mjs'), command];
      const { stdout } = await run(process.execPath, given, {
        env: { ...process.env, NODE_ENV: 'test', ...database.environment },
      });
      const { seconds, mebibytes } = JSON.parse(stdout);
      console.log(
        `| \`ledger ${command}\` | ${grouped(postings)} | ${grouped(entries)} | ${seconds.toFixed(1)} | ${grouped(postings / seconds)} | ${grouped(mebibytes)} |`,
      );
    }
    await database.remove();
  }
  await engine.stop();
}
process.exit(0);
