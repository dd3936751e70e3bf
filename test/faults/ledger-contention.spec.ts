import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/database/new-id.js';
import { LedgerBench } from '../support/ledger-bench.js';

let bench: LedgerBench;

beforeAll(async () => {
  bench = await LedgerBench.open();
});
afterAll(() => bench.close());

const succeeded = (answers: readonly PromiseSettledResult<unknown>[]): number =>
  answers.filter((answer) => answer.status === 'fulfilled').length;
const totalsOf = async (id: string) => (await bench.totals([id])).get(id);

describe('the ledger when many act at once', () => {
  it('rule 35: of 20 who spend the last 10 units exactly 10 succeed', async () => {
    const id = newId();
    await bench.credit(bench.creditOf(id, 600));
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => bench.spend(id, 60)));
    expect(succeeded(answers)).toBe(10);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'INSUFFICIENT_MINUTES' });
    }
    expect(await totalsOf(id)).toMatchObject({ honorMinutes: 600, availableMinutes: 0, debtMinutes: 0 });
  });

  it('rule 29: first credits of one person in two communities at once make each account once', async () => {
    const id = newId();
    await Promise.all(Array.from({ length: 20 }, (_, i) => bench.credit(bench.creditOf(id, 30, 30, i))));
    expect(await totalsOf(id)).toMatchObject({ honorMinutes: 600, availableMinutes: 600 });
    await bench.expectSoundBooks();
  });

  it('one credit per record, however many confirm it at once', async () => {
    const id = newId();
    const credit = bench.creditOf(id, 60);
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => bench.credit(credit)));
    expect(succeeded(answers)).toBe(1);
    expect(await totalsOf(id)).toMatchObject({ honorMinutes: 60, availableMinutes: 60 });
    await bench.expectSoundBooks();
  });

  it('batches of the same people in two places, each in its own order, wait for each other and all arrive', async () => {
    const people = Array.from({ length: 40 }, () => newId());
    await Promise.all(
      Array.from({ length: 6 }, (_, round) => {
        const order = round % 2 === 0 ? people : [...people].reverse();
        return bench.credit(...order.map((id, i) => bench.creditOf(id, 30, 30, round + i)));
      }),
    );
    const totals = await bench.totals(people);
    expect([...totals.values()].map((one) => one.honorMinutes)).toEqual(people.map(() => 180));
    await bench.expectSoundBooks();
  });

  it('a batch of 300 credits is one unit: with one wrong none is posted', async () => {
    const people = Array.from({ length: 30 }, () => newId());
    const credits = Array.from({ length: 300 }, (_, i) => bench.creditOf(people[i % 30] as string, 30));
    const [first] = credits;
    if (!first) throw new Error('no credit');
    const honours = async () => [...(await bench.totals(people)).values()].map((one) => one.honorMinutes);
    await expect(bench.credit(...credits.slice(0, 299), first)).rejects.toThrow();
    expect(await honours()).toEqual(people.map(() => 0));
    expect(await bench.credit(...credits)).toHaveLength(300);
    expect(await honours()).toEqual(people.map(() => 300));
    await bench.expectSoundBooks();
  });

  it('what earned nothing is no credit', async () => {
    await expect(bench.credit(bench.creditOf(newId(), 0))).rejects.toThrow('two postings');
  });

  it('verify of books that are being written finds no fault', async () => {
    const id = newId();
    const writing = Promise.all(
      Array.from({ length: 40 }, (_, i) => bench.credit(bench.creditOf(id, 30, 30, i))),
    );
    for (let round = 0; round < 3; round += 1) await bench.expectSoundBooks();
    await writing;
    await bench.expectSoundBooks();
  });
});
