import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { exportJournal } from '../../src/timebank/export/export-journal.js';
import { accountName } from '../../src/timebank/export/journal-text.js';
import { replaceFile } from '../../src/timebank/export/replace-file.js';
import type { AccountKind, OwnerKind } from '../../src/timebank/ledger/ledger.js';
import { exportHeads, runVerify } from '../../src/timebank/verify/verify-ledger.js';
import { BookReader } from '../support/book-reader.js';
import { addUp, type Journal, readJournal } from '../support/journal-reader.js';
import { RandomBooks } from '../support/random-books.js';
import { TestApp } from '../support/test-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const STEPS = 250;

let database: TestDatabase;
let uow: UnitOfWork;
let close: () => Promise<void>;
let books: RandomBooks;
let reader: BookReader;
let text: string;
let journal: Journal;

const written = async (): Promise<string> => {
  let all = '';
  await reader.read((view) =>
    exportJournal(view, (part) => {
      all += part;
      return Promise.resolve();
    }),
  );
  return all;
};

beforeAll(async () => {
  database = await createTestDatabase();
  ({ uow, close } = await TestApp.reopen(database));
  books = await RandomBooks.open(uow, 510_502);
  await books.run(STEPS);
  reader = await BookReader.open(database);
  text = await written();
  journal = readJournal(text);
});
afterAll(async () => {
  await reader.close();
  await close();
  await database.remove();
});

describe('rule 37: the journal in hledger’s format', () => {
  it('is of books that verify, with entries of every kind', async () => {
    expect((await reader.read((view) => runVerify(view))).faults).toEqual([]);
    expect(new Set(journal.transactions.map(({ kind }) => kind)).size).toBe(11);
  });

  it('has every entry once, in balance, with assertions that hold, and comes to the same balances', async () => {
    const { balances, wrong } = addUp(journal);
    expect(wrong).toBeNull();
    const accounts = await uow.read((view) =>
      view.rows<{ owner_kind: OwnerKind; owner_id: string; kind: AccountKind; balance_minutes: number }>(
        'SELECT owner_kind, owner_id, kind, balance_minutes FROM ledger_account',
      ),
    );
    const expected = accounts.map((account): [string, number] => [
      accountName(account.owner_kind, account.owner_id, account.kind),
      Number(account.balance_minutes),
    ]);
    expect(new Map([...balances].sort())).toEqual(new Map(expected.sort()));
  });

  it('tells of each entry id, place, number, kind, hash and what it rests on', async () => {
    const rows = await uow.read((view) =>
      view.rows<Record<string, string | number | null>>('SELECT * FROM ledger_entry ORDER BY id'),
    );
    const told = journal.transactions.map(({ kind, tags }) => ({ kind, ...tags }));
    expect(told).toHaveLength(rows.length);
    const optional = (name: string, value: unknown) => (value === null ? {} : { [name]: value });
    expect(new Set(told.map((entry) => JSON.stringify(Object.entries(entry).sort())))).toEqual(
      new Set(
        rows.map((row) =>
          JSON.stringify(
            Object.entries({
              kind: row['kind'],
              entry: row['id'],
              at: new Date(Number(row['created_at'])).toISOString(),
              place: row['place_code'],
              sequence: String(row['sequence']),
              ...optional('record', row['service_record_id']),
              ...optional('redemption', row['redemption_id']),
              ...optional('reverses', row['reverses_entry_id']),
              policy: row['policy_version_id'],
              hash: row['hash'],
            }).sort(),
          ),
        ),
      ),
    );
  });

  it('names nobody and repeats no free text', () => {
    for (const secret of ['张', '误记', 'merge ']) expect(text).not.toContain(secret);
  });

  it('begins with the heads of the chains', async () => {
    for (const { placeCode, sequence, headHash } of await reader.read(exportHeads))
      expect(text).toContain(`; head ${placeCode} ${sequence} ${headHash}\n`);
  });

  it('is of one moment, whatever is posted while it is written', async () => {
    const before = journal.transactions.length;
    let all = '';
    await reader.read((view) =>
      exportJournal(view, async (part) => {
        all += part;
        await books.run(3);
      }),
    );
    expect(readJournal(all).transactions).toHaveLength(before);
    expect(readJournal(await written()).transactions.length).toBeGreaterThan(before);
  });
});

describe('a file that is written', () => {
  it('is there whole or not at all, and for its owner’s eyes', async () => {
    const file = join(database.folder, 'books.journal');
    await replaceFile(file, (write) => write(text));
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(statSync(file).mode & 0o077).toBe(0);
    const failing = replaceFile(file, async (write) => {
      await write('half');
      throw new Error('the disk is full');
    });
    await expect(failing).rejects.toThrow('the disk is full');
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(readdirSync(database.folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });
});
