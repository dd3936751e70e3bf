import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readSettings } from '../../src/platform/config/settings.js';
import { FAIL_STOP_EXIT_CODE } from '../../src/platform/database/fail-stop.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import { StartupFault } from '../../src/platform/database/sqlite-file.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { SCHEMA } from '../../src/schema.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { runFailingWriter } from './support/failing-writer.js';
import { newGate } from './support/gate.js';
import { districtCode, insertPair, storedCodes } from './support/small-places.js';

// What only a database in one file needs; PostgreSQL's own promises are in unit-of-work-postgres.spec.ts.
describe('one file, one process, fail-stop', () => {
  let database: TestDatabase;
  let file: string;

  beforeEach(async () => {
    database = await createTestDatabase();
    file = database.file ?? '';
  });
  afterEach(() => database.remove());

  const open = (): Promise<UnitOfWork> =>
    openDatabase(readSettings({ NODE_ENV: 'test', ...database.environment }), SCHEMA);
  const pairOf = (code: string): string[] => [code, `111${code.slice(3)}`];
  async function storedNow(): Promise<string[]> {
    const uow = await open();
    const codes = await uow.read(storedCodes);
    await uow.close();
    return codes;
  }

  it('an acknowledged unit is in the file for any other connection', async () => {
    const uow = await open();
    const other = new Database(file, { readonly: true });
    for (let number = 0; number < 5; number += 1) {
      await uow.write((transaction) => insertPair(transaction, districtCode(number)));
      expect(other.prepare('SELECT count(*) AS rows FROM place').get()).toEqual({ rows: 2 * (number + 1) });
    }
    other.close();
    await uow.close();
  });

  it('while somebody else holds the file’s lock, units wait without stopping the process, and are done then', async () => {
    const uow = await open();
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const waiting = uow.write((transaction) => insertPair(transaction, districtCode(1)));
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 10);
    await new Promise((resolve) => setTimeout(resolve, 300));
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(0);
    other.exec('ROLLBACK');
    other.close();
    await waiting;
    expect(await uow.read(storedCodes)).toHaveLength(2);
    await uow.close();
  });

  it('a second process on the same file refuses to start, with a sentence for its operator', async () => {
    const uow = await open();
    await expect(open()).rejects.toBeInstanceOf(StartupFault);
    const second = spawnSync(process.execPath, [join(process.cwd(), 'dist', 'main.js')], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'test', LINLI_PORT: '0', ...database.environment },
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('另一个进程正在使用数据库文件');
    expect(second.stderr).toContain(file);
    expect(second.stderr).not.toMatch(/^\s+at /m);
    await uow.write((transaction) => insertPair(transaction, districtCode(1)));
    await uow.close();
    expect(await storedNow()).toHaveLength(2);
  });

  it('a COMMIT that fails ends the process with 70: nothing of it was acknowledged, nothing of it is there', async () => {
    const ended = await runFailingWriter(file, 'refused-commit');
    expect(ended.code).toBe(FAIL_STOP_EXIT_CODE);
    expect(ended.errors).toContain('"event":"fail-stop"');
    expect(ended.acknowledged).toEqual(['110001']);
    expect(await storedNow()).toEqual(pairOf('110001'));
  });

  it('a full disk: every acknowledged unit is there whole, every refused one not at all', async () => {
    const ended = await runFailingWriter(file, 'full-disk');
    expect([0, FAIL_STOP_EXIT_CODE]).toContain(ended.code);
    expect(ended.acknowledged.length).toBeLessThan(199);
    expect(await storedNow()).toEqual(ended.acknowledged.flatMap(pairOf).sort());
  });

  it('killed at its own acknowledgement: what was acknowledged before is there, and nothing is half there', async () => {
    const ended = await runFailingWriter(file, 'killed');
    expect(ended.code).toBeNull();
    expect(ended.acknowledged).toContain('110150');
    const stored = await storedNow();
    expect(ended.acknowledged.flatMap(pairOf).filter((code) => !stored.includes(code))).toEqual([]);
    const firsts = stored.filter((code) => code.startsWith('110'));
    expect(stored).toEqual(firsts.flatMap(pairOf).sort());
  });

  it('units that wait together share a commit and one’s long wait holds none back for ever', async () => {
    const uow = await open();
    const gate = newGate();
    const slow = uow.write(async (transaction) => {
      await gate.opened;
      await insertPair(transaction, districtCode(1));
    });
    const others = Array.from({ length: 100 }, (_, index) =>
      uow.write((transaction) => insertPair(transaction, districtCode(index + 2))),
    );
    gate.open();
    await Promise.all([slow, ...others]);
    expect(await uow.read(storedCodes)).toHaveLength(202);
    await uow.close();
  });
});
