import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '../../src/platform/database/new-id.js';
import type { AccountKind } from '../../src/timebank/ledger/ledger.js';
import { LEDGER_PLACES, LedgerBench } from '../support/ledger-bench.js';
import { PlainBooks, plainTotals } from '../support/plain-books.js';

const RUNS = Number(process.env['LINLI_FAULT_ROUNDS'] ?? 25);
/** Set LINLI_FAULT_SEED to the number in a failed test's name to see the failure again. */
const SEED = Number(process.env['LINLI_FAULT_SEED'] ?? Date.now() % 2 ** 31);
const PEOPLE = 3;

let bench: LedgerBench;

beforeAll(async () => {
  bench = await LedgerBench.open();
});
afterAll(() => bench.close());

interface Step {
  readonly kind: 'credit' | 'reverse' | 'spend' | 'merge';
  readonly who: number;
  readonly which: number;
  readonly place: number;
  readonly minutes: number;
  readonly part: number;
  readonly batch: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('credit', 'credit', 'credit', 'reverse', 'reverse', 'spend', 'spend', 'merge'),
  who: fc.nat(PEOPLE - 1),
  which: fc.nat(40),
  place: fc.nat(LEDGER_PLACES.length - 1),
  minutes: fc.integer({ min: 1, max: 720 }),
  part: fc.constantFrom(0, 0.5, 1),
  batch: fc.integer({ min: 1, max: 4 }),
});

const DO: Record<Step['kind'], (books: PlainBooks, taken: Step) => Promise<void>> = {
  credit: async (books, { who, place, minutes, part, batch }) => {
    const credits = Array.from({ length: batch }, (_, i) =>
      bench.creditOf(books.living(who + i).id, minutes, Math.floor(minutes * part), place + i),
    );
    const ids = await bench.credit(...credits);
    expect(new Set(ids).size).toBe(batch);
    credits.forEach(({ serviceRecordId, honorMinutes, redeemableMinutes }, i) =>
      books.credit(books.living(who + i), serviceRecordId, honorMinutes, redeemableMinutes),
    );
  },
  reverse: async (books, { which }) => {
    const credited = books.credits[which % Math.max(1, books.credits.length)];
    if (!credited) {
      expect(await bench.reverse(newId(), newId())).toBeNull();
    } else if (credited.reversed) {
      await expect(bench.reverse(credited.recordId, credited.owner.id)).rejects.toThrow();
    } else {
      const owedBefore = credited.owner.owed;
      const answer = await bench.reverse(credited.recordId, credited.owner.id);
      books.reverse(credited);
      expect(answer?.debtMinutes).toBe(credited.owner.owed - owedBefore);
    }
  },
  spend: async (books, { who, place, minutes }) => {
    const person = books.living(who);
    if (minutes > person.available) {
      await expect(bench.spend(person.id, minutes, place)).rejects.toMatchObject({
        code: 'INSUFFICIENT_MINUTES',
      });
    } else {
      await bench.spend(person.id, minutes, place);
      books.spend(person, minutes);
    }
  },
  merge: async (books, { who, place }) => {
    const [from, into] = [books.living(who), books.living(who + 1)];
    if (from === into) return;
    await bench.merge(from.id, into.id, place);
    await bench.merge(from.id, into.id, place);
    books.merge(from, into);
  },
};

async function expectBooks(books: PlainBooks): Promise<void> {
  const { ids } = books;
  const totals = await bench.totals(ids);
  for (const person of books.people) expect(totals.get(person.id)).toEqual(plainTotals(person));
  expect(books.people.reduce((sum, person) => sum + person.honor, 0)).toBe(books.standing());
  const drifting = await bench.uow.read((view) =>
    view.rows<{ id: string; kind: AccountKind }>(
      `SELECT a.id, a.kind FROM ledger_account a JOIN ledger_posting p ON p.account_id = a.id
        WHERE a.owner_id IN (:...ids) GROUP BY a.id, a.kind, a.balance_minutes HAVING SUM(p.minutes) <> a.balance_minutes`,
      { ids },
    ),
  );
  expect(drifting).toEqual([]);
}

describe('the ledger does what plain arithmetic does', () => {
  it(`rules 29, 30, 35: after any run of credits, voids, spending and merges (seed ${SEED}, ${RUNS} runs)`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const books = new PlainBooks(PEOPLE);
        for (const taken of steps) {
          await DO[taken.kind](books, taken);
          await expectBooks(books);
        }
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    await bench.expectSoundBooks();
  }, 600_000);
});
