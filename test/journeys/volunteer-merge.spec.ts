import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MERGE, REGISTER, SUSPEND, WITHDRAW, VolunteerDesk } from '../support/volunteer-desk.js';
import { World } from '../support/world.js';

let desk: VolunteerDesk;
let world: World;

beforeAll(async () => {
  desk = await VolunteerDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

describe('rule 4: two registrations of one person are merged', () => {
  const reason = '同一人重复登记';

  it('the street merges; the duplicate ends, and its account goes to the one that had none', async () => {
    const kept = await world.volunteer({ withAccount: false, name: '周九' });
    const { id: duplicateId, person } = await desk.resident({ name: '周九' });
    expect(await desk.refused(MERGE, { duplicateId, intoId: kept.id, reason }, world.officerA)).toBe(
      'FORBIDDEN',
    );
    expect(
      await desk.refused(MERGE, { duplicateId, intoId: kept.id, reason }, world.otherStreetOfficer),
    ).toBe('NOT_FOUND');
    expect(
      await desk.send(MERGE, { duplicateId, intoId: kept.id, reason }, world.streetOfficer),
    ).toMatchObject({
      id: kept.id,
      status: 'ACTIVE',
    });
    expect(await desk.row(duplicateId)).toMatchObject({
      status: 'MERGED',
      merged_into_id: kept.id,
      account_id: null,
    });
    expect((await desk.mine(person))?.id).toBe(kept.id);
    expect(await desk.audited('volunteer.merge', kept.id)).toHaveLength(1);
    const events = await desk.app.uow.read((view) =>
      view.rows(
        `SELECT from_value, to_value, reason FROM volunteer_event WHERE kind = 'MERGE' AND volunteer_id = :id`,
        { id: kept.id },
      ),
    );
    expect(events).toEqual([{ from_value: duplicateId, to_value: kept.id, reason }]);
  });

  it('the one that stays keeps its own account; the duplicate’s is free again', async () => {
    const kept = await desk.resident();
    const duplicate = await desk.resident();
    await desk.send(MERGE, { duplicateId: duplicate.id, intoId: kept.id, reason }, world.streetOfficer);
    expect((await desk.row(kept.id))['account_id']).toBe(kept.person.accountId);
    expect(await desk.mine(duplicate.person)).toBeNull();
  });

  it('none is merged with itself, or again, in either direction, or across the street’s border', async () => {
    const [kept, duplicate] = [
      await world.volunteer({ withAccount: false }),
      await world.volunteer({ withAccount: false }),
    ];
    const elsewhere = await world.volunteer({ withAccount: false, communityCode: world.communityC });
    const merge = (duplicateId: string, intoId: string) =>
      desk.refused(MERGE, { duplicateId, intoId, reason }, world.streetOfficer);
    expect(await merge(kept.id, kept.id)).toBe('MERGE_NOT_POSSIBLE');
    expect(await merge(kept.id, elsewhere.id)).toBe('NOT_FOUND');
    await desk.send(MERGE, { duplicateId: duplicate.id, intoId: kept.id, reason }, world.streetOfficer);
    expect(await merge(duplicate.id, kept.id)).toBe('MERGE_NOT_POSSIBLE');
    expect(await merge(kept.id, duplicate.id)).toBe('MERGE_NOT_POSSIBLE');
  });

  it('a duplicate that had left is merged too; an active one never into one that is not on the register', async () => {
    const [kept, left] = [await desk.resident(), await desk.resident()];
    await desk.send(WITHDRAW, { volunteerId: left.id, reason: '搬家' }, left.person);
    const refused = (duplicateId: string, intoId: string) =>
      desk.refused(MERGE, { duplicateId, intoId, reason }, world.streetOfficer);
    expect(await refused(kept.id, left.id)).toBe('MERGE_NOT_POSSIBLE');
    const waiting = await world.volunteer({ accept: false });
    expect(await refused(kept.id, waiting.id)).toBe('MERGE_NOT_POSSIBLE');
    await desk.send(MERGE, { duplicateId: left.id, intoId: kept.id, reason }, world.streetOfficer);
    expect(await desk.row(left.id)).toMatchObject({ status: 'MERGED', merged_into_id: kept.id });
  });

  it('the duplicate’s document stays taken', async () => {
    const kept = await desk.resident();
    const { id: duplicateId, application } = await desk.applicant();
    await desk.send(MERGE, { duplicateId, intoId: kept.id, reason }, world.streetOfficer);
    const third = { ...world.application(), documentNumber: application['documentNumber'] };
    expect(await desk.refused(REGISTER, third, await world.person())).toBe('VOLUNTEER_EXISTS');
  });

  it('rule 7: a suspension of the duplicate is one of the whole person', async () => {
    const [kept, duplicate] = [await desk.resident(), await desk.resident()];
    await desk.send(SUSPEND, { volunteerId: duplicate.id, reason: '虚假记录' }, world.officerA);
    const into = { duplicateId: duplicate.id, intoId: kept.id, reason };
    expect(await desk.send(MERGE, into, world.streetOfficer)).toMatchObject({
      status: 'SUSPENDED',
      suspendedUntil: '2027-06-15',
    });
  });
});
