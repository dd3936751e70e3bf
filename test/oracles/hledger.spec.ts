import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { exportJournal } from '../../src/timebank/export/export-journal.js';
import { accountName } from '../../src/timebank/export/journal-text.js';
import { replaceFile } from '../../src/timebank/export/replace-file.js';
import { type AccountKind, measureOf, type OwnerKind } from '../../src/timebank/ledger/ledger.js';
import { BookReader } from '../support/book-reader.js';
import { readJournal } from '../support/journal-reader.js';
import { RandomBooks } from '../support/random-books.js';
import { TestApp } from '../support/test-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Set LINLI_ORACLE_SEED to the number in a failed test's name to have the same run again. */
const SEED = Number(process.env['LINLI_ORACLE_SEED'] ?? Date.now() % 2 ** 31);
const STEPS = 400;

const run = promisify(execFile);
const hledger = async (...given: string[]): Promise<string> =>
  (await run('hledger', given, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })).stdout;
/** Also that accounts and commodities are declared, that honour is not turned into minutes, and that days rise. */
const check = (file: string) => hledger('check', '--strict', 'ordereddates', '-f', file);

let database: TestDatabase;
let uow: UnitOfWork;
let close: () => Promise<void>;
let reader: BookReader;
let file: string;
let text = '';

beforeAll(async () => {
  database = await createTestDatabase();
  ({ uow, close } = await TestApp.reopen(database));
  await (await RandomBooks.open(uow, SEED)).run(STEPS);
  reader = await BookReader.open(database);
  file = join(database.folder, 'books.journal');
  await reader.read((view) =>
    replaceFile(file, async (write) => {
      await exportJournal(view, (part) => {
        text += part;
        return write(part);
      });
    }),
  );
});
afterAll(async () => {
  await reader.close();
  await close();
  await database.remove();
});

describe(`rule 37: hledger reads the journal of a random run (seed ${SEED})`, () => {
  it('and finds every transaction in balance and every assertion true', async () => {
    expect(await check(file)).toBe('');
    const stats = await hledger('stats', '-f', file);
    expect(stats).toMatch(new RegExp(`Transactions\\s+: ${readJournal(text).transactions.length} `));
  });

  it('and comes to the balance of every account', async () => {
    const rows = parse(await hledger('balance', '--flat', '--empty', '--no-total', '-O', 'csv', '-f', file), {
      from_line: 2,
    }) as [string, string][];
    const accounts = await uow.read((view) =>
      view.rows<{
        owner_kind: OwnerKind;
        owner_id: string;
        kind: AccountKind;
        balance_minutes: number;
      }>(`SELECT owner_kind, owner_id, kind, balance_minutes FROM ledger_account WHERE posting_count > 0`),
    );
    const expected = accounts.map((account): [string, string] => [
      accountName(account.owner_kind, account.owner_id, account.kind),
      Number(account.balance_minutes) === 0 ? '0' : `${account.balance_minutes} ${measureOf(account.kind)}`,
    ]);
    expect(rows.length).toBeGreaterThan(30);
    expect(new Map(rows.sort())).toEqual(new Map(expected.sort()));
  });
});

describe('hledger refuses a journal that somebody changed', () => {
  const posting = / {2}(-?\d+) (HONOR|REDEEMABLE) = (-?\d+) /g;
  const nth = (n: number) => [...text.matchAll(posting)].at(n) as RegExpMatchArray;
  const replaced = (match: RegExpMatchArray, by: string): string =>
    text.slice(0, match.index) + by + text.slice((match.index ?? 0) + match[0].length);

  it.each([
    [
      'the minutes of a posting',
      /unbalanced|balance/,
      () => replaced(nth(20), `  7 ${nth(20)[2]} = ${nth(20)[3]} `),
    ],
    [
      'the balance after a posting',
      /assertion/,
      () => replaced(nth(20), `  ${nth(20)[1]} ${nth(20)[2]} = 1000007 `),
    ],
    [
      'a transaction left out',
      /assertion/,
      () => text.replace(/\n\d{4}-[^\n]* SERVICE_CREDIT\n(?: {4}[^\n]*\n)+/, '\n'),
    ],
    [
      'an account of somebody who is not there',
      /undeclared account/,
      () => text.replace(/^account volunteers:.*\n/m, ''),
    ],
    [
      'honour turned into minutes',
      /unbalanced|balance/,
      () =>
        `${text}2099-01-01 (510502001001#9999) TRANSFER\n    places:510502001001:honor_issued  -30 HONOR\n    places:510502001001:pool  30 REDEEMABLE\n`,
    ],
  ] as const)('%s', async (_, says, change) => {
    const changed = change();
    expect(changed).not.toBe(text);
    const other = join(database.folder, 'changed.journal');
    writeFileSync(other, changed);
    await expect(check(other)).rejects.toThrow(says);
  });
});
