import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import { ACCEPT, REGISTER, VolunteerDesk } from '../support/volunteer-desk.js';
import { World } from '../support/world.js';

let desk: VolunteerDesk;
let world: World;

beforeAll(async () => {
  desk = await VolunteerDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

describe('rule 4: one volunteer per document in the whole deployment', () => {
  it('a second registration is refused without telling who or where the first is', async () => {
    const application = world.application({ name: '赵六', communityCode: world.communityB });
    await desk.send(REGISTER, application, await world.person());
    const person = await world.person();
    const before = await desk.stored();
    const again = { ...world.application(), documentNumber: application['documentNumber'] };
    const zh = await desk.refusal(REGISTER, again, person);
    const en = await desk.refusal(REGISTER, again, person, 'en');
    expect([zh.code, en.code]).toEqual(['VOLUNTEER_EXISTS', 'VOLUNTEER_EXISTS']);
    expect(zh.message).toMatch(/\p{Script=Han}/u);
    expect(en.message).not.toMatch(/\p{Script=Han}/u);
    for (const told of [zh, en]) expect(JSON.stringify(told)).not.toMatch(/赵|510502|乙社区/);
    expect(await desk.stored()).toEqual(before);
  });

  it('of two at once one is registered, the other is told so', async () => {
    const application = world.application();
    const people = [await world.person(), await world.person()];
    const calls = people.map((by) => ({ input: { ...application, idempotencyKey: newKey() }, by }));
    expect(await desk.refusedAtOnce(calls, REGISTER)).toEqual(['VOLUNTEER_EXISTS']);
  });

  it('acceptances at once never give a number twice', async () => {
    const waiting = [];
    for (let count = 0; count < 6; count += 1)
      waiting.push(await world.volunteer({ withAccount: false, accept: false }));
    const accepted = await Promise.all(
      waiting.map(({ id }) => desk.send(ACCEPT, { volunteerId: id }, world.officerA)),
    );
    expect(new Set(accepted.map((one) => one.volunteerNo)).size).toBe(6);
  });

  it('of two registrations of one account at once, the other is told that it has one', async () => {
    for (let count = 0; count < 3; count += 1) {
      const by = await world.person();
      const calls = [0, 1, 2].map(() => ({ input: world.application(), by }));
      expect(await desk.refusedAtOnce(calls, REGISTER)).toEqual(['ALREADY_REGISTERED', 'ALREADY_REGISTERED']);
    }
  });

  it('the same call 32 times at once registers one', async () => {
    const by = await world.person();
    const input = world.application();
    expect(
      await desk.refusedAtOnce(
        Array.from({ length: 32 }, () => ({ input, by })),
        REGISTER,
      ),
    ).toEqual([]);
    const index = await desk.rows('SELECT id FROM volunteer WHERE account_id = :id', { id: by.accountId });
    expect(index).toHaveLength(1);
  });
});
