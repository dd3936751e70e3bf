import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ChildServer } from './support/child-server.js';
import { type Cut, CuttingProxy } from './support/cutting-proxy.js';
import { tellFigures } from './support/figures.js';
import { LedgerLoad } from './support/ledger-load.js';
import { type CrashingPostgres, startCrashingPostgres } from './support/crashing-postgres.js';

/** Of each kind of fault; `npm run test:faults` asks for more. */
const ROUNDS = Number(process.env['LINLI_FAULT_ROUNDS'] ?? 4);
const CLIENTS = 8;
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('promises 6 and 10: the ledger’s commands while connections to the database are lost', () => {
  let load: LedgerLoad;
  let server: ChildServer | null = null;

  beforeEach(async () => {
    load = await LedgerLoad.prepare();
  }, 600_000);
  afterEach(async () => {
    if (server) await server.end('SIGKILL');
    server = null;
    await load.remove();
  });

  /** Runs the load while a fault happens, then without it; all must be there exactly once. */
  async function under(
    fault: string,
    environment: Record<string, string>,
    act: () => Promise<unknown>,
  ): Promise<void> {
    server = await ChildServer.start(environment);
    let faulty = true;
    const running = load.run(server.client, CLIENTS, () => faulty);
    const told = await act();
    faulty = false;
    await running;
    await wait(200);
    await load.retry(server.client);
    expect(await server.end('SIGTERM')).toBe(0);
    server = null;
    await load.expectExactlyOnce();
    expect(load.told.acknowledged).toBeGreaterThan(0);
    tellFigures(fault, { ...load.told, faults: told });
  }

  it(
    `pg_terminate_backend in a loop`,
    async () => {
      await under('pg_terminate_backend', load.database.environment, async () => {
        const owner = new pg.Client({ connectionString: load.database.ownerUrl ?? '' });
        await owner.connect();
        let terminated = 0;
        for (let round = 0; round < ROUNDS * 5; round += 1) {
          await wait(20 + Math.random() * 60);
          const { rowCount } = await owner.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE datname = current_database() AND usename = 'linli_app' AND pid <> pg_backend_pid()`,
          );
          terminated += rowCount ?? 0;
        }
        await owner.end();
        expect(terminated).toBeGreaterThan(0);
        return { terminated };
      });
    },
    120_000 + ROUNDS * 5_000,
  );

  it(
    'the connection lost during COMMIT, before the database hears of it and before its answer arrives',
    async () => {
      const { LINLI_DATABASE_URL: url = '' } = load.database.environment;
      let commits = 0;
      const decide = (): Cut | null => {
        commits += 1;
        return commits % 6 === 0 ? 'before' : commits % 6 === 3 ? 'after' : null;
      };
      const proxy = await CuttingProxy.to(url, decide);
      const environment = { ...load.database.environment, LINLI_DATABASE_URL: proxy.through(url) };
      await under('connection lost during COMMIT', environment, async () => {
        for (let round = 0; round < ROUNDS * 4 && proxy.cuts.after < ROUNDS * 4; round += 1) await wait(400);
        expect(Math.min(proxy.cuts.before, proxy.cuts.after)).toBeGreaterThan(0);
        return { ...proxy.cuts };
      });
      await proxy.close();
    },
    120_000 + ROUNDS * 5_000,
  );
});

describe('promises 6 and 10: the ledger’s commands while the database itself stops', () => {
  let postgres: CrashingPostgres;
  let load: LedgerLoad;

  beforeEach(async () => {
    postgres = await startCrashingPostgres();
    process.env['LINLI_TEST_POSTGRES_URL'] = postgres.url;
    load = await LedgerLoad.prepare();
  }, 600_000);
  const given = process.env['LINLI_TEST_POSTGRES_URL'];
  afterEach(async () => {
    await load.remove();
    await postgres.stop();
  });
  afterAll(() => {
    process.env['LINLI_TEST_POSTGRES_URL'] = given;
  });

  it(
    `stopped as by pg_ctl stop -m immediate and started again, ${ROUNDS} times`,
    async () => {
      const server = await ChildServer.start(load.database.environment);
      let faulty = true;
      const running = load.run(server.client, CLIENTS, () => faulty);
      for (let round = 0; round < ROUNDS; round += 1) {
        await wait(200 + Math.random() * 300);
        await postgres.crash();
        await wait(Math.random() * 500);
        await postgres.startAgain();
      }
      await wait(500);
      faulty = false;
      await running;
      await load.retry(server.client);
      expect(await server.end('SIGTERM')).toBe(0);
      await load.expectExactlyOnce();
      tellFigures(`stop -m immediate, ${ROUNDS} rounds`, load.told);
    },
    120_000 + ROUNDS * 10_000,
  );
});
