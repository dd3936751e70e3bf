import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchConfirmations } from './confirmations/confirmations-bench.mjs';
import { benchCommands } from './ledger/commands-bench.mjs';
import { benchRankings } from './rankings/rankings-bench.mjs';
import { benchReads } from './reads/reads-bench.mjs';
import { atEnd } from './support/clean-up.mjs';
import { ENGINES } from './support/engines.mjs';
import { machine } from './support/report.mjs';

const BENCHES = {
  confirmations: { title: 'Confirming service records', run: benchConfirmations, seconds: 2 },
  commands: { title: 'Commands of the ledger', run: benchCommands, seconds: 2 },
  rankings: { title: 'Rankings', run: benchRankings, seconds: 1 },
  reads: { title: 'Everyday reads, beside the floor', run: benchReads, seconds: 1 },
};
/** A run takes about seven minutes; one that hangs ends all the same. */
const LIMIT_MINUTES = 30;
const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    database: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string' },
    // How many are ranked, one after the other.
    volunteers: { type: 'string', default: '100000' },
    'cpu-prof': { type: 'boolean', default: false },
  },
});
const chosen = (all, name) => Object.entries(all).filter(([key]) => name === undefined || key === name);
const benches = chosen(BENCHES, options.only);
const engines = chosen(ENGINES, options.database);
if (benches.length === 0 || engines.length === 0) {
  console.error(`--only ${Object.keys(BENCHES).join('|')}, --database ${Object.keys(ENGINES).join('|')}`);
  process.exit(2);
}
const rounds = Number(options.rounds);
const secondsOf = (bench) => Number(options.seconds ?? bench.seconds);
if (!(Number.isInteger(rounds) && rounds > 0) || !benches.every(([, bench]) => secondsOf(bench) > 0)) {
  console.error('--rounds and --seconds are numbers above 0');
  process.exit(2);
}
const volunteers = options.volunteers.split(',').map(Number);
if (!volunteers.every((count) => Number.isInteger(count) && count >= 1000)) {
  console.error('--volunteers are whole numbers from 1000 on, parted by commas');
  process.exit(2);
}
setTimeout(() => {
  console.error(`not done after ${LIMIT_MINUTES} minutes`);
  process.exit(1);
}, LIMIT_MINUTES * 60_000).unref();
const say = (line) => console.error(line);
console.log(
  machine()
    .map((line) => `- ${line}`)
    .join('\n'),
);
for (const [, start] of engines) {
  const engine = await start();
  console.log(`- ${await engine.describe()}`);
  for (const [, bench] of benches) {
    const profileFolder = options['cpu-prof']
      ? mkdtempSync(join(tmpdir(), 'linli-bench-profile-'))
      : undefined;
    const remove = atEnd(() => profileFolder && rmSync(profileFolder, { recursive: true, force: true }));
    const table = await bench.run(engine, {
      ...{ rounds, seconds: secondsOf(bench), volunteers, profileFolder, say },
    });
    console.log(`\n### ${bench.title}, ${engine.title}\n\n${table}`);
    remove();
  }
  await engine.stop();
}
