import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { exportHeads, runVerify } from '../../src/timebank/verify/verify-ledger.js';
import { BOOKS_A, BOOKS_B, BOOKS_C, BOOKS_D } from '../support/book-rows.js';
import type { WrittenBooks } from '../support/books.js';
import { expectNamed, TamperedBooks } from '../support/tampered-books.js';
import type { Tamperer } from '../support/tampering.js';

let bench: TamperedBooks;
let uow: UnitOfWork;
let books: WrittenBooks;
let tamperer: Tamperer;

/** The third entry of community A: neither the first nor the last. */
let victim: string;
let victimAfter: string;

beforeAll(async () => {
  bench = await TamperedBooks.open();
  ({ uow, books, tamperer } = bench);
  [, , victim = '', victimAfter = ''] = books.entries[BOOKS_A] ?? [];
});
afterAll(() => bench.close());

describe('rule 37: verify proves the books', () => {
  it('of a live database', async () => {
    const report = await uow.read((view) => runVerify(view));
    expect(report).toEqual({ ok: true, entries: 32, postings: 109, faults: [] });
  });

  it('also with the heads exported before', async () => {
    const heads = await uow.read((view) => exportHeads(view));
    expect(heads.map(({ placeCode, sequence }) => [placeCode, sequence])).toEqual([
      [BOOKS_A, 6],
      [BOOKS_B, 4],
      [BOOKS_C, 21],
      [BOOKS_D, 1],
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
