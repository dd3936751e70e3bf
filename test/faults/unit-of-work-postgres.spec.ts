import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { readSettings } from '../../src/platform/config/settings.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { PlaceEntity } from '../../src/places/place.entity.js';
import { SCHEMA } from '../../src/schema.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { newGate } from './support/gate.js';
import { districtCode, insertDistrict, insertPair, storedCodes } from './support/small-places.js';

// What only a database with many writers needs; SQLite has one.
const RENAME = 'UPDATE place SET name = :name WHERE code = :code';

describe('whole units are retried, never parts of them', () => {
  let database: TestDatabase;
  let uow: UnitOfWork;
  let owner: pg.Client;

  beforeEach(async () => {
    database = await createTestDatabase();
    uow = await openDatabase(readSettings({ NODE_ENV: 'test', ...database.environment }), SCHEMA);
    owner = new pg.Client({ connectionString: database.ownerUrl ?? '' });
    await owner.connect();
    await uow.write(async (transaction) => {
      for (const number of [1, 2]) await insertDistrict(transaction, districtCode(number));
    });
  });
  afterEach(async () => {
    await owner.end();
    await uow.close();
    await database.remove();
  });

  const names = async (): Promise<string[]> =>
    (await uow.read((view) => view.manager.getRepository(PlaceEntity).find({ order: { code: 'ASC' } }))).map(
      ({ name }) => name,
    );

  it('40P01: two units that lock in opposite order both succeed', async () => {
    const [firstLocked, secondLocked] = [newGate(), newGate()];
    let runs = 0;
    const rename = (
      name: string,
      codes: readonly string[],
      own: typeof firstLocked,
      other: typeof firstLocked,
    ) =>
      uow.write(async (transaction) => {
        runs += 1;
        for (const code of codes) {
          await transaction.execute(RENAME, { name, code });
          own.open();
          await other.opened;
        }
      });
    await Promise.all([
      rename('forth', ['110001', '110002'], firstLocked, secondLocked),
      rename('back', ['110002', '110001'], secondLocked, firstLocked),
    ]);
    expect(runs).toBe(3);
    expect(new Set(await names()).size).toBe(1);
  });

  it('40001: a unit overtaken by another’s commit runs again from its start and sees it', async () => {
    const seen: string[] = [];
    await uow.write(async (transaction) => {
      await transaction.execute('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      const [row] = await transaction.rows<{ name: string }>('SELECT name FROM place WHERE code = :code', {
        code: '110001',
      });
      seen.push(row?.name ?? '');
      if (seen.length === 1) await owner.query(`UPDATE place SET name = 'overtaken' WHERE code = '110001'`);
      await transaction.execute(RENAME, { name: `${row?.name} and renamed`, code: '110001' });
    });
    expect(seen).toEqual(['110001', 'overtaken']);
    expect(await names()).toEqual(['overtaken and renamed', '110002']);
  });

  it('a connection lost in the middle: the unit runs again on another one', async () => {
    let runs = 0;
    await uow.write(async (transaction) => {
      runs += 1;
      await insertPair(transaction, districtCode(3));
      const [backend] = await transaction.rows<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      if (runs === 1) await owner.query('SELECT pg_terminate_backend($1)', [backend?.pid]);
      await transaction.execute(RENAME, { name: 'again', code: '110003' });
    });
    expect(runs).toBe(2);
    expect(await uow.read(storedCodes)).toEqual(['110001', '110002', '110003', '110003001']);
  });

  it('every other error is told at once', async () => {
    let runs = 0;
    const clashing = uow.write(async (transaction) => {
      runs += 1;
      await insertDistrict(transaction, districtCode(1));
    });
    await expect(clashing).rejects.toMatchObject({ driverError: { code: '23505' } });
    expect(runs).toBe(1);
  });

  it('a lock that stays held answers SERVICE_BUSY, with nothing done', async () => {
    await owner.query('BEGIN');
    await owner.query(`UPDATE place SET name = 'held' WHERE code = '110002'`);
    const waiting = uow.write(async (transaction) => {
      await transaction.execute(`SET LOCAL lock_timeout = '50ms'`);
      await transaction.execute(RENAME, { name: 'half', code: '110001' });
      await transaction.execute(RENAME, { name: 'half', code: '110002' });
    });
    await expect(waiting).rejects.toMatchObject({ code: 'SERVICE_BUSY' });
    await owner.query('ROLLBACK');
    expect(await names()).toEqual(['110001', '110002']);
  });

  it('the application’s role cannot change what is append-only, nor the schema', async () => {
    for (const statement of [
      `DELETE FROM audit_entry`,
      `UPDATE ledger_posting SET minutes = 0`,
      `TRUNCATE ledger_entry`,
      `ALTER TABLE place ADD COLUMN more text`,
    ]) {
      await expect(uow.write((transaction) => transaction.execute(statement))).rejects.toMatchObject({
        driverError: { code: '42501' },
      });
    }
  });
});
