import { AsyncLocalStorage } from 'node:async_hooks';
import { type EntityManager, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm';
import { readEntities } from './entity-rows.js';
import { PlainRepository } from './plain-repository.js';
import { ManagerSql, type SqlParameters, type SqlRunner } from './sql.js';
import type { ReadView, WriteTransaction } from './unit-of-work.js';

export class ManagerView implements ReadView {
  constructor(
    readonly manager: EntityManager,
    private readonly sql: SqlRunner = new ManagerSql(manager),
  ) {}

  rows<T>(sql: string, parameters?: SqlParameters): Promise<T[]> {
    return this.sql.rows<T>(sql, parameters);
  }

  entities<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    rest: string,
    parameters?: SqlParameters,
  ): Promise<T[]> {
    return readEntities(this.manager, this.sql, entity, rest, parameters);
  }
}

const USED_AFTER_END = 'a unit of work was used after its end';

/** The transaction handed to a unit of work; unusable once the unit has ended. */
export class RunningTransaction implements WriteTransaction {
  readonly wakes: (() => void)[] = [];
  private ended = false;

  constructor(
    private readonly connection: EntityManager,
    readonly locks: boolean,
    private readonly sql: SqlRunner = new ManagerSql(connection),
  ) {}

  get open(): boolean {
    return !this.ended;
  }

  get manager(): EntityManager {
    if (this.ended) throw new Error(USED_AFTER_END);
    return this.connection;
  }

  private get running(): SqlRunner {
    if (this.ended) throw new Error(USED_AFTER_END);
    return this.sql;
  }

  repo<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return new PlainRepository<T>(entity, this.manager, this.sql);
  }

  rows<T>(sql: string, parameters?: SqlParameters): Promise<T[]> {
    return this.running.rows<T>(sql, parameters);
  }

  entities<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    rest: string,
    parameters?: SqlParameters,
  ): Promise<T[]> {
    return readEntities(this.manager, this.running, entity, rest, parameters);
  }

  execute(sql: string, parameters?: SqlParameters): Promise<number> {
    return this.running.execute(sql, parameters);
  }

  async lockById<T extends ObjectLiteral & { id: string }>(
    entity: EntityTarget<T>,
    ids: readonly string[],
  ): Promise<T[]> {
    const sorted = [...new Set(ids)].sort();
    const found: T[] = [];
    for (let from = 0; from < sorted.length; from += 500) {
      const rest = `WHERE id IN (:...ids) ORDER BY id${this.locks ? ' FOR UPDATE' : ''}`;
      found.push(...(await this.entities(entity, rest, { ids: sorted.slice(from, from + 500) })));
    }
    return found;
  }

  lockRows<T>(sql: string, parameters?: SqlParameters): Promise<T[]> {
    return this.rows<T>(this.locks ? `${sql} FOR UPDATE` : sql, parameters);
  }

  afterCommit(wake: () => void): void {
    this.wakes.push(wake);
  }

  end(): void {
    this.ended = true;
  }
}

const running = new AsyncLocalStorage<RunningTransaction>();

/** The transaction that the calling code runs in, if any. */
export function currentTransaction(): RunningTransaction | undefined {
  const transaction = running.getStore();
  return transaction?.open ? transaction : undefined;
}

/** Runs a unit inside its transaction and closes the handle behind it. */
export async function runInside<T>(
  transaction: RunningTransaction,
  unit: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  try {
    return await running.run(transaction, () => unit(transaction));
  } finally {
    transaction.end();
  }
}
