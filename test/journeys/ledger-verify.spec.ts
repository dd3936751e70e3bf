import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Provenance } from '../../src/kernel/vocabulary.js';
import { readSettings } from '../../src/platform/config/settings.js';
import { sqliteReader } from '../../src/platform/database/data-sources.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import { ManagerView } from '../../src/platform/database/transaction-scope.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { DEFAULT_POLICY } from '../../src/policies/policy.js';
import { SCHEMA } from '../../src/schema.js';
import { exportHeads, runVerify, type VerifyReport } from '../../src/timebank/verify-ledger.js';
import { BOOKS_A, BOOKS_B, writeBooks, type WrittenBooks } from '../support/books.js';
import { Tamperer } from '../support/tampering.js';
import { createTestDatabase, type TestDatabase, testDialect } from '../support/test-database.js';

let database: TestDatabase;
let uow: UnitOfWork;
let books: WrittenBooks;
let tamperer: Tamperer;

/** The third entry of community A: neither the first nor the last. */
let victim: string;
let victimAfter: string;

beforeAll(async () => {
  database = await createTestDatabase();
  uow = await openDatabase(readSettings({ NODE_ENV: 'test', ...database.environment }), SCHEMA);
  books = await writeBooks(uow);
  [, , victim = '', victimAfter = ''] = books.entries[BOOKS_A] ?? [];
  tamperer = await Tamperer.open(database);
});

afterAll(async () => {
  await tamperer.close();
  await uow.close();
  await database.remove();
});

/** Every fault of these names the row; other checks may see the same change too. */
const expectNamed = (report: VerifyReport, code: string, where: string): void => {
  expect(report.ok).toBe(false);
  expect(report.faults).toContainEqual(
    expect.objectContaining({ code, where: expect.stringContaining(where) }),
  );
};

describe('rule 37: verify proves the books', () => {
  it('of a live database', async () => {
    const report = await uow.read((view) => runVerify(view));
    expect(report).toEqual({ ok: true, entries: 10, postings: 40, faults: [] });
  });

  it('also with the heads exported before', async () => {
    const heads = await uow.read((view) => exportHeads(view));
    expect(heads.map(({ placeCode, sequence }) => [placeCode, sequence])).toEqual([
      [BOOKS_A, 6],
      [BOOKS_B, 4],
    ]);
    expect(await uow.read((view) => runVerify(view, { heads }))).toMatchObject({ ok: true });
  });

  it('and changes nothing by itself: the guards may be off, the rows are right', async () => {
    const { faults } = await tamperer.verifyAfter([]);
    expect(faults.filter((fault) => fault.code !== 'TRIGGER_MISSING')).toEqual([]);
  });
});

describe('§ 5.4: verify names what was changed', () => {
  it.each([
    ['kind', `'TRANSFER'`],
    ['idempotency_key', `'credit:other'`],
    ['policy_version_id', `'other'`],
    ['service_record_id', `'other'`],
    ['redemption_id', `'other'`],
    ['reverses_entry_id', `'other'`],
    ['actor_account_id', `'other'`],
    ['reason', `'other'`],
    ['created_at', 'created_at + 1'],
    ['hash', `'${'0'.repeat(64)}'`],
  ])('in an entry: %s', async (column, value) => {
    expectNamed(
      await tamperer.verifyAfter([`UPDATE ledger_entry SET ${column} = ${value} WHERE id = '${victim}'`]),
      'ENTRY_CHANGED',
      victim,
    );
  });

  it('the previous hash of an entry', async () => {
    const change = `UPDATE ledger_entry SET previous_hash = '${'0'.repeat(64)}' WHERE id = '${victim}'`;
    expectNamed(await tamperer.verifyAfter([change]), 'CHAIN_BROKEN', victim);
  });

  it.each([
    ['place_code', `'510502001009'`],
    ['sequence', '999'],
  ])('where an entry stands: %s', async (column, value) => {
    const change = `UPDATE ledger_entry SET ${column} = ${value} WHERE id = '${victim}'`;
    expectNamed(await tamperer.verifyAfter([change]), 'ENTRY_MISSING', `${BOOKS_A} #3`);
  });

  it.each([
    ['line', 'line + 10'],
    [
      'account_id',
      `(SELECT min(id) FROM ledger_account WHERE owner_id = '${BOOKS_B}'), account_sequence = 999`,
    ],
    ['minutes', 'minutes + 30'],
    ['account_sequence', 'account_sequence + 100'],
    ['balance_after_minutes', 'balance_after_minutes + 30'],
  ])('in a posting: %s', async (column, value) => {
    const change = `UPDATE ledger_posting SET ${column} = ${value} WHERE entry_id = '${victim}' AND line = 1`;
    expectNamed(await tamperer.verifyAfter([change]), 'ENTRY_CHANGED', victim);
  });

  it('minutes given to somebody else', async () => {
    const { faults } = await tamperer.verifyAfter([
      `UPDATE ledger_account SET owner_id = 'somebody else' WHERE kind = 'HONOR' AND id = (SELECT account_id FROM ledger_posting WHERE entry_id = '${victim}' AND line = 1)`,
    ]);
    expect(faults.some((fault) => fault.code === 'ENTRY_CHANGED' && fault.where.includes(victim))).toBe(true);
  });

  it('an entry without its minutes: both postings of honour gone', async () => {
    const report = await tamperer.verifyAfter([
      `DELETE FROM ledger_posting WHERE entry_id = '${victim}' AND line IN (1, 2)`,
    ]);
    expectNamed(report, 'ENTRY_CHANGED', victim);
    expectNamed(report, 'COUNTER', 'HONOR');
  });

  it('minutes added on one side only', async () => {
    const report = await tamperer.verifyAfter([
      `UPDATE ledger_posting SET minutes = minutes + 30 WHERE entry_id = '${victim}' AND line = 1`,
    ]);
    expectNamed(report, 'ENTRY_UNBALANCED', victim);
    expectNamed(report, 'BALANCE_AFTER', `${victim}/1`);
  });

  it('an entry deleted with its postings', async () => {
    const report = await tamperer.verifyAfter([
      `DELETE FROM ledger_posting WHERE entry_id = '${victim}'`,
      `DELETE FROM ledger_entry WHERE id = '${victim}'`,
    ]);
    expect(report.faults[0]).toMatchObject({
      code: 'ENTRY_MISSING',
      where: expect.stringContaining(`${BOOKS_A} #3`),
    });
    expectNamed(report, 'NOT_CREDITED', 'service_record');
  });

  it('an entry deleted without its postings', async () => {
    const report = await tamperer.verifyAfter([`DELETE FROM ledger_entry WHERE id = '${victim}'`]);
    expectNamed(report, 'POSTING_ORPHAN', `${victim}/1`);
  });

  it('two entries swapped', async () => {
    const report = await tamperer.verifyAfter([
      `UPDATE ledger_entry SET sequence = 999 WHERE id = '${victim}'`,
      `UPDATE ledger_entry SET sequence = 3 WHERE id = '${victimAfter}'`,
      `UPDATE ledger_entry SET sequence = 4 WHERE id = '${victim}'`,
    ]);
    expect(report.faults[0]).toMatchObject({
      code: 'CHAIN_BROKEN',
      where: expect.stringContaining(victimAfter),
    });
  });

  it.each([
    ['balance_minutes', 'COUNTER'],
    ['posting_count', 'POSTING_COUNT'],
  ])('in a counter: %s', async (column, code) => {
    const change = `UPDATE ledger_account SET ${column} = ${column} + 30 WHERE owner_id = '${BOOKS_A}' AND kind = 'ISSUED'`;
    expectNamed(await tamperer.verifyAfter([change]), code, `${BOOKS_A} ISSUED`);
  });

  it.each([
    ['sequence', 'sequence - 1'],
    ['head_hash', `'${'0'.repeat(64)}'`],
  ])('in a chain’s head: %s', async (column, value) => {
    const change = `UPDATE ledger_chain SET ${column} = ${value} WHERE place_code = '${BOOKS_B}'`;
    expectNamed(await tamperer.verifyAfter([change]), 'CHAIN_HEAD', BOOKS_B);
  });

  it('the end of a chain cut off', async () => {
    const last = books.entries[BOOKS_B]?.at(-1) ?? '';
    const report = await tamperer.verifyAfter([
      `DELETE FROM ledger_posting WHERE entry_id = '${last}'`,
      `DELETE FROM ledger_entry WHERE id = '${last}'`,
    ]);
    expect(report.faults[0]).toMatchObject({
      code: 'ENTRY_MISSING',
      where: expect.stringContaining(`${BOOKS_B} #4`),
    });
  });

  it('the end cut off without a trace inside: by the exported heads', async () => {
    const heads = await uow.read((view) => exportHeads(view));
    const [, , before = '', last = ''] = books.entries[BOOKS_B] ?? [];
    const cut = [
      `UPDATE ledger_account SET posting_count = posting_count - 1, balance_minutes = balance_minutes -
         (SELECT minutes FROM ledger_posting p WHERE p.account_id = ledger_account.id AND p.entry_id = '${last}')
        WHERE id IN (SELECT account_id FROM ledger_posting WHERE entry_id = '${last}')`,
      `UPDATE service_record SET status = 'PENDING' WHERE id = (SELECT service_record_id FROM ledger_entry WHERE id = '${last}')`,
      `DELETE FROM ledger_posting WHERE entry_id = '${last}'`,
      `DELETE FROM ledger_entry WHERE id = '${last}'`,
      `UPDATE ledger_chain SET sequence = 3, head_hash = (SELECT hash FROM ledger_entry WHERE id = '${before}') WHERE place_code = '${BOOKS_B}'`,
    ];
    const unaware = await tamperer.verifyAfter(cut);
    expect(unaware.faults.filter((fault) => fault.code !== 'TRIGGER_MISSING')).toEqual([]);
    expectNamed(await tamperer.verifyAfter(cut, { heads }), 'TAIL_CUT', `${BOOKS_B} #4`);
    const rewritten = heads.map((head) => ({ ...head, headHash: '0'.repeat(64) }));
    expectNamed(
      await uow.read((view) => runVerify(view, { heads: rewritten })),
      'TAIL_REWRITTEN',
      `${BOOKS_A} #6`,
    );
  });
});

describe('§ 5.2: verify holds the books against the records', () => {
  const [code, where] = ['CREDIT_AND_RECORD', 'service_record'] as const;
  const first = (): string => books.recordIds[2] ?? '';

  it.each([
    ['other minutes than were credited', 'credited_minutes = 90'],
    ['voided without a reversal', `status = 'VOIDED'`],
    ['still pending, but credited', `status = 'PENDING'`],
  ])('%s', async (_, change) => {
    const report = await tamperer.verifyAfter([
      `UPDATE service_record SET ${change} WHERE id = '${first()}'`,
    ]);
    expectNamed(report, code, `${where} ${first()}`);
  });

  it('standing, but reversed', async () => {
    const change = `UPDATE service_record SET status = 'CONFIRMED' WHERE id = '${books.voidedRecordId}'`;
    expectNamed(await tamperer.verifyAfter([change]), code, `${where} ${books.voidedRecordId}`);
  });

  it('rule 19: standing without a credit, unless its policy does not honour its provenance', async () => {
    const uncredited = [
      `DELETE FROM ledger_posting WHERE entry_id IN (SELECT id FROM ledger_entry WHERE service_record_id = '${first()}')`,
      `DELETE FROM ledger_entry WHERE service_record_id = '${first()}'`,
    ];
    expectNamed(await tamperer.verifyAfter(uncredited), 'NOT_CREDITED', `${where} ${first()}`);
    const strict = {
      ...DEFAULT_POLICY,
      records: { ...DEFAULT_POLICY.records, honorProvenances: [Provenance.CHECKED_IN] },
    };
    strict.records.redeemableProvenances = strict.records.rankingProvenances = [Provenance.CHECKED_IN];
    const { faults } = await tamperer.verifyAfter([
      ...uncredited,
      `INSERT INTO policy_version (id, place_code, version, valid_from, content, created_at)
       VALUES ('strict', '510502', 1, '2026-01-01', '${JSON.stringify(strict)}', 0)`,
      `UPDATE service_record SET policy_version_id = 'strict' WHERE id = '${first()}'`,
    ]);
    expect(faults.filter((fault) => fault.code === 'NOT_CREDITED')).toEqual([]);
  });
});

describe('§ 5.4: nobody changes what is written', () => {
  const tables = ['ledger_entry', 'ledger_posting', 'policy_version'];

  it.each(tables)('the application may neither change nor delete rows of %s', async (table) => {
    const column = table === 'ledger_posting' ? 'minutes' : table === 'ledger_entry' ? 'sequence' : 'version';
    for (const statement of [`UPDATE ${table} SET ${column} = ${column} + 1`, `DELETE FROM ${table}`]) {
      await expect(uow.write((transaction) => transaction.execute(statement))).rejects.toThrow(
        /append-only|permission denied/,
      );
    }
  });

  it.each(tables)('nor may the owner, with the guards on: %s', async (table) => {
    await expect(tamperer.attempt(`DELETE FROM ${table}`)).rejects.toThrow(/append-only/);
  });

  if (testDialect === 'postgres') {
    it.each([...tables, 'audit_entry'])(
      'on PostgreSQL the application’s role lacks the right itself: %s',
      async (table) => {
        const rights = await uow.read((view) =>
          view.rows(
            `SELECT has_table_privilege('${table}', 'UPDATE') AS u, has_table_privilege('${table}', 'DELETE') AS d,
                  has_table_privilege('${table}', 'TRUNCATE') AS t, has_table_privilege('${table}', 'INSERT') AS i`,
          ),
        );
        expect(rights).toEqual([{ u: false, d: false, t: false, i: true }]);
      },
    );
  } else {
    it('a missing guard is a fault', async () => {
      expectNamed(await tamperer.verifyAfter([]), 'TRIGGER_MISSING', 'ledger_entry_no_update');
    });

    it('a backup is verified like the database', async () => {
      await tamperer.attempt('PRAGMA wal_checkpoint(TRUNCATE)');
      const backup = join(database.folder, 'backup.sqlite');
      copyFileSync(database.file ?? '', backup);
      const source = await sqliteReader(backup, SCHEMA.entities).initialize();
      expect(await runVerify(new ManagerView(source.manager))).toMatchObject({ ok: true, entries: 10 });
      await source.destroy();
    });
  }
});
