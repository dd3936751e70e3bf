import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '../../src/platform/database/new-id.js';
import { Outbox } from '../../src/platform/events/outbox.js';
import { VolunteerChangesConsumer } from '../../src/squads/volunteer-changes.consumer.js';
import { VolunteerStatus } from '../../src/volunteers/volunteer.entity.js';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { World } from '../support/world.js';

// What only a database with many writers needs; SQLite has one.
const MERGE = `mutation ($input: MergeVolunteersInput!) { mergeVolunteers(input: $input) { id } }`;
const SQUADS = `query ($id: ID!) { volunteer(id: $id) { memberships(current: true) { squad { id } primary } } }`;

let app: TestApp;
let world: World;
let owner: pg.Client;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  owner = new pg.Client({ connectionString: app.database.ownerUrl ?? '' });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});

async function somebodyWaitsForALock(): Promise<void> {
  const query = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await owner.query(query)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('rule 4: merged on while an event of the first merge is being delivered', () => {
  it('the memberships end up with who remains, still running', async () => {
    const squadId = await world.squad('POVERTY_RELIEF');
    const [first, middle, last] = [
      await world.volunteer({ withAccount: false }),
      await world.volunteer({ withAccount: false }),
      await world.volunteer({ withAccount: false }),
    ];
    await app.client.data(
      `mutation ($input: AssignSquadInput!) { assignSquad(input: $input) { id } }`,
      { input: { volunteerId: first.id, squadId, primary: true, idempotencyKey: newKey() } },
      { token: world.officerA.token },
    );
    await app.client.data(
      MERGE,
      { input: { duplicateId: first.id, intoId: middle.id, reason: '同一人' } },
      { token: world.streetOfficer.token },
    );
    await app.settled();

    // The consumer has read who was merged into whom, and waits for the first of its locks.
    await owner.query('BEGIN');
    await owner.query('SELECT id FROM volunteer WHERE id = $1 FOR UPDATE', [first.id]);
    const payload = { volunteerId: first.id };
    const late = { id: newId(), type: 'VolunteerChanged', payload, createdAt: app.clock.now() };
    const delivered = app.uow.write((transaction) =>
      app.get(VolunteerChangesConsumer).consume(transaction, [late]),
    );
    await somebodyWaitsForALock();
    const mergedOn = 'UPDATE volunteer SET status = :merged, merged_into_id = :intoId WHERE id = :fromId';
    const next = { fromId: middle.id, intoId: last.id };
    await app.uow.write((transaction) =>
      transaction.execute(mergedOn, { ...next, merged: VolunteerStatus.MERGED }),
    );
    await owner.query('COMMIT');
    await delivered;
    await app.uow.write((transaction) => app.get(Outbox).emit(transaction, 'VolunteerMerged', next));
    await app.settled();

    type Seen = { volunteer: { memberships: unknown[] } };
    const { volunteer } = await app.client.data<Seen>(
      SQUADS,
      { id: last.id },
      { token: world.districtOfficer.token },
    );
    expect(volunteer.memberships).toEqual([{ squad: { id: squadId }, primary: true }]);
  }, 60_000);
});
