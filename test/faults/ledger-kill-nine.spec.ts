import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChildServer } from './support/child-server.js';
import { LedgerLoad } from './support/ledger-load.js';
import { tellFigures } from './support/figures.js';

const ROUNDS = Number(process.env['LINLI_FAULT_ROUNDS'] ?? 4);
const CLIENTS = 8;

describe('promises 6 and 10: the ledger’s commands with the server killed', () => {
  let load: LedgerLoad;
  beforeAll(async () => {
    load = await LedgerLoad.prepare();
  }, 600_000);
  afterAll(() => load.remove());

  it(
    `kill -9 at a random moment, ${ROUNDS} rounds: each acknowledged command is there exactly once, no other`,
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const server = await ChildServer.start(load.database.environment);
        let alive = true;
        const running = load.run(server.client, CLIENTS, () => alive);
        await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 300));
        alive = false;
        await server.end('SIGKILL');
        await running;
      }
      const server = await ChildServer.start(load.database.environment);
      await load.retry(server.client);
      expect(await server.end('SIGTERM')).toBe(0);
      await load.expectExactlyOnce();
      expect(load.told.acknowledged).toBeGreaterThan(0);
      tellFigures(`kill -9, ${ROUNDS} rounds`, load.told);
    },
    60_000 + ROUNDS * 10_000,
  );
});
