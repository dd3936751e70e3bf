import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { SqlParameters } from './sql.js';

/** Reads of one consistent place: the last commit, or the running transaction. */
export interface ReadView {
  readonly manager: EntityManager;
  /** Rows of a SELECT with `:name` parameters (`:...names` for a list). */
  rows<T>(sql: string, parameters?: SqlParameters): Promise<T[]>;
  /** Entities by the rest of a SELECT on their table, e.g. `WHERE id = :id`: for what is read often. */
  entities<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    rest: string,
    parameters?: SqlParameters,
  ): Promise<T[]>;
}

/** What a unit of work may do while it runs. Keep no reference to it afterwards. */
export interface WriteTransaction extends ReadView {
  /** Whether rows are locked at all; SQLite's one writer needs no locks. */
  readonly locks: boolean;
  repo<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T>;
  /** Runs a statement; answers the number of rows it touched. */
  execute(sql: string, parameters?: SqlParameters): Promise<number>;
  /**
   * Reads rows by id in the order of their ids and, on PostgreSQL, locks them until the end. SQLite has one writer
   * and needs no lock. Missing ids are left out.
   */
  lockById<T extends ObjectLiteral & { id: string }>(
    entity: EntityTarget<T>,
    ids: readonly string[],
  ): Promise<T[]>;
  /** Rows of a SELECT from one table that is ordered by its key, locked as by `lockById`. */
  lockRows<T>(sql: string, parameters?: SqlParameters): Promise<T[]>;
  /** Runs after the commit, never after a rollback. For waking things up, not for effects that must not be lost. */
  afterCommit(wake: () => void): void;
}

/**
 * The one way to the database (docs/decisions/0002). A write's function touches nothing but the database and may be run
 * again from its start. Other effects go through the outbox.
 */
export abstract class UnitOfWork {
  abstract readonly dialect: 'sqlite' | 'postgres';

  /**
   * Runs `unit` in a transaction; a nested `write` joins the running one.
   * @throws Problem SERVICE_BUSY when too many writes wait; nothing was done
   */
  abstract write<T>(unit: (transaction: WriteTransaction) => Promise<T>): Promise<T>;

  /** Runs `query` on committed data only. */
  abstract read<T>(query: (view: ReadView) => Promise<T>): Promise<T>;

  /** Rows of one heavy SELECT on committed data, computed off this thread where the database is in the process. */
  abstract heavyRows<T>(sql: string, parameters?: SqlParameters): Promise<T[]>;

  /** Answers when the database can be read and written. @throws Error otherwise */
  abstract ping(): Promise<void>;

  /** Refuses new writes, lets the accepted ones finish, and closes. */
  abstract close(): Promise<void>;
}
