import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Provenance } from '../../src/kernel/vocabulary.js';
import { DEFAULT_POLICY } from '../../src/policies/policy.js';
import type { WrittenBooks } from '../support/books.js';
import { expectNamed, TamperedBooks } from '../support/tampered-books.js';
import type { Tamperer } from '../support/tampering.js';

let bench: TamperedBooks;
let books: WrittenBooks;
let tamperer: Tamperer;

beforeAll(async () => {
  bench = await TamperedBooks.open();
  ({ books, tamperer } = bench);
});
afterAll(() => bench.close());

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
