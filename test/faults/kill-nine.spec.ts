import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runVerify } from '../../src/timebank/verify/verify-ledger.js';
import { LedgerEntryEntity } from '../../src/timebank/ledger/ledger.entity.js';
import { newKey } from '../support/people.js';
import { CONFIRM, type Decision, enterAll, type Span } from '../support/service.js';
import { TestApp } from '../support/test-app.js';
import { type Officer, World } from '../support/world.js';
import { ChildServer } from './support/child-server.js';

const ROUNDS = Number(process.env['LINLI_FAULT_ROUNDS'] ?? 4);
const RECORDS_PER_ROUND = 60;
const CLIENTS = 8;
const VOLUNTEERS = 12;
const SLOT_MINUTES = 30;
const HOUR = 3_600_000;

/** Pending half-hour records, touching end to end, going back from now. */
function spansOf(volunteerIds: readonly string[], count: number): Span[] {
  const now = Math.floor(Date.now() / HOUR) * HOUR;
  return Array.from({ length: count }, (_, index) => ({
    volunteerId: volunteerIds[index % volunteerIds.length] ?? '',
    startAt: new Date(
      now - (Math.floor(index / volunteerIds.length) + 1) * SLOT_MINUTES * 60_000,
    ).toISOString(),
    minutes: SLOT_MINUTES,
  }));
}

describe('promises 6 and 10: whatever ends the process, what was acknowledged is there exactly once', () => {
  let app: TestApp;
  let world: World;
  let confirmer: Officer;
  let records: string[];

  beforeAll(async () => {
    app = await TestApp.start({ LINLI_ACCESS_TOKEN_SECONDS: '86400' });
    app.clock.set(new Date().toISOString());
    world = await World.create(app);
    confirmer = await world.officer('DISTRICT_OFFICER', '510502');
    const volunteers: string[] = [];
    for (let index = 0; index < VOLUNTEERS; index += 1)
      volunteers.push((await world.volunteer({ withAccount: false })).id);
    records = await enterAll(
      world,
      world.districtOfficer,
      spansOf(volunteers, (ROUNDS + 2) * RECORDS_PER_ROUND),
    );
    // The file has one owner at a time: from here on the child has it.
    await app.app.close();
    await app.uow.close();
  }, 600_000);
  afterAll(() => app.database.remove());

  const child = () => ChildServer.start(app.database.environment);

  /** Confirms records one a call by several clients until the server is gone; answers what it acknowledged. */
  async function confirmUntilGone(
    server: ChildServer,
    token: string,
    ids: readonly string[],
  ): Promise<string[]> {
    const left = [...ids];
    const acknowledged: string[] = [];
    const work = async (): Promise<void> => {
      for (let id = left.shift(); id; id = left.shift()) {
        try {
          const input = { recordIds: [id], idempotencyKey: newKey() };
          const { confirmServiceRecords } = await server.client.data<{ confirmServiceRecords: Decision[] }>(
            CONFIRM,
            { input },
            { token },
          );
          if (confirmServiceRecords[0]?.record?.status === 'CONFIRMED') acknowledged.push(id);
        } catch {
          return;
        }
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, work));
    return acknowledged;
  }

  async function creditsOf(ids: readonly string[]): Promise<Map<string, number>> {
    const reopened = await TestApp.reopen(app.database);
    try {
      const entries = await reopened.uow.read((view) =>
        view.manager
          .createQueryBuilder(LedgerEntryEntity, 'e')
          .where('e.service_record_id IN (:...ids)', { ids })
          .getMany(),
      );
      const report = await reopened.uow.read((view) => runVerify(view, {}));
      expect(report.faults).toEqual([]);
      return new Map(ids.map((id) => [id, entries.filter((entry) => entry.serviceRecordId === id).length]));
    } finally {
      await reopened.close();
    }
  }

  it(
    `kill -9 at a random moment, ${ROUNDS} rounds`,
    async () => {
      const acknowledged: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const server = await child();
        const token = await server.signIn(confirmer.phone);
        const ids = records.slice(round * RECORDS_PER_ROUND, (round + 1) * RECORDS_PER_ROUND);
        const confirming = confirmUntilGone(server, token, ids);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
        await server.end('SIGKILL');
        acknowledged.push(...(await confirming));
      }
      const credits = await creditsOf(records.slice(0, ROUNDS * RECORDS_PER_ROUND));
      expect(acknowledged.filter((id) => credits.get(id) !== 1)).toEqual([]);
      expect([...credits.values()].filter((count) => count > 1)).toEqual([]);
    },
    60_000 + ROUNDS * 10_000,
  );

  it('SIGTERM under load: nothing acknowledged is lost and the process ends by itself', async () => {
    const server = await child();
    const token = await server.signIn(confirmer.phone);
    const ids = records.slice(ROUNDS * RECORDS_PER_ROUND, (ROUNDS + 1) * RECORDS_PER_ROUND);
    const confirming = confirmUntilGone(server, token, ids);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await server.end('SIGTERM')).toBe(0);
    const acknowledged = await confirming;
    const credits = await creditsOf(ids);
    expect(acknowledged.filter((id) => credits.get(id) !== 1)).toEqual([]);
  }, 60_000);

  it('a backup taken under load verifies', async () => {
    if (app.database.file === null) {
      // PostgreSQL is backed up with its own tools (docs/operations.md); here the live database is verified under load.
      const server = await child();
      const token = await server.signIn(confirmer.phone);
      const confirming = confirmUntilGone(server, token, records.slice((ROUNDS + 1) * RECORDS_PER_ROUND));
      const printed = cli(['ledger', 'verify']);
      expect(printed).toContain('the books are right');
      await confirming;
      await server.end('SIGTERM');
      return;
    }
    const server = await child();
    const token = await server.signIn(confirmer.phone);
    const confirming = confirmUntilGone(server, token, records.slice((ROUNDS + 1) * RECORDS_PER_ROUND));
    const copy = join(app.database.folder, 'copy.sqlite');
    cli(['backup', copy]);
    expect(existsSync(copy)).toBe(true);
    expect(cli(['ledger', 'verify', '--file', copy])).toContain('the books are right');
    await confirming;
    await server.end('SIGTERM');
  }, 60_000);

  const cli = (args: string[]): string =>
    execFileSync(process.execPath, ['dist/cli.js', ...args], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'test', ...app.database.environment },
      encoding: 'utf8',
    });
});
