import 'reflect-metadata';
import { performance } from 'node:perf_hooks';
import { fromDist } from '../support/dist.mjs';

// The command's own work, in a process of its own so that its memory is its own; answers a line of JSON.
// node bench/ledger/verify-run.mjs verify|export|rebuild, with the environment of the server
const { withReader } = await fromDist('cli/application.js');
const { compareRankings, RANKING_SIDE_TABLES } = await fromDist('rankings/ranking-comparison.js');
const { exportJournal } = await fromDist('timebank/export/export-journal.js');
const { COUNTER_SIDE_TABLES, rebuildCounters } = await fromDist('timebank/rebuild/rebuild-counters.js');
const { runVerify } = await fromDist('timebank/verify/verify-ledger.js');

const WORK = {
  verify: () => withReader({}, (view) => runVerify(view)),
  export: () => withReader({}, (view) => exportJournal(view, async () => {})),
  rebuild: () =>
    withReader(
      {},
      async (view) => {
        const counters = await rebuildCounters(view);
        const rankings = await compareRankings(view, '2026-01-01');
        return { ok: counters.differences.length === 0, waiting: rankings.waitingEvents };
      },
      [...COUNTER_SIDE_TABLES, ...RANKING_SIDE_TABLES],
    ),
};

const begun = performance.now();
const report = await WORK[process.argv[2]]();
if (report.ok === false) throw new Error(JSON.stringify(report.faults?.slice(0, 3) ?? report));
console.log(
  JSON.stringify({
    seconds: (performance.now() - begun) / 1000,
    // Kilobytes (getrusage).
    mebibytes: process.resourceUsage().maxRSS / 1024,
  }),
);
