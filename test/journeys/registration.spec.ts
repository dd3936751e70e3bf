import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const SHOWN = 'id status statusReason volunteerNo name communityCode maskedMobile maskedDocument';
const REGISTER = `mutation ($input: RegisterVolunteerInput!) { registerVolunteer(input: $input) { ${SHOWN} } }`;
const RESUBMIT = `mutation ($input: ResubmitVolunteerInput!) { resubmitVolunteer(input: $input) { ${SHOWN} } }`;
const ACCEPT = `mutation ($input: VolunteerInput!) { acceptVolunteer(input: $input) { ${SHOWN} } }`;
const RETURN = `mutation ($input: VolunteerReasonInput!) { returnVolunteer(input: $input) { ${SHOWN} } }`;
const REJECT = `mutation ($input: VolunteerReasonInput!) { rejectVolunteer(input: $input) { ${SHOWN} } }`;
const READ = `query ($id: ID!) { volunteer(id: $id) { ${SHOWN} birthDate community { name } consents { kind withdrawnAt } } }`;
const MINE = `{ myVolunteer { ${SHOWN} } }`;

interface Shown {
  id: string;
  status: string;
  statusReason: string | null;
  volunteerNo: string | null;
  name: string;
  communityCode: string | null;
  maskedMobile: string | null;
  maskedDocument: string | null;
}

type Application = Record<string, unknown>;

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

const send = async (text: string, input: object, by: Person): Promise<Shown> =>
  Object.values(
    await app.client.data<Record<string, Shown>>(text, { input }, { token: by.token }),
  )[0] as Shown;
const refusal = (text: string, input: object, by: Person, language = 'zh-CN') =>
  app.client.refusal(text, { input }, { token: by.token, language });
const without = (application: Application, ...names: string[]): Application =>
  Object.fromEntries(Object.entries(application).filter(([name]) => !names.includes(name)));

/** What a refused registration must leave as it was. */
const stored = () =>
  app.uow.read((view) =>
    view.rows(`SELECT (SELECT count(*) FROM volunteer) AS volunteers, (SELECT count(*) FROM consent) AS consents,
      (SELECT count(*) FROM idempotency_record) AS calls, (SELECT count(*) FROM account WHERE volunteer_id IS NOT NULL) AS linked,
      (SELECT count(*) FROM audit_entry WHERE outcome = 'DONE') AS audited`),
  );
const auditOf = (action: string, subjectId: string) =>
  app.uow.read((view) =>
    view.rows<{ actor_account_id: string; outcome: string }>(
      'SELECT actor_account_id, outcome FROM audit_entry WHERE action = :action AND subject_id = :subjectId',
      { action, subjectId },
    ),
  );

describe('rule 1: from an application to a volunteer', () => {
  it('a resident registers himself and the committee accepts; the number is the district’s next', async () => {
    const person = await world.person();
    const application = world.application({ name: '阿依古丽•买买提', sex: 'FEMALE' });
    const pending = await send(REGISTER, application, person);
    expect(pending).toMatchObject({ status: 'PENDING', volunteerNo: null, name: '阿依古丽·买买提' });
    expect(pending.maskedMobile).toMatch(/^139\*{4}\d{4}$/);
    expect(await send(REGISTER, application, person)).toEqual(pending);
    expect(await auditOf('volunteer.register', pending.id)).toEqual([
      { actor_account_id: person.accountId, outcome: 'DONE' },
    ]);

    const accepted = await send(ACCEPT, { volunteerId: pending.id }, world.officerA);
    expect(accepted).toMatchObject({ status: 'ACTIVE', volunteerNo: '5105020000001' });
    expect(accepted.maskedDocument).toMatch(/^510\*{13}\d[\dX]$/);
    const { myVolunteer } = await app.client.data<{ myVolunteer: Shown }>(MINE, {}, { token: person.token });
    expect(myVolunteer).toMatchObject({
      status: 'ACTIVE',
      volunteerNo: '5105020000001',
      maskedDocument: null,
    });
    expect(await refusal(ACCEPT, { volunteerId: pending.id }, world.officerA)).toMatchObject({
      code: 'STATUS_NOT_ALLOWED',
    });
  });

  it('an officer registers somebody on his behalf; actor and subject are both recorded', async () => {
    const assisted = await send(
      REGISTER,
      { ...world.application({ name: '李四' }), onBehalf: true },
      world.officerA,
    );
    expect(assisted).toMatchObject({ status: 'PENDING', name: '李四' });
    const [row] = await app.uow.read((view) =>
      view.rows('SELECT account_id, registered_by_account_id FROM volunteer WHERE id = :id', {
        id: assisted.id,
      }),
    );
    expect(row).toEqual({ account_id: null, registered_by_account_id: world.officerA.accountId });
    expect(
      (await app.client.data<{ myVolunteer: null }>(MINE, {}, { token: world.officerA.token })).myVolunteer,
    ).toBeNull();
    expect(await send(ACCEPT, { volunteerId: assisted.id }, world.secondOfficerA)).toMatchObject({
      status: 'ACTIVE',
    });
  });

  it('nobody registers others without the office, and no officer in another community', async () => {
    const stranger = await world.person();
    const before = await stored();
    const application = { ...world.application(), onBehalf: true };
    expect(await refusal(REGISTER, application, stranger)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(REGISTER, application, world.officerB)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await stored()).toEqual(before);
  });

  it('what was returned is corrected by the resident and handed in again, with the reason kept', async () => {
    const person = await world.person();
    const application = world.application({ skills: ['OTHER'] });
    const { id: volunteerId } = await send(REGISTER, application, person);
    const reason = '请补充技能';
    expect(await send(RETURN, { volunteerId, reason }, world.officerA)).toMatchObject({
      status: 'RETURNED',
      statusReason: reason,
    });
    expect(await refusal(ACCEPT, { volunteerId }, world.officerA)).toMatchObject({
      code: 'STATUS_NOT_ALLOWED',
    });
    const corrected = { ...without(application, 'idempotencyKey'), skills: ['LAW'], volunteerId };
    expect(await send(RESUBMIT, corrected, person)).toMatchObject({
      id: volunteerId,
      status: 'PENDING',
      statusReason: null,
    });
    expect(await send(ACCEPT, { volunteerId }, world.officerA)).toMatchObject({ status: 'ACTIVE' });
    const history = await app.uow.read((view) =>
      view.rows(
        'SELECT to_value, reason FROM volunteer_event WHERE volunteer_id = :volunteerId ORDER BY id',
        { volunteerId },
      ),
    );
    expect(history).toEqual([
      { to_value: 'RETURNED', reason },
      { to_value: 'PENDING', reason: null },
      { to_value: 'ACTIVE', reason: null },
    ]);
  });

  it('an officer hands in again for who was registered by one; a stranger finds nothing', async () => {
    const { id: volunteerId } = await world.volunteer({ withAccount: false, accept: false });
    await send(RETURN, { volunteerId, reason: '手机号有误' }, world.officerA);
    const corrected = { ...without(world.application(), 'idempotencyKey'), volunteerId };
    expect(await refusal(RESUBMIT, corrected, await world.person())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(RESUBMIT, corrected, world.officerB)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await send(RESUBMIT, corrected, world.officerA)).toMatchObject({ status: 'PENDING' });
  });

  it('a rejected one learns why, keeps his place and may apply again by the same registration', async () => {
    const person = await world.person();
    const application = world.application();
    const { id: volunteerId } = await send(REGISTER, application, person);
    await send(REJECT, { volunteerId, reason: '不在本辖区居住' }, world.officerA);
    const { myVolunteer } = await app.client.data<{ myVolunteer: Shown }>(MINE, {}, { token: person.token });
    expect(myVolunteer).toMatchObject({
      status: 'REJECTED',
      statusReason: '不在本辖区居住',
      volunteerNo: null,
    });
    expect(await refusal(REGISTER, { ...application, idempotencyKey: newKey() }, person)).toMatchObject({
      code: 'ALREADY_REGISTERED',
    });
    expect(
      await send(RESUBMIT, { ...without(application, 'idempotencyKey'), volunteerId }, person),
    ).toMatchObject({ status: 'PENDING' });
  });

  it('nobody reviews himself, and a decision against somebody needs a reason', async () => {
    const own = await send(REGISTER, world.application(), world.officerA);
    for (const text of [RETURN, REJECT]) {
      expect(await refusal(text, { volunteerId: own.id, reason: '本人' }, world.officerA)).toMatchObject({
        code: 'OWN_REGISTRATION',
      });
    }
    expect(await refusal(ACCEPT, { volunteerId: own.id }, world.officerA)).toMatchObject({
      code: 'OWN_REGISTRATION',
    });
    const unfounded = await refusal(REJECT, { volunteerId: own.id, reason: ' ' }, world.secondOfficerA);
    expect(unfounded).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'input.reason' }] });
    expect(await send(ACCEPT, { volunteerId: own.id }, world.secondOfficerA)).toMatchObject({
      status: 'ACTIVE',
    });
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
      const there = await refusal(text, { volunteerId, ...input }, world.officerB);
      expect(there).toEqual(await refusal(text, { volunteerId: missing, ...input }, world.officerB));
      expect(there.code).toBe('NOT_FOUND');
    }
    expect(await app.client.refusal(READ, { id: volunteerId }, inB)).toEqual(
      await app.client.refusal(READ, { id: missing }, inB),
    );
    const attempts = await auditOf('volunteer.review', volunteerId);
    expect(attempts.map((attempt) => attempt.outcome)).toEqual(['REFUSED', 'REFUSED', 'REFUSED']);
    expect(attempts[0]?.actor_account_id).toBe(world.officerB.accountId);
  });

  it('the street above sees him, the auditor by name alone, the administrator nothing', async () => {
    const { id } = await world.volunteer({ name: '王五' });
    const read = async (by: Person) =>
      (
        await app.client.data<{ volunteer: Shown & { birthDate: string | null } }>(
          READ,
          { id },
          { token: by.token },
        )
      ).volunteer;
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
      expect(await app.client.refusal(READ, { id }, { token: outsider.token })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });
});

describe('rule 4: one volunteer per document in the whole deployment', () => {
  it('a second registration is refused without telling who or where the first is', async () => {
    const application = world.application({ name: '赵六', communityCode: world.communityB });
    await send(REGISTER, application, await world.person());
    const person = await world.person();
    const before = await stored();
    const again = { ...world.application(), documentNumber: application['documentNumber'] };
    const zh = await refusal(REGISTER, again, person);
    const en = await refusal(REGISTER, again, person, 'en');
    expect([zh.code, en.code]).toEqual(['VOLUNTEER_EXISTS', 'VOLUNTEER_EXISTS']);
    expect(zh.message).toMatch(/\p{Script=Han}/u);
    expect(en.message).not.toMatch(/\p{Script=Han}/u);
    for (const told of [zh, en]) expect(JSON.stringify(told)).not.toMatch(/赵|510502|乙社区/);
    expect(await stored()).toEqual(before);
  });

  it('of two at once one is registered, the other is told so', async () => {
    const application = world.application();
    const people = [await world.person(), await world.person()];
    const answers = await Promise.all(
      people.map((person) =>
        app.client.send(
          REGISTER,
          { input: { ...application, idempotencyKey: newKey() } },
          { token: person.token },
        ),
      ),
    );
    expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap((answer) => answer.errors.map((error) => error.extensions.code))).toEqual([
      'VOLUNTEER_EXISTS',
    ]);
  });

  it('acceptances at once never give a number twice', async () => {
    const waiting = [];
    for (let count = 0; count < 6; count += 1)
      waiting.push(await world.volunteer({ withAccount: false, accept: false }));
    const accepted = await Promise.all(
      waiting.map(({ id }) => send(ACCEPT, { volunteerId: id }, world.officerA)),
    );
    expect(new Set(accepted.map((one) => one.volunteerNo)).size).toBe(6);
  });
});
