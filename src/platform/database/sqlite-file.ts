import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/** A sentence for the person who starts the server; the process ends with it. */
export class StartupFault extends Error {}

/**
 * The better-sqlite3 connection with one statement rewritten: TypeORM hard-codes `BEGIN TRANSACTION`, which takes the write
 * lock only at the first write and can then fail half way.
 */
export class ImmediateDatabase extends Database {
  constructor(file: string, options: Database.Options) {
    super(file, options);
    const prepare = this.prepare.bind(this);
    this.prepare = (sql: string) => prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql);
  }
}

/** The settings of every connection; durable commits, checked references, no code from a foreign schema. */
export function applyPragmas(database: Database.Database, readonly: boolean): void {
  if (!readonly) {
    database.pragma('journal_mode = WAL');
    // WAL mode alone leaves NORMAL, under which an acknowledged commit can be lost with the power.
    database.pragma('synchronous = FULL');
  }
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cache_size = -65536');
  database.pragma('temp_store = MEMORY');
}

export interface FileLock {
  release(): void;
}

/**
 * Takes the lock of a database file: an open exclusive transaction on a side file, which the operating system drops when the
 * process dies however it dies.
 * @throws StartupFault when another process holds it, or the folder cannot be written
 */
export function lockDatabaseFile(file: string): FileLock {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(existsSync(file) ? file : folder, constants.W_OK);
  } catch {
    throw new StartupFault(
      `数据库文件无法写入：${file}，请检查目录权限。\nThe database file cannot be written: ${file}; check the rights of its folder.`,
    );
  }
  const lock = new Database(`${file}.lock`, { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new StartupFault(
      `另一个进程正在使用数据库文件 ${file}，请先停止它。\nAnother process is using the database file ${file}; stop it first.`,
    );
  }
  return {
    release: () => {
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}
