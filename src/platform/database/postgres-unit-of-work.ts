import {
  type DataSource,
  type QueryRunner,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { databaseUnreachable, outcomeUnknown, serviceBusy } from './database.problems.js';
import { epochOf, SERVER_EPOCH } from './server-epoch.js';
import { bindSql, type SqlParameters } from './sql.js';
import { currentTransaction, ManagerView, RunningTransaction, runInside } from './transaction-scope.js';
import { Turnstile } from './turnstile.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from './unit-of-work.js';

const ATTEMPTS = 8;
const CONNECTION_LOST = /^(08...|57P0[123])$/;
const CONNECTION_LOST_TEXT =
  /ECONNRESET|ECONNREFUSED|EPIPE|Connection terminated|Client has encountered a connection error/;
const NO_CONNECTION = /timeout exceeded when trying to connect|remaining connection slots/;

const codeOf = (error: unknown): string =>
  (error as { driverError?: { code?: string } }).driverError?.code ?? (error as { code?: string }).code ?? '';
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

// TypeORM releases the runner of a connection that broke between two statements; the next one then fails with that alone.
const lostConnection = (error: unknown): boolean =>
  error instanceof QueryRunnerAlreadyReleasedError ||
  error instanceof QueryRunnerProviderAlreadyReleasedError ||
  CONNECTION_LOST.test(codeOf(error)) ||
  CONNECTION_LOST_TEXT.test(`${codeOf(error)} ${textOf(error)}`);
const conflicted = (error: unknown): boolean => codeOf(error) === '40001' || codeOf(error) === '40P01';
const lockTimedOut = (error: unknown): boolean => codeOf(error) === '55P03';

const noConnection = (error: unknown): boolean => NO_CONNECTION.test(textOf(error));

/** A part of the connections is for reads alone, so that a crowd of writers that wait for one row does not stop them. */
const writersOf = (poolSize: number): number => Math.max(1, poolSize - Math.ceil(poolSize / 4));

/** Longer from one attempt to the next, and not the same for all who were interrupted together. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));

type Outcome<T> = { done: true; value: T } | { done: false; error: unknown };

/** READ COMMITTED with locks in a fixed order; whole units are retried, never parts of them. */
export class PostgresUnitOfWork extends UnitOfWork {
  readonly dialect = 'postgres';
  private inFlight = 0;
  private closed = false;
  /** Writers wait here and not for a connection, which would give up after some seconds. */
  private readonly writers: Turnstile;

  constructor(
    private readonly pool: DataSource,
    private readonly sizes: { readonly pool: number; readonly queue: number },
  ) {
    super();
    this.writers = new Turnstile(writersOf(sizes.pool));
  }

  async write<T>(unit: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    const joined = currentTransaction();
    if (joined) return unit(joined);
    if (this.closed || this.inFlight >= this.sizes.queue) throw serviceBusy();
    this.inFlight += 1;
    try {
      return await this.writers.pass(() => this.retry(unit));
    } finally {
      this.inFlight -= 1;
    }
  }

  async read<T>(query: (view: ReadView) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await query(new ManagerView(this.pool.manager));
      } catch (error) {
        // Not SERVICE_BUSY, which says that nothing was done: a call reads its answer after its commit.
        if (noConnection(error)) throw databaseUnreachable();
        if (!lostConnection(error)) throw error;
        if (attempt >= ATTEMPTS) throw databaseUnreachable();
      }
      await pause(attempt);
    }
  }

  heavyRows<T>(sql: string, parameters: SqlParameters = {}): Promise<T[]> {
    const [text, values] = bindSql(this.pool.manager, sql, parameters);
    return this.pool.query<T[]>(text, values);
  }

  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  async close(): Promise<void> {
    this.closed = true;
    while (this.inFlight > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await this.pool.destroy();
  }

  private async retry<T>(unit: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.attempt(unit);
      if (outcome.done) return outcome.value;
      const { error } = outcome;
      if (noConnection(error) || lockTimedOut(error)) throw serviceBusy();
      if (!(conflicted(error) || lostConnection(error))) throw error;
      // Lost before its commit, or known not to have been committed: nothing was done.
      if (attempt >= ATTEMPTS) throw lostConnection(error) ? serviceBusy() : error;
      await pause(attempt);
    }
  }

  private async attempt<T>(unit: (transaction: WriteTransaction) => Promise<T>): Promise<Outcome<T>> {
    const runner = this.pool.createQueryRunner();
    const transaction = new RunningTransaction(runner.manager, true);
    let value: T;
    let transactionId: string | null;
    let epoch: string;
    try {
      epoch = epochOf((await runner.connect()) as object);
      await runner.startTransaction('READ COMMITTED');
      value = await runInside(transaction, unit);
      const [row] = await runner.manager.query<{ id: string | null }[]>(
        'SELECT pg_current_xact_id_if_assigned()::text AS id',
      );
      transactionId = row?.id ?? null;
    } catch (error) {
      await this.abandon(runner);
      return { done: false, error };
    }
    try {
      await runner.commitTransaction();
      await runner.release();
    } catch (error) {
      await this.abandon(runner);
      if (!lostConnection(error)) return { done: false, error };
      // The commit may or may not have arrived; PostgreSQL remembers which.
      if (!(await this.wasCommitted(transactionId, epoch))) return { done: false, error };
    }
    for (const wake of transaction.wakes) wake();
    return { done: true, value };
  }

  /** @throws Problem OUTCOME_UNKNOWN when the server stays unreachable or has forgotten */
  private async wasCommitted(transactionId: string | null, epoch: string): Promise<boolean> {
    if (transactionId === null) return true;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        const [row] = await this.pool.query<{ status: string | null; epoch: string }[]>(
          `SELECT pg_xact_status($1::xid8) AS status, ${SERVER_EPOCH} AS epoch`,
          [transactionId],
        );
        // After a crash the number may be another's: one that was not written out is given again.
        if (row?.status === 'committed' && row.epoch !== epoch) break;
        if (row?.status === 'committed') return true;
        if (row?.status === 'aborted') return false;
        if (row?.status !== 'in progress') break;
      } catch {
        // Not reachable yet; asked again below.
      }
      await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
    }
    throw outcomeUnknown();
  }

  private async abandon(runner: QueryRunner): Promise<void> {
    try {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
    } catch {
      // The connection is gone and the server rolls back by itself.
    }
    try {
      await runner.release();
    } catch {
      // Released by the loss already.
    }
  }
}
