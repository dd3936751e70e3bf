import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { UnitOfWork, WriteTransaction } from '../../src/platform/database/unit-of-work.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { newGate } from './support/gate.js';
import { openUnitOfWork } from './support/open-unit-of-work.js';
import {
  districtCode,
  insertDistrict,
  insertPair,
  insertStreet,
  storedCodes,
  streetCodeOf,
} from './support/small-places.js';

let database: TestDatabase;
let uow: UnitOfWork;

beforeEach(async () => {
  database = await createTestDatabase();
  uow = await openUnitOfWork(database);
});
afterEach(async () => {
  await uow.close();
  await database.remove();
});

const stored = (): Promise<string[]> => uow.read(storedCodes);

describe('a unit of work is done whole or not at all', () => {
  it('200 at once, of which every tenth fails half way: exactly the others are there', async () => {
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    const outcomes = await Promise.allSettled(
      numbers.map((number) =>
        uow.write(async (transaction) => {
          await insertDistrict(transaction, districtCode(number));
          if (number % 10 === 0) throw new Error('half way');
          await insertStreet(transaction, districtCode(number));
          return number;
        }),
      ),
    );
    const done = numbers.filter((number) => outcomes[number]?.status === 'fulfilled');
    expect(done).toEqual(numbers.filter((number) => number % 10 !== 0));
    expect(await stored()).toEqual(
      done.flatMap((number) => [districtCode(number), streetCodeOf(districtCode(number))]).sort(),
    );
  });

  it('a statement that the database refuses undoes its unit and no other', async () => {
    await uow.write((transaction) => insertDistrict(transaction, districtCode(1)));
    const outcomes = await Promise.allSettled([
      uow.write((transaction) => insertPair(transaction, districtCode(2))),
      uow.write(async (transaction) => {
        await insertPair(transaction, districtCode(3));
        await insertDistrict(transaction, districtCode(1));
      }),
      uow.write((transaction) => insertPair(transaction, districtCode(4))),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await stored()).toEqual(['110001', '110002', '110002001', '110004', '110004001']);
  });

  it('a nested write joins: it shares the outer one’s fate and sees its rows', async () => {
    const outer = uow.write(async (transaction) => {
      await insertDistrict(transaction, districtCode(1));
      const seen = await uow.write(async (inner) => {
        await insertStreet(inner, districtCode(1));
        return storedCodes(inner);
      });
      expect(seen).toEqual(['110001', '110001001']);
      throw new Error('afterwards');
    });
    await expect(outer).rejects.toThrow('afterwards');
    expect(await stored()).toEqual([]);
    await uow.write(async (transaction) => {
      await insertDistrict(transaction, districtCode(1));
      await uow.write((inner) => insertStreet(inner, districtCode(1)));
    });
    expect(await stored()).toEqual(['110001', '110001001']);
  });

  it('wakes only after the commit, and never after a rollback', async () => {
    const told: string[][] = [];
    const look = async (): Promise<void> => void told.push(await stored());
    const looked: Promise<void>[] = [];
    await uow.write(async (transaction) => {
      transaction.afterCommit(() => looked.push(look()));
      await insertDistrict(transaction, districtCode(1));
    });
    const failing = uow.write(async (transaction) => {
      transaction.afterCommit(() => looked.push(look()));
      await insertDistrict(transaction, districtCode(2));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await Promise.all(looked);
    expect(told).toEqual([['110001']]);
  });

  it('an acknowledged unit is durable: the settings say so', async () => {
    const settings = await uow.write(async (transaction) =>
      database.dialect === 'sqlite'
        ? [
            ...(await transaction.rows('PRAGMA synchronous')),
            ...(await transaction.rows('PRAGMA journal_mode')),
            ...(await transaction.rows('PRAGMA foreign_keys')),
          ]
        : [
            ...(await transaction.rows('SHOW synchronous_commit')),
            ...(await transaction.rows('SHOW transaction_isolation')),
          ],
    );
    expect(settings).toEqual(
      database.dialect === 'sqlite'
        ? [{ synchronous: 2 }, { journal_mode: 'wal' }, { foreign_keys: 1 }]
        : [{ synchronous_commit: 'on' }, { transaction_isolation: 'read committed' }],
    );
  });
});

describe('a unit of work ends where it ends', () => {
  it('its handle is dead afterwards', async () => {
    let kept: WriteTransaction | undefined;
    await uow.write(async (transaction) => {
      kept = transaction;
      await insertDistrict(transaction, districtCode(1));
    });
    const used = async (): Promise<unknown> =>
      kept?.execute(`UPDATE place SET name = 'late' WHERE code = :code`, { code: '110001' });
    await expect(used()).rejects.toThrow('a unit of work was used after its end');
    await expect(async () => kept?.rows('SELECT 1')).rejects.toThrow('after its end');
    expect(() => kept?.manager).toThrow('after its end');
  });

  it('what it left running after its end cannot slip into the next one', async () => {
    const gate = newGate();
    let straggler: Promise<unknown> = Promise.resolve();
    await uow.write(async (transaction) => {
      await insertDistrict(transaction, districtCode(1));
      straggler = gate.opened.then(() => insertDistrict(transaction, districtCode(2)));
      straggler.catch(() => undefined);
    });
    await uow.write(async (transaction) => {
      gate.open();
      await insertDistrict(transaction, districtCode(3));
      await expect(straggler).rejects.toThrow('after its end');
    });
    expect(await stored()).toEqual(['110001', '110003']);
  });

  it('a write that it only starts, to run after its end, is a unit of its own', async () => {
    const gate = newGate();
    let later: Promise<void> = Promise.resolve();
    const outer = uow.write(async (transaction) => {
      await insertDistrict(transaction, districtCode(1));
      later = gate.opened.then(() => uow.write((own) => insertDistrict(own, districtCode(2))));
      throw new Error('outer');
    });
    await expect(outer).rejects.toThrow('outer');
    gate.open();
    await later;
    expect(await stored()).toEqual(['110002']);
  });
});

describe('reads see committed data only', () => {
  it('nothing of a unit that still runs, everything once it is acknowledged', async () => {
    const [inserted, goOn] = [newGate(), newGate()];
    const writing = uow.write(async (transaction) => {
      await insertPair(transaction, districtCode(1));
      inserted.open();
      await goOn.opened;
    });
    await inserted.opened;
    expect(await stored()).toEqual([]);
    expect(await uow.heavyRows('SELECT code FROM place')).toEqual([]);
    goOn.open();
    await writing;
    expect(await stored()).toEqual(['110001', '110001001']);
    expect(await uow.heavyRows('SELECT code FROM place ORDER BY code')).toHaveLength(2);
  });

  it('nothing is acknowledged while another unit of the same commit still runs', async () => {
    const [inserted, goOn] = [newGate(), newGate()];
    let acknowledged = false;
    const first = uow
      .write((transaction) => insertPair(transaction, districtCode(1)))
      .then(async () => {
        acknowledged = true;
        expect(await stored()).toContain('110001');
      });
    const second = uow.write(async (transaction) => {
      await insertPair(transaction, districtCode(2));
      inserted.open();
      await goOn.opened;
    });
    await inserted.opened;
    const seen = await stored();
    expect(seen.includes('110001')).toBe(acknowledged);
    expect(seen).not.toContain('110002');
    goOn.open();
    await Promise.all([first, second]);
    expect(await stored()).toHaveLength(4);
  });
});
