import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '../../src/platform/database/new-id.js';
import { LEDGER_PLACES, LedgerBench, type OpenHold } from '../support/ledger-bench.js';
import { availableOf, balanceOf, PlainBooks, plainTotals } from '../support/plain-books.js';

const RUNS = Number(process.env['LINLI_MODEL_RUNS'] ?? 20);
const COMMANDS = Number(process.env['LINLI_MODEL_COMMANDS'] ?? 30);
/** Set LINLI_FAULT_SEED to the number in a failed test's name to see the failure again. */
const SEED = Number(process.env['LINLI_FAULT_SEED'] ?? Date.now() % 2 ** 31);
const PEOPLE = 4;
const INSUFFICIENT = { code: 'INSUFFICIENT_MINUTES' };

type Books = PlainBooks<OpenHold>;
let bench: LedgerBench;

beforeAll(async () => {
  bench = await LedgerBench.open();
});
afterAll(() => bench.close());

interface Command {
  readonly kind: keyof typeof DO;
  readonly who: number;
  readonly which: number;
  readonly place: number;
  readonly minutes: number;
  readonly part: number;
  readonly batch: number;
  readonly cap: number;
  readonly toPool: boolean;
}

const street = (place: number): string => (LEDGER_PLACES[place] as string).slice(0, 9);
const openHold = (books: Books, which: number) => {
  const open = books.holds.filter((held) => !held.ended);
  return open[which % Math.max(1, open.length)];
};
/** As its redemption has it by now: in the name of who remains. */
const today = (held: { hold: OpenHold; owner: { id: string } }): OpenHold => ({
  ...held.hold,
  volunteerId: held.owner.id,
});

/** Each command done to the ledger and to the plain books; what plain arithmetic forbids must be refused, and change nothing. */
const DO = {
  credit: async (books: Books, command: Command) => {
    const { who, place, minutes, part, batch, cap, toPool } = command;
    const terms = { honor: minutes, redeemable: Math.floor(minutes * part), cap, toPool };
    const places = Array.from({ length: batch }, (_, i) => (place + i) % LEDGER_PLACES.length);
    const credits = places.map((at, i) =>
      bench.creditOf(books.living(who + i).id, terms.honor, terms.redeemable, at, {
        balanceCapMinutes: cap,
        toPool,
      }),
    );
    const ids = await bench.credit(...credits);
    expect(new Set(ids).size).toBe(batch);
    credits.forEach(({ serviceRecordId }, i) =>
      books.credit(books.living(who + i), serviceRecordId, { ...terms, place: places[i] ?? 0 }),
    );
  },
  creditAgain: async (books: Books, { which, place }: Command) => {
    const known = books.credits[which % Math.max(1, books.credits.length)];
    if (!known) return;
    const again = bench.creditOf(known.owner.id, 30, 30, place, { serviceRecordId: known.recordId });
    await expect(bench.credit(again)).rejects.toThrow();
  },
  reverse: async (books: Books, { which }: Command) => {
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
  hold: async (books: Books, { who, place, minutes }: Command) => {
    const person = books.living(who);
    const hold = bench.hold(person.id, minutes, place);
    if (minutes > availableOf(person)) await expect(hold).rejects.toMatchObject(INSUFFICIENT);
    else books.hold(person, minutes, place, await hold);
  },
  capture: async (books: Books, { which, place, minutes }: Command) => {
    const held = openHold(books, which);
    if (!held) return;
    const besides = minutes - held.own - held.gifted;
    const capture = bench.capture(today(held), minutes, place);
    if (besides > availableOf(held.owner)) await expect(capture).rejects.toMatchObject(INSUFFICIENT);
    else {
      await capture;
      books.end(held, minutes, place, street(held.place) !== street(place));
    }
  },
  release: async (books: Books, { which }: Command) => {
    const held = openHold(books, which);
    if (!held) return;
    await bench.release(today(held));
    books.end(held, 0, held.place, false);
  },
  endAgain: async (books: Books, { which, minutes }: Command) => {
    const ended = books.holds.filter((held) => held.ended);
    const held = ended[which % Math.max(1, ended.length)];
    if (!held) return;
    await expect(bench.release(today(held))).rejects.toThrow();
    await expect(bench.capture(today(held), minutes)).rejects.toThrow();
  },
  transfer: async (books: Books, { who, place, minutes, cap }: Command) => {
    const [from, to] = [books.living(who), books.living(who + 1)];
    if (from === to) return;
    const transfer = bench.transfer(from.id, to.id, minutes, place, cap);
    if (balanceOf(to) + minutes > cap)
      await expect(transfer).rejects.toMatchObject({ code: 'BALANCE_CAP_REACHED' });
    else if (minutes > from.own) await expect(transfer).rejects.toMatchObject(INSUFFICIENT);
    else {
      await transfer;
      books.transfer(from, to, minutes);
    }
  },
  donate: async (books: Books, { who, place, minutes }: Command) => {
    const person = books.living(who);
    const donation = bench.donate(person.id, minutes, place);
    if (minutes > availableOf(person)) await expect(donation).rejects.toMatchObject(INSUFFICIENT);
    else {
      await donation;
      books.donate(person, minutes, place);
    }
  },
  grant: async (books: Books, { who, place, minutes, cap }: Command) => {
    const person = books.living(who);
    const grant = bench.grant(person.id, minutes, place, cap);
    if (minutes > (books.pools[place] ?? 0))
      await expect(grant).rejects.toMatchObject({ code: 'POOL_INSUFFICIENT' });
    else if (balanceOf(person) + minutes > cap)
      await expect(grant).rejects.toMatchObject({ code: 'BALANCE_CAP_REACHED' });
    else {
      await grant;
      books.grant(person, minutes, place);
    }
  },
  fund: async (books: Books, { place, minutes }: Command) => {
    await bench.fund(minutes, place);
    books.fund(minutes, place);
  },
  merge: async (books: Books, { who, place }: Command) => {
    const [from, into] = [books.living(who), books.living(who + 1)];
    if (from === into) return;
    await bench.merge(from.id, into.id, place);
    await bench.merge(from.id, into.id, place);
    books.merge(from, into);
  },
};

const KINDS = Object.keys(DO) as (keyof typeof DO)[];
const OFTEN: (keyof typeof DO)[] = [
  'credit',
  'credit',
  'credit',
  'credit',
  'hold',
  'capture',
  'reverse',
  'transfer',
];
const command: fc.Arbitrary<Command> = fc.record({
  kind: fc.constantFrom(...KINDS, ...OFTEN),
  who: fc.nat(PEOPLE - 1),
  which: fc.nat(40),
  place: fc.nat(LEDGER_PLACES.length - 1),
  minutes: fc.integer({ min: 1, max: 720 }),
  part: fc.constantFrom(0, 0.5, 1),
  batch: fc.integer({ min: 1, max: 4 }),
  cap: fc.constantFrom(400, 2_000, 90_000),
  toPool: fc.constantFrom(false, false, false, true),
});

/** The places' accounts at the start of a run, which goes on where the last one ended. */
type Start = Record<string, number>;

async function expectBooks(books: Books, start: Start): Promise<void> {
  const totals = await bench.totals(books.ids);
  for (const person of books.people) {
    expect(totals.get(person.id)).toEqual(plainTotals(person));
    expect(person.owed === 0 || availableOf(person) === 0).toBe(true);
  }
  expect(books.people.reduce((sum, person) => sum + person.honor, 0)).toBe(books.standing());
  const now = await bench.placeBalances();
  const change = (name: string): number => (now[name] ?? 0) - (start[name] ?? 0);
  LEDGER_PLACES.forEach((code, place) => {
    expect([code, change(`${code}|POOL`)]).toEqual([code, books.pools[place]]);
    expect([code, 0 - change(`${code}|ISSUED`)]).toEqual([code, books.issued[place]]);
  });
  for (const code of new Set(LEDGER_PLACES.map((_, place) => street(place)))) {
    const cleared = books.cleared.filter((_, place) => street(place) === code).reduce((a, b) => a + b, 0);
    expect([code, change(`${code}|CLEARING`)]).toEqual([code, cleared]);
  }
}

describe('the ledger does what plain arithmetic does', () => {
  it(`rules 29 to 36: after any run of commands, also such as are refused (seed ${SEED}, ${RUNS} runs of up to ${COMMANDS})`, async () => {
    const commands = fc.array(command, { minLength: 1, maxLength: COMMANDS, size: 'max' });
    await fc.assert(
      fc.asyncProperty(commands, async (taken) => {
        const books: Books = new PlainBooks(PEOPLE, LEDGER_PLACES.length);
        // A grant is judged by the whole pool, so that of an earlier run is known to the books.
        const start = await bench.placeBalances();
        LEDGER_PLACES.forEach((code, place) => (books.pools[place] = start[`${code}|POOL`] ?? 0));
        for (const name of Object.keys(start)) if (name.endsWith('|POOL')) start[name] = 0;
        for (const one of taken) {
          await DO[one.kind](books, one);
          await expectBooks(books, start);
        }
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    await bench.expectSoundBooks();
  }, 3_600_000);
});
