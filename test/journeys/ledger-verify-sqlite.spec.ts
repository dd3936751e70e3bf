import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bindSql, type SqlParameters } from '../../src/platform/database/sql.js';
import type { ReadView } from '../../src/platform/database/unit-of-work.js';
import { runVerify } from '../../src/timebank/verify/verify-ledger.js';
import { BookReader } from '../support/book-reader.js';
import { TamperedBooks } from '../support/tampered-books.js';

let bench: TamperedBooks;
let reader: BookReader;

beforeAll(async () => {
  bench = await TamperedBooks.open();
  reader = await BookReader.open(bench.database);
});
afterAll(async () => {
  await reader.close();
  await bench.close();
});

/** Hears every statement with its parameters. */
const overheard = (view: ReadView, heard: Map<string, SqlParameters>): ReadView => ({
  manager: view.manager,
  entities: (entity, rest, parameters) => view.entities(entity, rest, parameters),
  rows: (sql, parameters = {}) => {
    heard.set(sql, parameters);
    return view.rows(sql, parameters);
  },
});

describe('verify in bounded memory', () => {
  it('sorts and groups nothing: every statement goes along an index and ends after a page', async () => {
    const heard = new Map<string, SqlParameters>();
    await reader.read((view) => runVerify(overheard(view, heard)));
    expect(heard.size).toBeGreaterThan(12);
    const plans = await reader.read(async (view) => {
      const lines: string[] = [];
      for (const [sql, parameters] of heard) {
        const [text, values] = bindSql(view.manager, `EXPLAIN QUERY PLAN ${sql}`, parameters);
        const plan = await view.manager.query<{ detail: string }[]>(text, values);
        lines.push(...plan.map(({ detail }) => `${detail} ← ${sql.replace(/\s+/g, ' ')}`));
      }
      return lines;
    });
    // The chains’ heads are one row a community; counting keeps no rows.
    const whole = plans.filter(
      (line) => /TEMP B-TREE|^SCAN (?!ledger_chain)/.test(line) && !line.includes('SELECT COUNT(*)'),
    );
    expect(whole).toEqual([]);
  });
});
