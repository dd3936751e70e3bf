import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { SystemClock } from '../kernel/clock.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { compareRankings, RANKING_SIDE_TABLES } from '../rankings/ranking-comparison.js';
import { COUNTER_SIDE_TABLES, rebuildCounters } from '../timebank/rebuild/rebuild-counters.js';
import { type ExportedHead, runVerify } from '../timebank/verify/verify-ledger.js';
import { differenceText } from './difference-text.js';
import { readHeads } from '../timebank/verify/chain-heads.js';
import { exportJournal, type JournalExport } from '../timebank/export/export-journal.js';
import { headsText } from '../timebank/export/heads-file.js';
import { replaceFile } from '../timebank/export/replace-file.js';
import { type ReaderOptions, withReader } from './application.js';
import { ProgressLine } from './progress-line.js';
import { fail, say } from './terminal.js';

type VerifyOptions = ReaderOptions & { readonly heads?: string };

/** Commands that look through the books and change nothing in them. */
export function addLedgerCommands(program: Command): void {
  const ledger = program.command('ledger').description('the time bank’s books');
  const reading = (name: string): Command =>
    ledger
      .command(name)
      .option('--file <file>', 'a SQLite file other than the configured database, such as a backup')
      .option('--url <url>', 'a PostgreSQL other than the configured database, such as a replica');
  reading('verify')
    .description('prove every invariant')
    .option('--heads <file>', 'compare with chain heads exported earlier')
    .action(verifyLedger);
  reading('export <file>')
    .description('write the journal in hledger’s format, and the heads of the hash chains beside it')
    .action(exportLedger);
  reading('rebuild')
    .description('recompute every counter and ranking row beside the real ones and say what differs')
    .action(rebuildLedger);
  reading('heads <file>')
    .description('export the heads of the hash chains for safekeeping')
    .action(saveHeads);
}

async function verifyLedger(options: VerifyOptions): Promise<void> {
  const heads = options.heads === undefined ? undefined : headsOf(options.heads);
  const progress = new ProgressLine();
  const report = await withReader(options, (view) =>
    runVerify(view, { heads, onProgress: progress.show }),
  ).finally(() => progress.clear());
  for (const fault of report.faults) say(`✗ ${fault.code} ${fault.where}: ${fault.text}`);
  say(
    `${report.ok ? '✓ 账目无误 the books are right' : '✗ 账目有误 the books are wrong'}: ${report.entries} entries, ${report.postings} postings`,
  );
  if (!report.ok) process.exitCode = 1;
}

function headsOf(file: string): ExportedHead[] {
  if (!existsSync(file)) fail(`没有文件 ${file} / no such file: ${file}`);
  return JSON.parse(readFileSync(file, 'utf8')) as ExportedHead[];
}

/** The journal, and in the same state of the books the heads, in the file that `ledger heads` would write. */
async function exportLedger(file: string, options: ReaderOptions): Promise<void> {
  const progress = new ProgressLine();
  const headsFile = `${file}.heads.json`;
  const { entries, heads } = await withReader(options, async (view) => {
    let written: JournalExport = { entries: 0, heads: [] };
    await replaceFile(file, async (write) => {
      written = await exportJournal(view, write, progress.show);
    });
    return written;
  }).finally(() => progress.clear());
  await replaceFile(headsFile, (write) => write(headsText(heads)));
  say(`${entries} entries written to ${file}, ${heads.length} chain heads to ${headsFile}`);
}

async function rebuildLedger(options: ReaderOptions): Promise<void> {
  const progress = new ProgressLine();
  const today = serviceDayOf(new SystemClock().now());
  const { counters, rankings } = await withReader(
    options,
    async (view) => ({
      counters: await rebuildCounters(view, progress.show),
      rankings: await compareRankings(view, today, progress.show),
    }),
    [...COUNTER_SIDE_TABLES, ...RANKING_SIDE_TABLES],
  ).finally(() => progress.clear());
  const differences = [...counters.differences, ...rankings.differences];
  for (const difference of differences) say(`✗ ${differenceText(difference)}`);
  if (rankings.waitingEvents > 0) {
    say(
      `${rankings.waitingEvents} 个事件待处理，未比较其志愿者 events are on their way to the rankings; left out: ${rankings.waitingVolunteers} volunteers`,
    );
  }
  say(
    `${differences.length === 0 ? '✓ 无差异 nothing differs' : '✗ 有差异 there are differences'}: ${counters.accounts} accounts, ${counters.chains} chains, ${rankings.rows} ranking rows`,
  );
  if (rankings.differences.length > 0)
    say('重新计算排名 to compute the rankings anew: npm run cli -- rankings rebuild');
  if (differences.length > 0) process.exitCode = 1;
}

async function saveHeads(file: string, options: ReaderOptions): Promise<void> {
  const heads = await withReader(options, readHeads);
  await replaceFile(file, (write) => write(headsText(heads)));
  say(`${heads.length} chain heads written to ${file}`);
}
