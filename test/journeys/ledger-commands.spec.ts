import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ExportedHead, exportHeads } from '../../src/timebank/verify/verify-ledger.js';
import { BOOKS_A } from '../support/book-rows.js';
import { addUp, readJournal } from '../support/journal-reader.js';
import { TamperedBooks } from '../support/tampered-books.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

interface Ended {
  readonly code: number;
  readonly lines: readonly string[];
  readonly stderr: string;
}

let bench: TamperedBooks;
let journalFile: string;

beforeAll(async () => {
  bench = await TamperedBooks.open();
  journalFile = join(bench.database.folder, 'books.journal');
});
afterAll(() => bench.close());

/** A command of the built program, beside whoever has the database open. */
const ledger = (given: readonly string[], environment = bench.database.environment): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, NODE_ENV: 'test', ...environment };
    execFile(process.execPath, [CLI, 'ledger', ...given], { env }, (error, stdout, stderr) => {
      const code = error ? Number(error.code) : 0;
      resolve({ code, lines: stdout.trimEnd().split('\n'), stderr });
    });
  });

/** The same database, pointed at by the option. */
const elsewhere = (): string[] =>
  bench.database.file ? ['--file', bench.database.file] : ['--url', bench.database.ownerUrl ?? ''];

describe('the commands that look through the books', () => {
  it('verify: right, quiet and with exit code 0', async () => {
    const ended = await ledger(['verify']);
    expect(ended).toEqual({
      code: 0,
      lines: ['✓ 账目无误 the books are right: 32 entries, 109 postings'],
      stderr: '',
    });
  });

  it('verify: of a backup or a replica that is not the configured database', async () => {
    const nowhere = {
      LINLI_SQLITE_FILE: join(bench.database.folder, 'none.sqlite'),
      LINLI_SECRETS_FILE: join(bench.database.folder, 'none.json'),
    };
    expect(await ledger(['verify', ...elsewhere()], nowhere)).toMatchObject({ code: 0 });
    const missing = await ledger(['verify', '--file', join(bench.database.folder, 'no.sqlite')], nowhere);
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('no such file') });
  });

  it('export: the journal and the heads, which verify then asks for', async () => {
    const { lines } = await ledger(['export', journalFile]);
    expect(lines).toEqual([
      `32 entries written to ${journalFile}, 4 chain heads to ${journalFile}.heads.json`,
    ]);
    expect(addUp(readJournal(readFileSync(journalFile, 'utf8'))).wrong).toBeNull();
    const heads = JSON.parse(readFileSync(`${journalFile}.heads.json`, 'utf8')) as ExportedHead[];
    expect(heads).toEqual(await bench.uow.read(exportHeads));
    expect(await ledger(['verify', '--heads', `${journalFile}.heads.json`])).toMatchObject({ code: 0 });
  });

  it('heads: the same file by itself', async () => {
    const file = join(bench.database.folder, 'heads.json');
    expect((await ledger(['heads', file])).lines).toEqual([`4 chain heads written to ${file}`]);
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(`${journalFile}.heads.json`, 'utf8'));
    const [first, ...rest] = JSON.parse(readFileSync(file, 'utf8')) as ExportedHead[];
    writeFileSync(file, JSON.stringify([{ ...first, headHash: '0'.repeat(64) }, ...rest]));
    const ended = await ledger(['verify', '--heads', file]);
    expect(ended).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('✗ TAIL_REWRITTEN'), expect.anything()],
    });
  });

  it('rebuild: nothing differs', async () => {
    expect(await ledger(['rebuild'])).toEqual({
      code: 0,
      lines: [expect.stringMatching(/^✓ 无差异 nothing differs: \d+ accounts, 4 chains, 0 ranking rows$/)],
      stderr: '',
    });
  });

  it('verify and rebuild: the first wrong row first, why, and exit code 1', async () => {
    const change = (by: string) =>
      `UPDATE ledger_account SET balance_minutes = balance_minutes ${by} WHERE owner_id = '${BOOKS_A}' AND kind = 'POOL'`;
    await bench.tamperer.attempt(change('+ 30'));
    const verified = await ledger(['verify']);
    const rebuilt = await ledger(['rebuild']);
    await bench.tamperer.attempt(change('- 30'));
    expect(verified.code).toBe(1);
    expect(verified.lines[0]).toMatch(
      /^✗ COUNTER ledger_account \S+ \(510502001001 POOL\): 余额 30，明细合计 0 \/ says 30, its postings sum to 0$/,
    );
    expect(verified.lines.at(-1)).toMatch(/^✗ 账目有误 the books are wrong/);
    expect(rebuilt.code).toBe(1);
    expect(rebuilt.lines[0]).toMatch(
      /^✗ ledger_account \(id = \S+\): balance_minutes 记为 30，应为 0 \/ balance_minutes is 30, not 0$/,
    );
  });
});
