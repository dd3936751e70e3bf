import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSettings } from '../../src/platform/config/settings.js';
import { newId } from '../../src/platform/database/new-id.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { SCHEMA } from '../../src/schema.js';
import type { AccountKind } from '../../src/timebank/ledger.js';
import {
  LedgerService,
  type ServiceCredit,
  type TimeAccountTotals,
} from '../../src/timebank/ledger.service.js';
import { verifyBalances } from '../../src/timebank/verify-balances.js';
import { verifyChains } from '../../src/timebank/verify-chains.js';
import { Findings } from '../../src/timebank/verify-report.js';
import { TestClock } from '../support/test-clock.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const RUNS = Number(process.env['LINLI_FAULT_ROUNDS'] ?? 25);
/** Set LINLI_FAULT_SEED to the number in a failed test's name to see the failure again. */
const SEED = Number(process.env['LINLI_FAULT_SEED'] ?? Date.now() % 2 ** 31);
const PLACES = ['510502001001', '510502001002'];
const PEOPLE = 3;

let database: TestDatabase;
let uow: UnitOfWork;
const ledger = new LedgerService(new TestClock());
const stamp = { policyVersionId: newId(), actorAccountId: newId() };

beforeAll(async () => {
  database = await createTestDatabase();
  uow = await openDatabase(readSettings({ NODE_ENV: 'test', ...database.environment }), SCHEMA);
});

afterAll(async () => {
  await uow.close();
  await database.remove();
});

interface Person {
  id: string;
  honor: number;
  available: number;
  owed: number;
  merged: boolean;
}

interface Credited {
  readonly recordId: string;
  owner: Person;
  readonly honor: number;
  readonly redeemable: number;
  reversed: boolean;
}

/** What the books should say, by arithmetic alone. */
class Books {
  readonly people: Person[] = Array.from({ length: PEOPLE }, () => ({
    id: newId(),
    honor: 0,
    available: 0,
    owed: 0,
    merged: false,
  }));
  readonly credits: Credited[] = [];

  living(index: number): Person {
    const living = this.people.filter((person) => !person.merged);
    return living[index % living.length] as Person;
  }

  credit(owner: Person, recordId: string, honor: number, redeemable: number): void {
    const repaid = Math.min(owner.owed, redeemable);
    owner.honor += honor;
    owner.owed -= repaid;
    owner.available += redeemable - repaid;
    this.credits.push({ recordId, owner, honor, redeemable, reversed: false });
  }

  reverse(credited: Credited): void {
    const { owner, honor, redeemable } = credited;
    const taken = Math.min(owner.available, redeemable);
    owner.honor -= honor;
    owner.available -= taken;
    owner.owed += redeemable - taken;
    credited.reversed = true;
  }

  merge(from: Person, into: Person): void {
    into.honor += from.honor;
    into.available += from.available;
    into.owed += from.owed;
    Object.assign(from, { honor: 0, available: 0, owed: 0, merged: true });
    for (const credited of this.credits) if (credited.owner === from) credited.owner = into;
  }
}

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
  place: fc.nat(PLACES.length - 1),
  minutes: fc.integer({ min: 1, max: 720 }),
  part: fc.constantFrom(0, 0.5, 1),
  batch: fc.integer({ min: 1, max: 4 }),
});

const spend = (volunteerId: string, placeCode: string, minutes: number): Promise<string[]> =>
  uow.write((transaction) => {
    const available = { ownerKind: 'VOLUNTEER', ownerId: volunteerId, kind: 'AVAILABLE' } as const;
    const pool = { ownerKind: 'PLACE', ownerId: placeCode, kind: 'POOL' } as const;
    return ledger.post(transaction, [
      {
        kind: 'ADJUSTMENT',
        placeCode,
        idempotencyKey: `spend:${newId()}`,
        ...stamp,
        accounts: [available, pool],
        postings: () => [
          { account: available, minutes: -minutes },
          { account: pool, minutes },
        ],
      },
    ]);
  });

const reverse = (credited: Pick<Credited, 'recordId'>, volunteerId: string) =>
  uow.write((transaction) =>
    ledger.reverseCredit(transaction, {
      serviceRecordId: credited.recordId,
      volunteerId,
      ...stamp,
      reason: '作废',
    }),
  );

const creditOf = (
  owner: Person,
  communityCode: string,
  honorMinutes: number,
  redeemableMinutes: number,
): ServiceCredit => ({
  serviceRecordId: newId(),
  volunteerId: owner.id,
  communityCode,
  honorMinutes,
  redeemableMinutes,
  ...stamp,
});

const DO: Record<Step['kind'], (books: Books, taken: Step) => Promise<void>> = {
  credit: async (books, { who, place, minutes, part, batch }) => {
    const credits = Array.from({ length: batch }, (_, i) =>
      creditOf(
        books.living(who + i),
        PLACES[(place + i) % PLACES.length] as string,
        minutes,
        Math.floor(minutes * part),
      ),
    );
    const ids = await uow.write((transaction) => ledger.creditMany(transaction, credits));
    expect(new Set(ids).size).toBe(batch);
    credits.forEach((credit, i) =>
      books.credit(
        books.living(who + i),
        credit.serviceRecordId,
        credit.honorMinutes,
        credit.redeemableMinutes,
      ),
    );
  },
  reverse: async (books, { which }) => {
    const credited = books.credits[which % Math.max(1, books.credits.length)];
    if (!credited) {
      expect(await reverse({ recordId: newId() }, newId())).toBeNull();
    } else if (credited.reversed) {
      await expect(reverse(credited, credited.owner.id)).rejects.toThrow();
    } else {
      const owedBefore = credited.owner.owed;
      const answer = await reverse(credited, credited.owner.id);
      books.reverse(credited);
      expect(answer?.debtMinutes).toBe(credited.owner.owed - owedBefore);
    }
  },
  spend: async (books, { who, place, minutes }) => {
    const person = books.living(who);
    const placeCode = PLACES[place] as string;
    if (minutes > person.available) {
      await expect(spend(person.id, placeCode, minutes)).rejects.toMatchObject({
        code: 'INSUFFICIENT_MINUTES',
      });
    } else {
      await spend(person.id, placeCode, minutes);
      person.available -= minutes;
    }
  },
  merge: async (books, { who, place }) => {
    const [from, into] = [books.living(who), books.living(who + 1)];
    if (from === into) return;
    const merge = {
      fromId: from.id,
      intoId: into.id,
      communityCode: PLACES[place] as string,
      policyVersionId: stamp.policyVersionId,
    };
    await uow.write((transaction) => ledger.mergeAccounts(transaction, merge));
    await uow.write((transaction) => ledger.mergeAccounts(transaction, merge));
    books.merge(from, into);
  },
};

const totalsOf = (person: Person): TimeAccountTotals => ({
  honorMinutes: person.honor,
  balanceMinutes: person.available,
  heldMinutes: 0,
  availableMinutes: person.available,
  debtMinutes: person.owed,
});

async function expectBooks(books: Books): Promise<void> {
  const ids = books.people.map((person) => person.id);
  await uow.read(async (view) => {
    const totals = await ledger.timeAccounts(view, ids);
    for (const person of books.people) expect(totals.get(person.id)).toEqual(totalsOf(person));
    const honor = books.credits
      .filter((credited) => !credited.reversed)
      .reduce((sum, credited) => sum + credited.honor, 0);
    expect(books.people.reduce((sum, person) => sum + person.honor, 0)).toBe(honor);
    const drifting = await view.rows<{ id: string; kind: AccountKind }>(
      `SELECT a.id, a.kind FROM ledger_account a JOIN ledger_posting p ON p.account_id = a.id
        WHERE a.owner_id IN (:...ids) GROUP BY a.id, a.kind, a.balance_minutes HAVING SUM(p.minutes) <> a.balance_minutes`,
      { ids },
    );
    expect(drifting).toEqual([]);
  });
}

async function expectSoundBooks(): Promise<void> {
  const findings = new Findings();
  await uow.read(async (view) => {
    await verifyChains(view, findings);
    await verifyBalances(view, findings);
  });
  expect(findings.report().faults).toEqual([]);
}

describe('the ledger does what plain arithmetic does', () => {
  it(`rules 29, 30, 35: after any run of credits, voids, spending and merges (seed ${SEED}, ${RUNS} runs)`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const books = new Books();
        for (const taken of steps) {
          await DO[taken.kind](books, taken);
          await expectBooks(books);
        }
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    await expectSoundBooks();
  }, 600_000);
});

describe('the ledger when many act at once', () => {
  const [placeCode = ''] = PLACES;

  it('rule 35: of 20 who spend the last 10 units exactly 10 succeed', async () => {
    const person: Person = { id: newId(), honor: 0, available: 0, owed: 0, merged: false };
    await uow.write((transaction) => ledger.creditMany(transaction, [creditOf(person, placeCode, 600, 600)]));
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => spend(person.id, placeCode, 60)),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(10);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'INSUFFICIENT_MINUTES' });
    }
    const totals = await uow.read((view) => ledger.timeAccounts(view, [person.id]));
    expect(totals.get(person.id)).toMatchObject({ honorMinutes: 600, availableMinutes: 0, debtMinutes: 0 });
  });

  it('rule 29: first credits of one person in two communities at once make each account once', async () => {
    const person: Person = { id: newId(), honor: 0, available: 0, owed: 0, merged: false };
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        uow.write((transaction) =>
          ledger.creditMany(transaction, [creditOf(person, PLACES[i % 2] as string, 30, 30)]),
        ),
      ),
    );
    const totals = await uow.read((view) => ledger.timeAccounts(view, [person.id]));
    expect(totals.get(person.id)).toMatchObject({ honorMinutes: 600, availableMinutes: 600 });
    await expectSoundBooks();
  });

  it('one credit per record, however many confirm it at once', async () => {
    const person: Person = { id: newId(), honor: 0, available: 0, owed: 0, merged: false };
    const credit = creditOf(person, placeCode, 60, 60);
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, () => uow.write((transaction) => ledger.creditMany(transaction, [credit]))),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    const totals = await uow.read((view) => ledger.timeAccounts(view, [person.id]));
    expect(totals.get(person.id)).toMatchObject({ honorMinutes: 60, availableMinutes: 60 });
    await expectSoundBooks();
  });

  it('a batch of 300 credits is one unit: with one wrong none is posted', async () => {
    const people = Array.from({ length: 30 }, (): Person => ({
      id: newId(),
      honor: 0,
      available: 0,
      owed: 0,
      merged: false,
    }));
    const credits = Array.from({ length: 300 }, (_, i) =>
      creditOf(people[i % 30] as Person, placeCode, 30, 30),
    );
    const twice = [...credits.slice(0, 299), credits[0] as ServiceCredit];
    await expect(uow.write((transaction) => ledger.creditMany(transaction, twice))).rejects.toThrow();
    const before = await uow.read((view) =>
      ledger.timeAccounts(
        view,
        people.map(({ id }) => id),
      ),
    );
    expect([...before.values()].every((totals) => totals.honorMinutes === 0)).toBe(true);
    expect(await uow.write((transaction) => ledger.creditMany(transaction, credits))).toHaveLength(300);
    const after = await uow.read((view) =>
      ledger.timeAccounts(
        view,
        people.map(({ id }) => id),
      ),
    );
    expect([...after.values()].every((totals) => totals.honorMinutes === 300)).toBe(true);
    await expectSoundBooks();
  });

  it('verify of books that are being written finds no fault', async () => {
    const person: Person = { id: newId(), honor: 0, available: 0, owed: 0, merged: false };
    const writing = Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        uow.write((transaction) =>
          ledger.creditMany(transaction, [creditOf(person, PLACES[i % 2] as string, 30, 30)]),
        ),
      ),
    );
    for (let round = 0; round < 3; round += 1) await expectSoundBooks();
    await writing;
    await expectSoundBooks();
  });
});
