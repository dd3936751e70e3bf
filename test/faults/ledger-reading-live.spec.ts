import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { exportJournal } from '../../src/timebank/export/export-journal.js';
import { COUNTER_SIDE_TABLES, rebuildCounters } from '../../src/timebank/rebuild/rebuild-counters.js';
import { runVerify } from '../../src/timebank/verify/verify-ledger.js';
import { BookReader } from '../support/book-reader.js';
import { addUp, readJournal } from '../support/journal-reader.js';
import { RandomBooks } from '../support/random-books.js';
import { TestApp } from '../support/test-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const READINGS = 6;
/** Set LINLI_FAULT_SEED to the number in a failed test's name to see the failure again. */
const SEED = Number(process.env['LINLI_FAULT_SEED'] ?? Date.now() % 2 ** 31);

let database: TestDatabase;
let uow: UnitOfWork;
let close: () => Promise<void>;
let books: RandomBooks;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ uow, close } = await TestApp.reopen(database));
  books = await RandomBooks.open(uow, SEED);
  await books.run(60);
});
afterAll(async () => {
  await close();
  await database.remove();
});

const entriesNow = async (): Promise<number> => {
  const [row] = await uow.read((view) => view.rows<{ n: number }>('SELECT COUNT(*) AS n FROM ledger_entry'));
  return Number(row?.n);
};

/** Reads again and again while somebody posts, each time on a new connection, as a command does. */
async function whilePosting<T>(read: (reader: BookReader) => Promise<T>): Promise<T[]> {
  let reading = true;
  const before = await entriesNow();
  const posting = (async () => {
    while (reading) await books.run(1);
  })();
  const answers: T[] = [];
  try {
    for (let n = 0; n < READINGS; n += 1) {
      const reader = await BookReader.open(database);
      answers.push(await read(reader));
      await reader.close();
    }
  } finally {
    reading = false;
    await posting;
  }
  expect(await entriesNow()).toBeGreaterThan(before);
  return answers;
}

describe(`the books are read as they were at one moment, whatever is posted meanwhile (seed ${SEED})`, () => {
  it('verify gives no false alarm', async () => {
    const reports = await whilePosting((reader) => reader.read((view) => runVerify(view)));
    for (const report of reports) expect(report.faults).toEqual([]);
    expect(reports.at(-1)?.entries).toBeGreaterThan(reports[0]?.entries ?? 0);
  });

  it('nor does the computation of the counters anew', async () => {
    const answers = await whilePosting((reader) =>
      reader.read((view) => rebuildCounters(view), COUNTER_SIDE_TABLES),
    );
    for (const { differences } of answers) expect(differences).toEqual([]);
  });

  it('and a journal adds up', async () => {
    const journals = await whilePosting(async (reader) => {
      const parts: string[] = [];
      const write = (part: string) => Promise.resolve(void parts.push(part));
      const { entries } = await reader.read((view) => exportJournal(view, write));
      return { entries, journal: readJournal(parts.join('')) };
    });
    for (const { entries, journal } of journals) {
      expect(journal.transactions).toHaveLength(entries);
      expect(addUp(journal).wrong).toBeNull();
    }
  });
});
