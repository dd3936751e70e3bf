import Database from 'better-sqlite3';
import pg from 'pg';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { SnakeNamingStrategy } from './naming-strategy.js';
import { noteEpoch } from './server-epoch.js';
import { applyPragmas, ImmediateDatabase } from './sqlite-file.js';

// Sums and bigints come back as numbers on both databases; everything Linli counts is a safe integer.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export type EntityClasses = readonly (abstract new (...values: never[]) => object)[];
type Migrations = DataSourceOptions['migrations'];

const common = (entities: EntityClasses) => ({
  entities: [...entities] as unknown as MixedList<string>,
  namingStrategy: new SnakeNamingStrategy(),
  synchronize: false,
  logging: false as const,
  migrationsTableName: 'migration',
  migrationsTransactionMode: 'each' as const,
});

/** The writing connection of a SQLite file; there is one, behind the queue. */
export function sqliteWriter(file: string, entities: EntityClasses, migrations: Migrations = []): DataSource {
  return new DataSource({
    ...common(entities),
    type: 'better-sqlite3',
    database: file,
    driver: ImmediateDatabase,
    timeout: 50,
    statementCacheSize: 500,
    migrations,
    prepareDatabase: (connection) => applyPragmas(connection as Database.Database, false),
  });
}

/** A read-only connection of the same file: sees the last commit, never a transaction in progress. */
export function sqliteReader(file: string, entities: EntityClasses): DataSource {
  return new DataSource({
    ...common(entities),
    type: 'better-sqlite3',
    database: file,
    driver: Database,
    readonly: true,
    fileMustExist: true,
    timeout: 1000,
    statementCacheSize: 500,
    prepareDatabase: (connection) => applyPragmas(connection as Database.Database, true),
  });
}

/** A pool on PostgreSQL with the time limits that keep one stuck client from stopping the rest. */
export function postgresPool(
  url: string,
  entities: EntityClasses,
  options: {
    poolSize: number;
    migrations?: Migrations;
    statementTimeoutMilliseconds?: number;
    /** Nothing but reading, for as long as it takes: a command that looks through all the books. */
    readOnly?: boolean;
  },
): DataSource {
  const limit = options.statementTimeoutMilliseconds ?? (options.readOnly ? 0 : 30_000);
  const idle = options.readOnly ? '0' : '30s';
  const readOnly = options.readOnly ? ' -c default_transaction_read_only=on' : '';
  return new DataSource({
    ...common(entities),
    type: 'postgres',
    url,
    migrations: options.migrations ?? [],
    applicationName: 'linli',
    poolSize: options.poolSize,
    extra: {
      max: options.poolSize,
      connectionTimeoutMillis: 10_000,
      onConnect: noteEpoch,
      options: `-c lock_timeout=5s -c statement_timeout=${limit} -c idle_in_transaction_session_timeout=${idle}${readOnly}`,
    },
    poolErrorHandler: () => undefined,
  });
}
