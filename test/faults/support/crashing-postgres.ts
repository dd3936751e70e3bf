import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

/** A PostgreSQL of its own, durable, that can be stopped as if it had crashed. */
export interface CrashingPostgres {
  /** Of a superuser; the same before and after a crash. */
  readonly url: string;
  /** Stops at once, without writing anything out, as `pg_ctl stop -m immediate` does. */
  crash(): Promise<void>;
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** From the npm package, also where the other tests use a server that is given. */
export async function startCrashingPostgres(): Promise<CrashingPostgres> {
  const address = pathToFileURL(join(process.cwd(), 'scripts', 'lib', 'postgres.mjs')).href;
  const { startPostgres } = (await import(address)) as {
    startPostgres(options: { durable: boolean; own: boolean }): Promise<CrashingPostgres>;
  };
  return startPostgres({ durable: true, own: true });
}
