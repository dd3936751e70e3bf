import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { newGate } from './support/gate.js';
import { openUnitOfWork } from './support/open-unit-of-work.js';
import {
  districtCode,
  insertDistrict,
  insertPair,
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

describe('more than it can take is refused, not half done', () => {
  it('a full queue answers SERVICE_BUSY at once; what was accepted is done', async () => {
    await uow.close();
    uow = await openUnitOfWork(database, { LINLI_WRITE_QUEUE: '3' });
    const [running, goOn] = [newGate(), newGate()];
    const blocking = uow.write(async (transaction) => {
      await insertDistrict(transaction, districtCode(0));
      running.open();
      await goOn.opened;
    });
    await running.opened;
    const rest = Array.from({ length: 10 }, (_, index) =>
      uow.write((transaction) => insertPair(transaction, districtCode(index + 1))),
    );
    const settled = Promise.allSettled(rest);
    goOn.open();
    await blocking;
    const outcomes = await settled;
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(7);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'SERVICE_BUSY' });
    const accepted = outcomes.flatMap(({ status }, index) =>
      status === 'fulfilled' ? [districtCode(index + 1)] : [],
    );
    expect(accepted.length).toBeGreaterThan(0);
    expect(await stored()).toEqual(['110000', ...accepted.flatMap((code) => [code, streetCodeOf(code)])]);
    await uow.write((transaction) => insertDistrict(transaction, districtCode(90)));
  });

  it('closing finishes what was accepted and refuses the rest', async () => {
    const accepted = Array.from({ length: 40 }, (_, index) =>
      uow.write((transaction) => insertPair(transaction, districtCode(index))),
    );
    const closing = uow.close();
    await expect(
      uow.write((transaction) => insertDistrict(transaction, districtCode(99))),
    ).rejects.toMatchObject({ code: 'SERVICE_BUSY' });
    await Promise.all(accepted);
    await closing;
    uow = await openUnitOfWork(database);
    expect(await stored()).toHaveLength(80);
  });
});
