import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/database/new-id.js';
import { AuditLog } from '../../src/platform/audit/audit-log.js';
import { Problem } from '../../src/kernel/problem.js';
import { SeededRandom } from '../../src/demo/seeded-random.js';
import { LEDGER_PLACES, LedgerBench, type OpenHold } from '../support/ledger-bench.js';
import { TestClock } from '../support/test-clock.js';

const COMMANDS = Number(process.env['LINLI_RACE_COMMANDS'] ?? 1_000);
/** Set LINLI_FAULT_SEED to the number in a failed test's name to see the failure again. */
const SEED = Number(process.env['LINLI_FAULT_SEED'] ?? Date.now() % 2 ** 31);
const WORKERS = 64;
const HOT = 20;
const COLD = 200;
const ABANDONED = 'abandoned on purpose';

let bench: LedgerBench;

beforeAll(async () => {
  bench = await LedgerBench.open();
});
afterAll(() => bench.close());

/** What workers were told, to be compared with the journal. */
class Told {
  readonly entries: string[] = [];
  readonly abandoned: string[] = [];
  readonly holds: OpenHold[] = [];
  refused = 0;
}

describe('64 workers at once', () => {
  it(`lose nothing, leave nothing of what failed, and never stand in a circle (seed ${SEED}, ${COMMANDS} commands)`, async () => {
    const random = new SeededRandom(SEED);
    const people = Array.from({ length: HOT + COLD }, () => newId());
    const somebody = (): string =>
      people[
        random.chance(0.7) ? random.between(0, HOT - 1) : random.between(0, people.length - 1)
      ] as string;
    const told = new Told();
    const audit = new AuditLog(bench.uow, new TestClock());
    let left = COMMANDS;
    let over = false;

    const command = async (): Promise<string[]> => {
      const [who, whom, minutes] = [somebody(), somebody(), random.between(1, 240)];
      const place = random.between(0, LEDGER_PLACES.length - 1);
      const drawn = random.next();
      if (drawn < 0.35) {
        const credits = Array.from({ length: random.between(1, 5) }, () =>
          bench.creditOf(somebody(), minutes, minutes, random.between(0, LEDGER_PLACES.length - 1)),
        );
        return bench.credit(...credits);
      }
      if (drawn < 0.5) {
        const hold = await bench.hold(who, minutes, place);
        told.holds.push(hold);
        return [];
      }
      if (drawn < 0.65) {
        const hold = told.holds.splice(random.between(0, Math.max(0, told.holds.length - 1)), 1)[0];
        if (!hold) return [];
        const ended = random.chance(0.3)
          ? bench.release(hold)
          : bench.capture(hold, random.between(1, hold.heldMinutes), place);
        return [await ended];
      }
      if (drawn < 0.8) return who === whom ? [] : [await bench.transfer(who, whom, minutes, place)];
      if (drawn < 0.9) return [await bench.donate(who, minutes, place)];
      return [await bench.grant(who, minutes, place)];
    };

    /** A unit that posts and then fails: nothing of it may be seen. */
    const abandon = async (): Promise<void> => {
      const credit = bench.creditOf(somebody(), 60, 60, random.between(0, LEDGER_PLACES.length - 1));
      told.abandoned.push(credit.serviceRecordId);
      const unit = bench.uow.write(async () => {
        await bench.credit(credit);
        throw new Error(ABANDONED);
      });
      await expect(unit).rejects.toThrow(ABANDONED);
    };

    const otherWork = (): Promise<void> =>
      bench.uow.write((transaction) =>
        audit.record(
          transaction,
          { accountId: null, requestId: null },
          { action: 'test.note', subjectType: 'Test', subjectId: newId(), placeCode: LEDGER_PLACES[0] },
        ),
      );

    const work = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        if (random.chance(0.1)) await abandon();
        else if (random.chance(0.2)) await otherWork();
        else {
          try {
            told.entries.push(...(await command()));
          } catch (error) {
            if (!(error instanceof Problem)) throw error;
            told.refused += 1;
          }
        }
      }
    };
    const watch = async (): Promise<void> => {
      while (!over) {
        await bench.expectSoundBooks();
        // Reads of SQLite come back without the event loop’s turn; whoever writes needs one.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };

    const watching = watch();
    await Promise.all(Array.from({ length: WORKERS }, work)).finally(() => (over = true));
    await watching;
    await bench.expectSoundBooks();

    const journal = await bench.uow.read((view) =>
      view.rows<{ id: string; record: string | null }>(
        'SELECT id, service_record_id AS record FROM ledger_entry',
      ),
    );
    const ids = new Set(journal.map(({ id }) => id));
    expect(told.entries.filter((id) => !ids.has(id))).toEqual([]);
    expect(new Set(told.entries).size).toBe(told.entries.length);
    const records = new Set(journal.map(({ record }) => record));
    expect(told.abandoned.filter((id) => records.has(id))).toEqual([]);
    expect(told.entries.length).toBeGreaterThan(COMMANDS / 10);
    expect(told.abandoned.length).toBeGreaterThan(COMMANDS / 50);
    if (bench.uow.dialect === 'postgres') {
      const [stat] = await bench.uow.read((view) =>
        view.rows<{ deadlocks: number | string }>(
          'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
        ),
      );
      expect(Number(stat?.deadlocks)).toBe(0);
    }
  }, 1_800_000);
});
