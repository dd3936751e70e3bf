import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { PreparedSql } from './prepared-sql.js';

const NOON = Date.UTC(2026, 5, 15, 12);

function opened() {
  const connection = new Database(':memory:');
  connection.exec('CREATE TABLE thing (id text PRIMARY KEY, at integer NOT NULL, open integer NOT NULL)');
  return new PreparedSql(connection);
}

describe('PreparedSql', () => {
  it('binds names, lists of any length, flags, nothing, and integers of more than 32 bits as integers', async () => {
    const sql = opened();
    const insert = 'INSERT INTO thing (id, at, open) VALUES (:id, :at, :open)';
    for (const id of ['a', 'b', 'c'])
      expect(await sql.execute(insert, { id, at: NOON, open: id !== 'b' })).toBe(1);
    const among = 'SELECT id FROM thing WHERE id IN (:...ids) AND at = :at ORDER BY id';
    expect(await sql.rows(among, { ids: ['a', 'c', 'x'], at: NOON })).toEqual([{ id: 'a' }, { id: 'c' }]);
    expect(await sql.rows(among, { ids: ['b'], at: NOON })).toEqual([{ id: 'b' }]);
    expect(await sql.rows(among, { ids: [], at: NOON })).toEqual([]);
    const kinds =
      'SELECT typeof(at) AS at, typeof(:at) AS bound, :empty AS empty FROM thing WHERE open = :open LIMIT 1';
    expect(await sql.rows(kinds, { at: NOON, empty: null, open: true })).toEqual([
      { at: 'integer', bound: 'integer', empty: null },
    ]);
    expect(await sql.execute('UPDATE thing SET open = :open WHERE id <> :id', { open: true, id: 'a' })).toBe(
      2,
    );
  });

  it('leaves a time of day and a cast alone', async () => {
    expect(await opened().rows(`SELECT '10:00:a' AS time, 'x::text' AS text`)).toEqual([
      { time: '10:00:a', text: 'x::text' },
    ]);
  });

  it('refuses a statement whose parameters are not all there, and tells what SQLite says of a bad one', async () => {
    const sql = opened();
    await expect(sql.rows('SELECT :missing AS x', {})).rejects.toThrow('no fitting value for :missing');
    await expect(sql.rows('SELECT :list AS x', { list: ['a'] })).rejects.toThrow(
      'no fitting value for :list',
    );
    await sql.execute(`INSERT INTO thing VALUES ('a', 1, 1)`);
    await expect(sql.execute(`INSERT INTO thing VALUES ('a', 1, 1)`)).rejects.toMatchObject({
      driverError: { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' },
    });
  });

  it('keeps answering after more texts than it keeps prepared', async () => {
    const sql = opened();
    for (let n = 0; n < 1200; n += 1)
      expect(await sql.rows(`SELECT ${n} AS n WHERE 1 IN (:...ones)`, { ones: [1] })).toEqual([{ n }]);
    expect(await sql.rows('SELECT 0 AS n WHERE 1 IN (:...ones)', { ones: [1] })).toEqual([{ n: 0 }]);
  });
});
