import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInterrupted, runChild } from './lib/child.mjs';
import { ensure } from './lib/ensure.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { inRoot, ROOT } from './lib/root.mjs';
import { giveUp, say } from './lib/say.mjs';

// npm test -- [--quick | --faults | --oracles] [--sqlite | --postgres] [anything Jest takes, such as a part of a file's name]
const OWN_OPTIONS = ['--quick', '--faults', '--oracles', '--sqlite', '--postgres'];
/** How far `--faults` goes; each can be set in the environment. */
const FAULTS = {
  LINLI_FAULT_ROUNDS: '100',
  LINLI_MODEL_RUNS: '1000',
  LINLI_MODEL_COMMANDS: '100',
  LINLI_RACE_COMMANDS: '10000',
};

const given = process.argv.slice(2);
const has = (option) => given.includes(option);
const jestArgs = given.filter((argument) => !OWN_OPTIONS.includes(argument));
const rootPattern = ROOT.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

if (has('--oracles')) requireTools();
ensure();
const total = { passed: 0, failed: 0 };
let exitCode = 0;
const databases = chosenDatabases();
for (const [index, database] of databases.entries()) {
  if (isInterrupted()) break;
  await testOn(database, index > 0);
}
if (total.passed + total.failed === 0) {
  say('没有运行任何测试。 / No test ran.');
  exitCode ||= 1;
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = exitCode || (total.failed > 0 ? 1 : 0);

function chosenDatabases() {
  if (has('--postgres')) return has('--sqlite') ? ['sqlite', 'postgres'] : ['postgres'];
  return has('--sqlite') || has('--quick') ? ['sqlite'] : ['sqlite', 'postgres'];
}

/** What adds the books up independently, what makes disks fail and what renders documents is not on every machine, so their tests are apart. */
function requireTools() {
  const packages = 'apt-get install hledger strace poppler-utils';
  for (const [tool, option] of [
    ['hledger', '--version'],
    ['strace', '--version'],
    ['pdftoppm', '-v'],
  ]) {
    const answer = spawnSync(tool, [option], { encoding: 'utf8' });
    if (answer.status === 0) say(`${answer.stdout}${answer.stderr}`.split('\n')[0].trim());
    else giveUp(`需要 ${tool}：${packages}\n${tool} is needed: ${packages}`);
  }
}

async function testOn(database, isSecondRun) {
  const server = database === 'postgres' ? await startPostgres() : undefined;
  say(`\n── ${database === 'postgres' ? 'PostgreSQL' : 'SQLite'} ──`);
  try {
    await runJest({
      ignored: ignoredPaths(database, isSecondRun),
      environment: {
        LINLI_TEST_DATABASE: database,
        ...(server && { LINLI_TEST_POSTGRES_URL: server.url }),
        ...(has('--faults') && { ...FAULTS, ...process.env }),
      },
    });
  } finally {
    await server?.stop();
  }
}

/** What is of the other database alone, by its file's name; and the rules of the kernel touch no database: once is enough. */
function ignoredPaths(database, isSecondRun) {
  const other = database === 'sqlite' ? 'postgres' : 'sqlite';
  const ignored = ['/node_modules/', `-${other}\\.spec\\.ts$`];
  if (isSecondRun) ignored.push(`^${rootPattern}/src/kernel/`);
  // The rules, and the main job through all layers; the other journeys each start an application of their own.
  if (has('--quick')) ignored.push(`^${rootPattern}/test/(?!journeys/main-job)`);
  if (has('--faults')) ignored.push(`^${rootPattern}/(?!test/faults/)`);
  ignored.push(has('--oracles') ? `^${rootPattern}/(?!test/oracles/)` : `^${rootPattern}/test/oracles/`);
  return ignored;
}

async function runJest({ ignored, environment }) {
  const folder = mkdtempSync(join(tmpdir(), 'linli-jest-'));
  const report = join(folder, 'report.json');
  const options = ['--maxWorkers=2', '--passWithNoTests', '--json', `--outputFile=${report}`];
  if (process.env['CI']) options.push('--ci');
  for (const pattern of ignored) options.push(`--testPathIgnorePatterns=${pattern}`);
  try {
    const code = await runChild(
      process.execPath,
      [inRoot('node_modules', 'jest', 'bin', 'jest.js'), ...jestArgs, ...options],
      {
        ...environment,
        NODE_ENV: 'test',
        NODE_OPTIONS:
          `${process.env['NODE_OPTIONS'] ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
      },
    );
    exitCode ||= code;
    addUp(JSON.parse(readFileSync(report, 'utf8')));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error; // Jest ended before it could write a report
    exitCode ||= 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not even be loaded counts as one failed test. */
function addUp({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
  total.passed += numPassedTests;
  total.failed += numFailedTests + numRuntimeErrorTestSuites;
}
