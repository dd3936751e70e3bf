import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '../../src/platform/database/new-id.js';
import { VolunteerEntity, VolunteerStatus } from '../../src/volunteers/volunteer.entity.js';
import { volunteerRow, writePlaces } from '../support/book-rows.js';
import { LEDGER_PLACES, LedgerBench } from '../support/ledger-bench.js';
import { PlainBooks, type PlainPerson, plainTotals } from '../support/plain-books.js';

const RUNS = Number(process.env['LINLI_FAULT_ROUNDS'] ?? 25);
/** Set LINLI_FAULT_SEED to the number in a failed test's name to see the failure again. */
const SEED = Number(process.env['LINLI_FAULT_SEED'] ?? Date.now() % 2 ** 31);
const PEOPLE = 4;

let bench: LedgerBench;

beforeAll(async () => {
  bench = await LedgerBench.open();
  await writePlaces(bench.uow);
});
afterAll(() => bench.close());

const register = (ids: readonly string[]): Promise<unknown> =>
  bench.uow.write((transaction) => transaction.repo(VolunteerEntity).insert(ids.map(volunteerRow)));
const registered = async (count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => newId());
  await register(ids);
  return ids;
};

/** The merge as the registry knows it; the minutes follow when the event is delivered. */
const announce = (fromId: string, intoId: string): Promise<unknown> =>
  bench.uow.write((transaction) =>
    transaction
      .repo(VolunteerEntity)
      .update({ id: fromId }, { status: VolunteerStatus.MERGED, mergedIntoId: intoId }),
  );

const credited = async (id: string, minutes: number): Promise<string> => {
  const credit = bench.creditOf(id, minutes);
  await bench.credit(credit);
  return credit.serviceRecordId;
};
const totalsOf = async (id: string) => (await bench.totals([id])).get(id);
const termsOf = (minutes: number) => ({
  ...{ honor: minutes, redeemable: minutes },
  ...{ place: 0, cap: 90_000, toPool: false },
});
const NOTHING = { honorMinutes: 0, availableMinutes: 0, debtMinutes: 0 };

describe('rule 4: a record voided while its volunteer is being merged', () => {
  it('when the record has moved and the minutes have not', async () => {
    const [from = '', into = ''] = await registered(2);
    const recordId = await credited(from, 120);
    await announce(from, into);
    expect(await bench.reverse(recordId, into)).toMatchObject({ debtMinutes: 0 });
    await bench.merge(from, into);
    expect([await totalsOf(from), await totalsOf(into)]).toMatchObject([NOTHING, NOTHING]);
  });

  it('when the minutes have moved and the record has not', async () => {
    const [from = '', into = ''] = await registered(2);
    const recordId = await credited(from, 120);
    await announce(from, into);
    await bench.merge(from, into);
    await bench.spend(into, 50);
    expect(await bench.reverse(recordId, from)).toMatchObject({ debtMinutes: 50 });
    expect(await totalsOf(from)).toMatchObject(NOTHING);
    expect(await totalsOf(into)).toMatchObject({ ...NOTHING, debtMinutes: 50 });
  });

  it('rule 35: spent before the merge, owed by who remains until the rest arrives', async () => {
    const [from = '', into = ''] = await registered(2);
    const [first] = [await credited(from, 60), await credited(from, 60)];
    await bench.spend(from, 90);
    await announce(from, into);
    await bench.reverse(first, into);
    expect(await totalsOf(into)).toMatchObject({ ...NOTHING, debtMinutes: 30 });
    await credited(into, 45);
    await bench.merge(from, into);
    expect(await totalsOf(into)).toMatchObject({ honorMinutes: 105, availableMinutes: 15, debtMinutes: 0 });
  });

  it('a duplicate that gets minutes after it was merged does not hold up the next event', async () => {
    const [from = '', into = ''] = await registered(2);
    await credited(from, 60);
    await bench.merge(from, into);
    await credited(from, 30);
    await bench.merge(from, into);
    await bench.merge(from, into);
    expect(await totalsOf(into)).toMatchObject({ honorMinutes: 90, availableMinutes: 90 });
    expect(await totalsOf(from)).toMatchObject(NOTHING);
  });
});

interface Step {
  readonly kind: 'credit' | 'stray' | 'reverse' | 'spend' | 'merge' | 'deliver';
  readonly who: number;
  readonly which: number;
  readonly minutes: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    'credit',
    'credit',
    'credit',
    'stray',
    'reverse',
    'reverse',
    'spend',
    'merge',
    'deliver',
  ),
  who: fc.nat(PEOPLE - 1),
  which: fc.nat(40),
  minutes: fc.integer({ min: 1, max: 720 }),
});

/** Runs the steps; of each merge the event is delivered some time later, in order. */
async function run(books: PlainBooks<never>, steps: readonly Step[]): Promise<void> {
  const waiting: { from: PlainPerson; into: PlainPerson }[] = [];
  const into = new Map<PlainPerson, PlainPerson>();
  const remaining = (person: PlainPerson): PlainPerson => {
    const next = into.get(person);
    return next ? remaining(next) : person;
  };
  const deliver = async (): Promise<void> => {
    const next = waiting.shift();
    if (next) await bench.merge(next.from.id, next.into.id);
  };
  for (const { kind, who, which, minutes } of steps) {
    const person = books.living(who);
    if (kind === 'credit') {
      books.credit(person, await credited(person.id, minutes), termsOf(minutes));
    } else if (kind === 'stray') {
      // Confirmed for the duplicate, whose merge is under way.
      const stray = waiting[which % Math.max(1, waiting.length)]?.from;
      if (stray) books.credit(remaining(stray), await credited(stray.id, minutes), termsOf(minutes));
    } else if (kind === 'reverse') {
      const standing = books.credits.filter((one) => !one.reversed);
      const chosen = standing[which % Math.max(1, standing.length)];
      if (!chosen) continue;
      await bench.reverse(chosen.recordId, chosen.owner.id);
      books.reverse(chosen);
    } else if (kind === 'spend') {
      const spent = Math.min(minutes, (await totalsOf(person.id))?.availableMinutes ?? 0);
      if (spent === 0) continue;
      await bench.spend(person.id, spent);
      books.spend(person, spent, 0);
    } else if (kind === 'merge') {
      const target = books.living(who + 1);
      if (target === person) continue;
      await announce(person.id, target.id);
      books.merge(person, target);
      into.set(person, target);
      waiting.push({ from: person, into: target });
    } else {
      await deliver();
    }
  }
  while (waiting.length > 0) await deliver();
}

describe('rules 4 and 35: when merges are delivered late', () => {
  it(`every void goes through, and in the end the books are as if at once (seed ${SEED}, ${RUNS} runs)`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const books = new PlainBooks<never>(PEOPLE, LEDGER_PLACES.length);
        await register(books.ids);
        await run(books, steps);
        const totals = await bench.totals(books.ids);
        for (const person of books.people) expect(totals.get(person.id)).toEqual(plainTotals(person));
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    await bench.expectSoundBooks();
  }, 600_000);
});
