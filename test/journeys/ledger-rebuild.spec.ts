import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/database/new-id.js';
import type { ReadView } from '../../src/platform/database/unit-of-work.js';
import { DEFAULT_POLICY_VERSION_ID } from '../../src/policies/policy.service.js';
import { compareRankings, RANKING_SIDE_TABLES } from '../../src/rankings/ranking-comparison.js';
import { RankingProjection } from '../../src/rankings/ranking-projection.js';
import { LedgerService } from '../../src/timebank/ledger/ledger.service.js';
import { COUNTER_SIDE_TABLES, rebuildCounters } from '../../src/timebank/rebuild/rebuild-counters.js';
import { BookReader } from '../support/book-reader.js';
import { RankedService } from '../support/ranked-service.js';
import { Tamperer } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { OTHER_STREET, World } from '../support/world.js';

const SIDE_TABLES = [...COUNTER_SIDE_TABLES, ...RANKING_SIDE_TABLES];
const TODAY = '2026-06-15';

let app: TestApp;
let world: World;
let tamperer: Tamperer;
/** Served, had a record voided, and moved. */
let volunteerId: string;

/** As the command does it: a connection of its own, so that the side tables are new. */
const readBeside = async () => {
  const reader = await BookReader.open(app.database);
  try {
    return await reader.read(rebuilt, SIDE_TABLES);
  } finally {
    await reader.close();
  }
};
const rebuilt = async (view: ReadView) => {
  const counters = await rebuildCounters(view);
  const rankings = await compareRankings(view, TODAY);
  return { counters, rankings, differences: [...counters.differences, ...rankings.differences] };
};
const afterwards = (...statements: string[]) => tamperer.readAfter([...statements, ...SIDE_TABLES], rebuilt);

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  const service = new RankedService(app, world);
  const [from, to] = [await service.newCommunity(), await service.newCommunity(OTHER_STREET)];
  const { id, person } = await world.volunteer({ communityCode: from });
  volunteerId = id;
  const ledger = app.get(LedgerService);
  const stamp = {
    policyVersionId: DEFAULT_POLICY_VERSION_ID,
    actorAccountId: world.officerA.accountId,
  };
  const served = async (day: string): Promise<string> => {
    const serviceRecordId = await service.served(id, 60, { day });
    const credit = { serviceRecordId, volunteerId: id, communityCode: from, ...stamp };
    const minutes = { honorMinutes: 60, redeemableMinutes: 60, balanceCapMinutes: 90_000 };
    await app.uow.write((transaction) => ledger.creditMany(transaction, [{ ...credit, ...minutes }]));
    return serviceRecordId;
  };
  await served('2026-05-20');
  const voided = await served('2026-06-02');
  await service.volunteer(from, 90);
  await service.voided(voided, id);
  await app.uow.write((transaction) =>
    ledger.reverseCredit(transaction, {
      ...{ serviceRecordId: voided, volunteerId: id, reason: '误记' },
      ...stamp,
    }),
  );
  const move = `mutation ($input: MoveVolunteerInput!) { moveVolunteer(input: $input) }`;
  const input = { volunteerId: id, communityCode: to };
  await app.client.data(move, { input }, { token: person?.token });
  await app.settled();
  tamperer = await Tamperer.open(app.database);
});
afterAll(async () => {
  await tamperer.close();
  await app.stop();
});

describe('counters and rankings computed anew beside the real ones', () => {
  it('differ in nothing after credits, a void and a move, beside a running server', async () => {
    const { counters, rankings, differences } = await readBeside();
    expect(differences).toEqual([]);
    expect(counters.accounts).toBeGreaterThan(5);
    expect(counters.chains).toBe(1);
    expect(rankings).toMatchObject({ waitingEvents: 0, waitingVolunteers: 0 });
    const [real] = await tamperer.rows<{ n: number }>('SELECT COUNT(*) AS n FROM ranking_total');
    expect(rankings.rows).toBe(Number(real?.n));
    expect(rankings.rows).toBeGreaterThan(5);
  });

  it('the connection can write to nothing else', async () => {
    const other = await BookReader.open(app.database);
    await expect(other.attempt('UPDATE ranking_total SET minutes = 0')).rejects.toThrow(/read-?only/i);
    await other.close();
  });

  it.each(['balance_minutes', 'posting_count'])('a changed counter is named: %s', async (column) => {
    const { differences } = await afterwards(
      `UPDATE ledger_account SET ${column} = ${column} + 7 WHERE kind = 'HONOR' AND owner_id = '${volunteerId}'`,
    );
    const [account] = await tamperer.rows<{ id: string } & Record<string, number>>(
      `SELECT * FROM ledger_account WHERE kind = 'HONOR' AND owner_id = '${volunteerId}'`,
    );
    const should = Number(account?.[column]);
    expect(differences).toEqual([
      {
        ...{ kind: 'DIFFERENT', table: 'ledger_account', key: `id = ${account?.id ?? ''}` },
        columns: [{ name: column, says: should + 7, should }],
      },
    ]);
  });

  it('a counter of postings that are gone is named, and an account that is gone', async () => {
    const { differences } = await afterwards(
      `DELETE FROM ledger_posting WHERE account_id = (SELECT id FROM ledger_account WHERE kind = 'HONOR' AND owner_id = '${volunteerId}')`,
    );
    expect(differences).toMatchObject([{ kind: 'DIFFERENT', table: 'ledger_account' }]);
    const gone = await afterwards(
      `DELETE FROM ledger_account WHERE kind = 'HONOR' AND owner_id = '${volunteerId}'`,
    );
    expect(gone.differences).toMatchObject([{ kind: 'MISSING', table: 'ledger_account' }]);
  });

  it.each([
    ['sequence', 'sequence + 1'],
    ['head_hash', `'other'`],
  ])('a changed end of a chain is named: %s', async (column, value) => {
    const { differences } = await afterwards(`UPDATE ledger_chain SET ${column} = ${value}`);
    expect(differences).toMatchObject([
      { kind: 'DIFFERENT', table: 'ledger_chain', columns: [{ name: column }] },
    ]);
  });

  it('a chain of nothing is named', async () => {
    const { differences } = await afterwards(
      `INSERT INTO ledger_chain (place_code, sequence, head_hash) VALUES ('510502999999', 1, 'other')`,
    );
    expect(differences).toEqual([
      { kind: 'SUPERFLUOUS', table: 'ledger_chain', key: 'place_code = 510502999999', columns: [] },
    ]);
  });

  /** Counts follow from the rows that are there. */
  const ofRows = (differences: readonly { table: string }[]) =>
    differences.filter(({ table }) => table !== 'ranking_count');
  const ROW = (): string => `volunteer_id = '${volunteerId}' AND squad_kind = 'ALL' AND period = '2026'`;

  it.each([
    ['minutes', 'minutes + 7'],
    ['rank_order', 'rank_order - 7'],
    ['district_code', `'other'`],
    ['street_code', `'other'`],
    ['community_code', `'other'`],
    ['volunteer_no', `'other'`],
  ])('a changed ranking row is named: %s', async (column, value) => {
    const { differences } = await afterwards(`UPDATE ranking_total SET ${column} = ${value} WHERE ${ROW()}`);
    expect(ofRows(differences)).toMatchObject([
      {
        ...{ kind: 'DIFFERENT', table: 'ranking_total' },
        key: `volunteer_id = ${volunteerId}, squad_kind = ALL, period = 2026`,
        columns: [{ name: column }],
      },
    ]);
  });

  it('a count that does not follow from the rows is named, and a day that is wrong', async () => {
    const counted = await afterwards(
      `UPDATE ranking_count SET volunteers = volunteers + 1 WHERE scope_code = '510502' AND squad_kind = 'ALL'
          AND period = '2026' AND width = 0`,
    );
    expect(counted.differences).toMatchObject([
      { kind: 'DIFFERENT', table: 'ranking_count', columns: [{ name: 'volunteers' }] },
    ]);
    const day = await afterwards(
      `UPDATE ranking_day SET minutes = minutes + 7 WHERE volunteer_id = '${volunteerId}'`,
    );
    expect(day.differences[0]).toMatchObject({ kind: 'DIFFERENT', table: 'ranking_day' });
  });

  it('a row that is missing is named, and one too many', async () => {
    const missing = await afterwards(`DELETE FROM ranking_total WHERE ${ROW()}`);
    expect(ofRows(missing.differences)).toMatchObject([{ kind: 'MISSING', table: 'ranking_total' }]);
    const superfluous = await afterwards(
      `UPDATE service_record SET status = 'PENDING' WHERE volunteer_id = '${volunteerId}'`,
    );
    expect(superfluous.differences.length).toBeGreaterThan(2);
    expect(new Set(superfluous.differences.map(({ kind }) => kind))).toEqual(new Set(['SUPERFLUOUS']));
  });

  it('who waits for an event is left out and counted', async () => {
    const eventId = newId();
    const { rankings } = await afterwards(
      `UPDATE ranking_total SET volunteer_no = 'other' WHERE ${ROW()}`,
      `INSERT INTO outbox_event (id, type, payload, created_at)
       VALUES ('${eventId}', 'ServiceRecordConfirmed', '{"volunteerId":"${volunteerId}"}', 0)`,
      `INSERT INTO outbox_delivery (consumer, event_id) VALUES ('rankings', '${eventId}')`,
    );
    expect(rankings).toMatchObject({ waitingEvents: 1, waitingVolunteers: 1, differences: [] });
  });

  it('what was changed by hand is right again after a rebuild of the rankings', async () => {
    await tamperer.attempt(`UPDATE ranking_total SET rank_order = rank_order - 7 WHERE ${ROW()}`);
    expect((await readBeside()).differences).toHaveLength(1);
    await app.get(RankingProjection).rebuild();
    expect((await readBeside()).differences).toEqual([]);
  });
});
