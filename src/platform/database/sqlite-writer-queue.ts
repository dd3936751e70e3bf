import type { QueryRunner } from 'typeorm';
import { serviceBusy } from './database.problems.js';

interface WaitingUnit {
  run(): Promise<unknown>;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

export interface WriterConnection {
  readonly runner: QueryRunner;
  /** Whether SQLite itself says that a transaction is open. */
  inTransaction(): boolean;
  failStop(reason: string): never;
}

const SHARED_COMMIT_UNITS = 64;
const SHARED_COMMIT_MILLISECONDS = 25;
const BUSY_RETRY_MILLISECONDS = 20;
const BUSY_RETRIES = 250;

const isBusy = (error: unknown): boolean =>
  /SQLITE_BUSY|database is locked/.test(
    `${(error as { code?: string }).code ?? ''} ${(error as Error).message}`,
  );

/**
 * First in, first out, one transaction at a time (typeorm#1884: every user of a data source shares one query runner).
 * Units that wait together share one commit, each in its savepoint and acknowledged after the commit, so the disk's flush
 * is paid once for many.
 */
export class SqliteWriterQueue {
  private readonly waiting: WaitingUnit[] = [];
  private draining: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly connection: WriterConnection,
    private readonly capacity: number,
  ) {}

  /** @throws Problem SERVICE_BUSY when the queue is full or closed */
  enqueue<T>(run: () => Promise<T>): Promise<T> {
    if (this.closed || this.waiting.length >= this.capacity) return Promise.reject(serviceBusy());
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ run, resolve: resolve, reject });
      this.draining ??= this.drain();
    });
  }

  /** Takes no more units and answers when the accepted ones are done. */
  async close(): Promise<void> {
    this.closed = true;
    await this.draining;
  }

  private async drain(): Promise<void> {
    try {
      // Units enqueued in the same turn of the event loop get the chance to share the first commit.
      await new Promise((resolve) => setImmediate(resolve));
      while (this.waiting.length > 0) await this.commitTogether();
    } finally {
      // In the turn of the last look at the queue, so that a unit enqueued after it starts the next drain.
      this.draining = undefined;
    }
  }

  private async commitTogether(): Promise<void> {
    const { runner } = this.connection;
    if (!(await this.begin())) return;
    const acknowledgements: (() => void)[] = [];
    const begun = performance.now();
    do {
      const unit = this.waiting.shift();
      if (!unit) break;
      acknowledgements.push(await this.runInSavepoint(unit));
      if (this.waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    } while (
      this.waiting.length > 0 &&
      acknowledgements.length < SHARED_COMMIT_UNITS &&
      performance.now() - begun < SHARED_COMMIT_MILLISECONDS
    );
    try {
      await runner.commitTransaction();
    } catch (error) {
      this.connection.failStop(`commit failed: ${(error as { code?: string }).code ?? 'unknown'}`);
    }
    if (this.connection.inTransaction() || runner.isTransactionActive) {
      this.connection.failStop('a transaction is still open after its commit');
    }
    for (const acknowledge of acknowledgements) acknowledge();
  }

  /** Opens the shared transaction; on a lasting lock refuses all who wait. */
  private async begin(): Promise<boolean> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.connection.runner.startTransaction();
        return true;
      } catch (error) {
        if (!isBusy(error))
          this.connection.failStop(`begin failed: ${(error as { code?: string }).code ?? 'unknown'}`);
        // TypeORM marks the runner active before BEGIN succeeds; without this the next attempt would be a savepoint.
        Object.assign(this.connection.runner, { isTransactionActive: false, transactionDepth: 0 });
        if (attempt >= BUSY_RETRIES) {
          for (const unit of this.waiting.splice(0)) unit.reject(serviceBusy());
          return false;
        }
        // Not SQLite's own busy wait: that one would block the event loop.
        await new Promise((resolve) => setTimeout(resolve, BUSY_RETRY_MILLISECONDS));
      }
    }
  }

  private async runInSavepoint(unit: WaitingUnit): Promise<() => void> {
    const { runner } = this.connection;
    await runner.startTransaction();
    try {
      const value = await unit.run();
      await runner.commitTransaction();
      return () => unit.resolve(value);
    } catch (error) {
      if (!this.connection.inTransaction()) {
        // A full disk or an I/O error ends the whole transaction in SQLite, with the units before this one.
        this.connection.failStop(`transaction lost: ${(error as { code?: string }).code ?? 'unknown'}`);
      }
      await runner.rollbackTransaction();
      return () => unit.reject(error);
    }
  }
}
