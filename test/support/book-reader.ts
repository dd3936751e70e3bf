import { postgresPool, sqliteReader } from '../../src/platform/database/data-sources.js';
import { inSnapshot } from '../../src/platform/database/snapshot.js';
import type { ReadView } from '../../src/platform/database/unit-of-work.js';
import { SCHEMA } from '../../src/schema.js';
import type { TestDatabase } from './test-database.js';

/** Reads a database as the commands do: on a connection of its own that cannot write, in one snapshot. */
export class BookReader {
  private constructor(private readonly source: ReturnType<typeof sqliteReader>) {}

  static async open(database: TestDatabase): Promise<BookReader> {
    const url = database.environment['LINLI_DATABASE_URL'];
    const source = url
      ? postgresPool(url, SCHEMA.entities, { poolSize: 1, readOnly: true })
      : sqliteReader(database.file ?? '', SCHEMA.entities);
    return new BookReader(await source.initialize());
  }

  read<T>(act: (view: ReadView) => Promise<T>, prepare: readonly string[] = []): Promise<T> {
    return inSnapshot(this.source, act, prepare);
  }

  /** Tries to write, with the connection's own rights. */
  async attempt(statement: string): Promise<void> {
    await this.source.query(statement);
  }

  close(): Promise<void> {
    return this.source.destroy();
  }
}
