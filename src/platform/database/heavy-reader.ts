import { Worker } from 'node:worker_threads';
import { serviceBusy } from './database.problems.js';

interface Pending {
  resolve(rows: unknown[]): void;
  reject(reason: Error): void;
}

interface Reply {
  ticket: number;
  rows?: unknown[];
  fault?: string;
}

/** They are answered one after the other, and each takes what it takes: more would only wait longer. */
const MOST_WAITING = 64;

/** Runs SELECTs on a thread of their own, so that an aggregation of seconds does not stop the event loop. */
export class HeavyReader {
  private worker: Worker | undefined;
  private readonly pending = new Map<number, Pending>();
  private ticket = 0;

  constructor(private readonly file: string) {}

  /** @throws Problem SERVICE_BUSY when too many wait; Error with SQLite's code when the statement fails or the worker is gone */
  rows<T>(sql: string, values: readonly unknown[]): Promise<T[]> {
    if (this.pending.size >= MOST_WAITING) return Promise.reject(serviceBusy());
    const worker = (this.worker ??= this.start());
    const ticket = (this.ticket += 1);
    return new Promise<T[]>((resolve, reject) => {
      this.pending.set(ticket, { resolve: resolve as (rows: unknown[]) => void, reject });
      worker.postMessage({ ticket, sql, values });
    });
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    this.rejectAll(new Error('closed'));
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(new URL('./heavy-reader.worker.js', import.meta.url), {
      workerData: { file: this.file },
    });
    worker.on('message', (reply: Reply) => {
      const waiting = this.pending.get(reply.ticket);
      this.pending.delete(reply.ticket);
      if (reply.rows) waiting?.resolve(reply.rows);
      else waiting?.reject(new Error(`heavy read failed: ${reply.fault}`));
    });
    worker.on('error', (error) => this.lose(worker, error));
    worker.on('exit', () => this.lose(worker, new Error('the reading thread ended')));
    worker.unref();
    return worker;
  }

  /** A lost worker fails what it was asked; the next read starts another. */
  private lose(worker: Worker, reason: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    this.rejectAll(reason);
  }

  private rejectAll(reason: Error): void {
    for (const waiting of this.pending.values()) waiting.reject(reason);
    this.pending.clear();
  }
}
