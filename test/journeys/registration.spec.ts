import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCEPT, READ, REGISTER, REJECT, RETURN, VolunteerDesk } from '../support/volunteer-desk.js';
import { type Person, World } from '../support/world.js';

let desk: VolunteerDesk;
let world: World;

beforeAll(async () => {
  desk = await VolunteerDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

describe('rule 1: from an application to a volunteer', () => {
  it('a resident registers himself and the committee accepts; the number is the district’s next', async () => {
    const person = await world.person();
    const application = world.application({ name: '阿依古丽•买买提', sex: 'FEMALE' });
    const pending = await desk.send(REGISTER, application, person);
    expect(pending).toMatchObject({ status: 'PENDING', volunteerNo: null, name: '阿依古丽·买买提' });
    expect(pending.maskedMobile).toMatch(/^139\*{4}\d{4}$/);
    expect(await desk.send(REGISTER, application, person)).toEqual(pending);
    expect(await desk.audited('volunteer.register', pending.id)).toEqual([
      { actor_account_id: person.accountId, outcome: 'DONE' },
    ]);

    const accepted = await desk.send(ACCEPT, { volunteerId: pending.id }, world.officerA);
    expect(accepted).toMatchObject({ status: 'ACTIVE', volunteerNo: '5105020000001' });
    expect(accepted.maskedDocument).toMatch(/^510\*{13}\d[\dX]$/);
    const myVolunteer = await desk.mine(person);
    expect(myVolunteer).toMatchObject({
      status: 'ACTIVE',
      volunteerNo: '5105020000001',
      maskedDocument: null,
    });
    expect(await desk.refusal(ACCEPT, { volunteerId: pending.id }, world.officerA)).toMatchObject({
      code: 'STATUS_NOT_ALLOWED',
    });
  });

  it('an officer registers somebody on his behalf; actor and subject are both recorded', async () => {
    const assisted = await desk.send(
      REGISTER,
      { ...world.application({ name: '李四' }), onBehalf: true },
      world.officerA,
    );
    expect(assisted).toMatchObject({ status: 'PENDING', name: '李四' });
    const [row] = await desk.app.uow.read((view) =>
      view.rows('SELECT account_id, registered_by_account_id FROM volunteer WHERE id = :id', {
        id: assisted.id,
      }),
    );
    expect(row).toEqual({ account_id: null, registered_by_account_id: world.officerA.accountId });
    expect(await desk.mine(world.officerA)).toBeNull();
    expect(await desk.send(ACCEPT, { volunteerId: assisted.id }, world.secondOfficerA)).toMatchObject({
      status: 'ACTIVE',
    });
  });

  it('nobody registers others without the office, and no officer in another community', async () => {
    const stranger = await world.person();
    const before = await desk.stored();
    const application = { ...world.application(), onBehalf: true };
    expect(await desk.refusal(REGISTER, application, stranger)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.refusal(REGISTER, application, world.officerB)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.stored()).toEqual(before);
  });
});

describe('§ 10: another community’s officer', () => {
  it('is answered as if the volunteer did not exist, whatever he tries, and the attempt is audited', async () => {
    const { id: volunteerId } = await world.volunteer({ accept: false });
    const reason = '越权尝试';
    const inB = { token: world.officerB.token };
    const missing = '00000000-0000-7000-8000-00000000ffff';
    for (const [text, input] of [
      [ACCEPT, {}],
      [RETURN, { reason }],
      [REJECT, { reason }],
    ] as const) {
      const there = await desk.refusal(text, { volunteerId, ...input }, world.officerB);
      expect(there).toEqual(await desk.refusal(text, { volunteerId: missing, ...input }, world.officerB));
      expect(there.code).toBe('NOT_FOUND');
    }
    expect(await desk.app.client.refusal(READ, { id: volunteerId }, inB)).toEqual(
      await desk.app.client.refusal(READ, { id: missing }, inB),
    );
    const attempts = await desk.audited('volunteer.review', volunteerId);
    expect(attempts.map((attempt) => attempt.outcome)).toEqual(['REFUSED', 'REFUSED', 'REFUSED']);
    expect(attempts[0]?.actor_account_id).toBe(world.officerB.accountId);
  });

  it('the street above sees him, the auditor by name alone, the administrator nothing', async () => {
    const { id } = await world.volunteer({ name: '王五' });
    const read = (by: Person) => desk.read(id, by);
    expect(await read(world.streetOfficer)).toMatchObject({
      name: '王五',
      maskedDocument: expect.stringMatching(/^510\*+/),
    });
    expect(await read(world.auditor)).toMatchObject({
      name: '王五',
      maskedMobile: null,
      maskedDocument: null,
      birthDate: null,
    });
    for (const outsider of [world.administrator, world.otherStreetOfficer]) {
      expect(await desk.app.client.refusal(READ, { id }, { token: outsider.token })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });
});
