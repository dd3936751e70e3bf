import type Database from 'better-sqlite3';
import type { DataSource, QueryRunner } from 'typeorm';
import { failStop } from './fail-stop.js';
import { HeavyReader } from './heavy-reader.js';
import { PreparedSql } from './prepared-sql.js';
import { bindSql, type SqlParameters, type SqlRunner } from './sql.js';
import type { FileLock } from './sqlite-file.js';
import { SqliteWriterQueue } from './sqlite-writer-queue.js';
import { currentTransaction, ManagerView, RunningTransaction, runInside } from './transaction-scope.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from './unit-of-work.js';

export interface SqliteParts {
  readonly file: string;
  readonly writer: DataSource;
  readonly reader: DataSource;
  readonly lock: FileLock;
  readonly queueCapacity: number;
}

/** One writer behind a queue, one read-only connection, one worker for heavy reads. */
export class SqliteUnitOfWork extends UnitOfWork {
  readonly dialect = 'sqlite';
  private readonly runner: QueryRunner;
  private readonly queue: SqliteWriterQueue;
  private readonly heavy: HeavyReader;
  private readonly writing: SqlRunner;
  private readonly reading: SqlRunner;

  constructor(private readonly parts: SqliteParts) {
    super();
    const connection = connectionOf(parts.writer);
    this.writing = new PreparedSql(connection);
    this.reading = new PreparedSql(connectionOf(parts.reader));
    this.runner = parts.writer.createQueryRunner();
    this.queue = new SqliteWriterQueue(
      { runner: this.runner, inTransaction: () => connection.inTransaction, failStop },
      parts.queueCapacity,
    );
    this.heavy = new HeavyReader(parts.file);
  }

  async write<T>(unit: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    const joined = currentTransaction();
    if (joined) return unit(joined);
    let wakes: (() => void)[] = [];
    const value = await this.queue.enqueue(() => {
      const transaction = new RunningTransaction(this.runner.manager, false, this.writing);
      wakes = transaction.wakes;
      return runInside(transaction, unit);
    });
    for (const wake of wakes) wake();
    return value;
  }

  read<T>(query: (view: ReadView) => Promise<T>): Promise<T> {
    return query(new ManagerView(this.parts.reader.manager, this.reading));
  }

  heavyRows<T>(sql: string, parameters: SqlParameters = {}): Promise<T[]> {
    const [text, values] = bindSql(this.parts.reader.manager, sql, parameters);
    return this.heavy.rows<T>(text, values);
  }

  async ping(): Promise<void> {
    await this.parts.reader.query('SELECT 1');
    await this.queue.enqueue(() => Promise.resolve());
  }

  async close(): Promise<void> {
    await this.queue.close();
    await this.heavy.close();
    await this.parts.reader.destroy();
    await this.parts.writer.destroy();
    this.parts.lock.release();
  }
}

const connectionOf = (source: DataSource): Database.Database =>
  (source.driver as unknown as { databaseConnection: Database.Database }).databaseConnection;
