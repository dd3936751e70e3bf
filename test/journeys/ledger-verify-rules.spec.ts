import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runVerify, type VerifyProgress } from '../../src/timebank/verify/verify-ledger.js';
import { expectNamed, TamperedBooks } from '../support/tampered-books.js';
import type { Tamperer } from '../support/tampering.js';

let bench: TamperedBooks;
let tamperer: Tamperer;

beforeAll(async () => {
  bench = await TamperedBooks.open();
  ({ tamperer } = bench);
});
afterAll(() => bench.close());

/** Entries of a kind in the order of posting, and a posting of one of them. */
const idOf = (kind: string, nth = 0): string =>
  `(SELECT id FROM ledger_entry WHERE kind = '${kind}' ORDER BY id LIMIT 1 OFFSET ${nth})`;
const redemptionOf = (kind: string): string =>
  `(SELECT redemption_id FROM ledger_entry WHERE id = ${idOf(kind)})`;
const posting = (kind: string, account: string, nth = 0): string =>
  `entry_id = ${idOf(kind, nth)} AND account_id IN (SELECT id FROM ledger_account WHERE kind = '${account}')`;
const setPosting = (change: string, where: string): string =>
  `UPDATE ledger_posting SET ${change} WHERE ${where}`;
const setEntry = (change: string, id: string): string => `UPDATE ledger_entry SET ${change} WHERE id = ${id}`;
const nameOf = async (id: string): Promise<string> => {
  const [row] = await tamperer.rows<{ id: string }>(`SELECT id FROM ledger_entry WHERE id = ${id}`);
  return row?.id ?? 'no such entry';
};

/** What is done, which fault it is, and the entry named. */
type Case = readonly [string, string, readonly string[], string];

const CASES: readonly Case[] = [
  [
    'rule 32: a hold ended twice',
    'HOLD_ENDED_TWICE',
    [
      'DROP INDEX ledger_entry_hold_end',
      setEntry(`redemption_id = ${redemptionOf('CAPTURE')}`, idOf('RELEASE')),
    ],
    idOf('CAPTURE'),
  ],
  [
    'rule 32: a use without a hold',
    'HOLD_MISSING',
    [setEntry(`redemption_id = 'other'`, idOf('CAPTURE'))],
    idOf('CAPTURE'),
  ],
  [
    'rule 32: a release without a hold',
    'HOLD_MISSING',
    [setEntry(`redemption_id = 'other'`, idOf('RELEASE'))],
    idOf('RELEASE'),
  ],
  [
    'rule 32: an end of other minutes than were held',
    'HOLD_AMOUNT',
    [setPosting('minutes = minutes + 5', posting('RELEASE', 'HELD'))],
    idOf('RELEASE'),
  ],
  [
    'rule 33: gifted minutes that come back without having been held',
    'GIFT_RETURNED',
    [setPosting('minutes = minutes + 500', posting('CAPTURE', 'AVAILABLE'))],
    idOf('CAPTURE'),
  ],
  [
    'rule 30: honour moved by a gift',
    'HONOR_TOUCHED',
    [setEntry(`kind = 'TRANSFER'`, idOf('SERVICE_CREDIT'))],
    idOf('SERVICE_CREDIT'),
  ],
  [
    'rule 33: more granted than the pool had',
    'POOL_OVERDRAWN',
    [setPosting('balance_after_minutes = -5', posting('POOL_GRANT', 'POOL'))],
    idOf('POOL_GRANT'),
  ],
  [
    'rule 36: clearing of no use',
    'CLEARING_UNFOUNDED',
    [setEntry(`redemption_id = 'other'`, idOf('CLEARING'))],
    idOf('CLEARING'),
  ],
  [
    'rule 36: clearing of other minutes',
    'CLEARING_UNFOUNDED',
    [
      setPosting('minutes = minutes + 5', `${posting('CLEARING', 'CLEARING')} AND minutes > 0`),
      setPosting('minutes = minutes - 5', `${posting('CLEARING', 'CLEARING')} AND minutes < 0`),
    ],
    idOf('CLEARING'),
  ],
  [
    'rule 36: clearing in favour of the street that did not serve',
    'ENTRY_SHAPE',
    [setPosting('minutes = -minutes', posting('CLEARING', 'CLEARING'))],
    idOf('CLEARING'),
  ],
  [
    'rule 31: overflow of no credit',
    'OVERFLOW_UNFOUNDED',
    [setEntry(`service_record_id = 'other'`, idOf('CAP_OVERFLOW'))],
    idOf('CAP_OVERFLOW'),
  ],
  [
    'rule 31: more overflow than was credited',
    'OVERFLOW_UNFOUNDED',
    [setPosting('minutes = minutes + 500', posting('CAP_OVERFLOW', 'POOL'))],
    idOf('CAP_OVERFLOW'),
  ],
  [
    'rule 26: a reversal that leaves the overflow in the pool',
    'REVERSAL_DIFFERS',
    [`DELETE FROM ledger_posting WHERE ${posting('REVERSAL', 'POOL', 1)}`],
    idOf('REVERSAL', 1),
  ],
  [
    'rule 26: a reversal of what is no credit',
    'REVERSAL_DIFFERS',
    [setEntry(`reverses_entry_id = ${idOf('DONATION')}`, idOf('REVERSAL'))],
    idOf('REVERSAL'),
  ],
  [
    'rule 29: an entry under the key of another',
    'ENTRY_KEY',
    [setEntry(`idempotency_key = 'hold:other'`, idOf('HOLD'))],
    idOf('HOLD'),
  ],
  [
    'rule 4: a merge that leaves something to both',
    'ENTRY_SHAPE',
    [
      setPosting(
        'balance_after_minutes = 5',
        `entry_id = (SELECT min(id) FROM ledger_entry WHERE idempotency_key LIKE 'merge:%') AND minutes < 0`,
      ),
    ],
    `(SELECT min(id) FROM ledger_entry WHERE idempotency_key LIKE 'merge:%')`,
  ],
  [
    'rule 35: available minutes beside a debt',
    'OWES_AND_HAS',
    [
      setPosting(
        'minutes = minutes + 5',
        `entry_id = (SELECT entry_id FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id WHERE a.kind = 'AVAILABLE'
           AND a.owner_id = (SELECT owner_id FROM ledger_account WHERE kind = 'DEBT' AND balance_minutes < 0) ORDER BY entry_id LIMIT 1)
         AND account_id IN (SELECT id FROM ledger_account WHERE kind = 'AVAILABLE')`,
      ),
    ],
    // The reversal that made the debt: before it nobody owed.
    idOf('REVERSAL', 2),
  ],
];

describe('§ 5.2: verify names what breaks a rule of the time bank', () => {
  it.each(CASES)('%s: %s', async (_, code, changes, id) => {
    const name = await nameOf(id);
    expectNamed(await tamperer.verifyAfter(changes), code, name);
  });

  it('rule 32: held minutes without an open hold, with which one was merged away', async () => {
    const open = `(SELECT max(id) FROM ledger_entry WHERE kind = 'HOLD')`;
    expectNamed(
      await tamperer.verifyAfter([
        'DROP INDEX ledger_entry_hold',
        setEntry(`redemption_id = ${redemptionOf('CAPTURE')}`, open),
      ]),
      'HELD_WITHOUT_HOLD',
      'HELD',
    );
  });

  it('rule 36: the streets’ clearing does not sum to nothing', async () => {
    const change = `UPDATE ledger_account SET balance_minutes = balance_minutes + 5 WHERE kind = 'CLEARING' AND balance_minutes > 0`;
    expectNamed(await tamperer.verifyAfter([change]), 'CLEARING_TOTAL', 'CLEARING');
  });

  it('rule 26: a record credited twice, a credit reversed twice', async () => {
    const twice = await tamperer.verifyAfter([
      'DROP INDEX ledger_entry_credit',
      setEntry(
        `service_record_id = (SELECT service_record_id FROM ledger_entry WHERE id = ${idOf('SERVICE_CREDIT', 1)})`,
        idOf('SERVICE_CREDIT', 2),
      ),
    ]);
    expectNamed(twice, 'CREDITED_TWICE', bench.books.recordIds[1] ?? '');
    const reversed = await tamperer.verifyAfter([
      'DROP INDEX ledger_entry_reversal',
      setEntry(
        `reverses_entry_id = (SELECT reverses_entry_id FROM ledger_entry WHERE id = ${idOf('REVERSAL')})`,
        idOf('REVERSAL', 1),
      ),
    ]);
    expectNamed(reversed, 'REVERSED_TWICE', 'ledger_entry');
  });
});

describe('rule 37: verify says how far it is', () => {
  it('in entries, postings and records, up to the last', async () => {
    const told: VerifyProgress[] = [];
    const report = await bench.uow.read((view) =>
      runVerify(view, { onProgress: (progress) => told.push(progress) }),
    );
    const last = (phase: string) => told.findLast((progress) => progress.phase === phase);
    expect(last('entries')).toMatchObject({ done: report.entries, total: report.entries });
    expect(last('accounts')).toMatchObject({ done: report.postings, total: report.postings });
    expect(last('records')?.done).toBe(last('records')?.total);
    expect(told.every(({ done, total }) => done <= total)).toBe(true);
  });
});
