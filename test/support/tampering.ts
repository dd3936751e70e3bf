import type { DataSource, EntityTarget, ObjectLiteral, QueryRunner } from 'typeorm';
import { postgresPool, sqliteWriter } from '../../src/platform/database/data-sources.js';
import { ManagerView } from '../../src/platform/database/transaction-scope.js';
import type { ReadView } from '../../src/platform/database/unit-of-work.js';
import { SCHEMA } from '../../src/schema.js';
import { runVerify, type VerifyOptions, type VerifyReport } from '../../src/timebank/verify/verify-ledger.js';
import type { TestDatabase } from './test-database.js';

const ATTEMPTS = 250;
const GUARDED = ['ledger_entry', 'ledger_posting'];

/** Somebody with the owner's rights on the database: takes the guards off, changes rows, and is verified. */
export class Tamperer {
  private constructor(private readonly owner: DataSource) {}

  static async open(database: TestDatabase): Promise<Tamperer> {
    const owner = database.ownerUrl
      ? postgresPool(database.ownerUrl, SCHEMA.entities, { poolSize: 3 })
      : sqliteWriter(database.file ?? '', SCHEMA.entities);
    await owner.initialize();
    return new Tamperer(owner);
  }

  /** What `verify` says with these changes; they are undone afterwards. */
  verifyAfter(statements: readonly string[], options: VerifyOptions = {}): Promise<VerifyReport> {
    return this.readAfter(statements, (view) => runVerify(view, options));
  }

  /** What somebody reads with these changes; they are undone afterwards. */
  async readAfter<T>(statements: readonly string[], act: (view: ReadView) => Promise<T>): Promise<T> {
    const runner = await this.begun();
    try {
      for (const statement of [...this.unguarding(), ...statements]) await runner.query(statement);
      return await act(new ManagerView(runner.manager));
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  /** What stands in the database, to choose from. */
  rows<T>(sql: string): Promise<T[]> {
    return this.owner.query<T[]>(sql);
  }

  /** The columns that an entity has now. */
  columnsOf(entity: EntityTarget<ObjectLiteral>): { readonly name: string; readonly isNumber: boolean }[] {
    return this.owner.getMetadata(entity).columns.map((column) => ({
      name: column.databaseName,
      isNumber: column.type === 'bigint' || column.type === 'integer',
    }));
  }

  /** With the write lock: waits without SQLite's own busy wait, during which the application could not give it back. */
  private async begun(): Promise<QueryRunner> {
    const runner = this.owner.createQueryRunner();
    for (let attempt = 0; ; attempt += 1) {
      try {
        await runner.startTransaction();
        return runner;
      } catch (error) {
        if (attempt >= ATTEMPTS || !/database is locked/.test((error as Error).message)) throw error;
        // TypeORM marks the runner active before BEGIN succeeds; without this the next attempt would be a savepoint.
        Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  /** Runs one statement with the guards on. */
  async attempt(statement: string): Promise<void> {
    await this.owner.query(statement);
  }

  close(): Promise<void> {
    return this.owner.destroy();
  }

  private unguarding(): string[] {
    if (this.owner.options.type === 'postgres') return [`SET LOCAL session_replication_role = 'replica'`];
    const triggers = GUARDED.flatMap((table) => [`${table}_no_update`, `${table}_no_delete`]);
    return ['PRAGMA defer_foreign_keys = ON', ...triggers.map((name) => `DROP TRIGGER ${name}`)];
  }
}
