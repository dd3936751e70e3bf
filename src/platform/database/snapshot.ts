import type { DataSource, QueryRunner } from 'typeorm';
import { ManagerView } from './transaction-scope.js';
import type { ReadView } from './unit-of-work.js';

/**
 * Reads a live database as it was at one moment, with as many statements as it takes: on PostgreSQL in a transaction that is
 * REPEATABLE READ and READ ONLY, on SQLite in one read transaction of the write-ahead log. Nobody waits for it, nor it for
 * anybody. Meanwhile PostgreSQL keeps dead rows and SQLite its log, so it is for minutes, not for days.
 * @param prepare statements that make temporary tables, on the same connection and before it is read-only
 */
export async function inSnapshot<T>(
  source: DataSource,
  act: (view: ReadView) => Promise<T>,
  prepare: readonly string[] = [],
): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    await makeTables(source, runner, prepare);
    await begin(source, runner);
    try {
      return await act(new ManagerView(runner.manager));
    } finally {
      await runner.query('ROLLBACK');
    }
  } finally {
    await runner.release();
  }
}

async function makeTables(
  source: DataSource,
  runner: QueryRunner,
  statements: readonly string[],
): Promise<void> {
  if (statements.length === 0) return;
  // On SQLite into a file, whatever their size; on PostgreSQL a transaction that may, on a connection that else may not.
  await runner.query(source.options.type === 'postgres' ? 'BEGIN READ WRITE' : 'PRAGMA temp_store = FILE');
  for (const statement of statements) await runner.query(statement);
  if (source.options.type === 'postgres') await runner.query('COMMIT');
}

async function begin(source: DataSource, runner: QueryRunner): Promise<void> {
  if (source.options.type === 'postgres') {
    await runner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return;
  }
  await runner.query('BEGIN DEFERRED');
  // The snapshot is that of the first reading, not of the BEGIN.
  await runner.query('SELECT 1 FROM sqlite_master LIMIT 1');
}
