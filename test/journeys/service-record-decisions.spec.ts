import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/database/new-id.js';
import { newKey } from '../support/people.js';
import type { Decision } from '../support/service.js';
import { ServiceDesk } from '../support/service-desk.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const BACKFILL = { provenance: 'BACKFILLED', recordingReason: '签到设备故障', evidence: '签到表 3 号' };

let app: TestApp;
let world: World;
let desk: ServiceDesk;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  desk = new ServiceDesk(app, world);
});
afterAll(() => app.stop());

const newVolunteer = async (): Promise<string> => (await world.volunteer({ withAccount: false })).id;

/** Deciding one record is refused with a code and a sentence in both languages; the record and the ledger stay as they are. */
async function refused(
  code: string,
  recordId: string,
  by: Person,
  decide: 'confirm' | 'reject' = 'confirm',
): Promise<void> {
  const state = async () => ({
    record: await desk.read(recordId, world.districtOfficer),
    entries: await desk.entries([recordId]),
  });
  const before = await state();
  const ask = async (language: string): Promise<Decision | undefined> =>
    (await desk[decide]([recordId], by, language))[0];
  const [zh, en] = [await ask('zh-CN'), await ask('en')];
  expect(zh).toMatchObject({ recordId, record: null, problem: { code } });
  expect(zh?.problem?.message).toMatch(/\p{Script=Han}/u);
  expect(en?.problem?.message).not.toMatch(/\p{Script=Han}|\{\w+\}/u);
  expect(await state()).toEqual(before);
}

/** A volunteer of community A who is its officer, too. */
async function officerWhoServes(): Promise<{ id: string; person: Person }> {
  const { id, person } = await world.volunteer();
  await app.client.data(
    `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`,
    { input: { login: person?.phone, role: 'COMMUNITY_OFFICER', placeCode: world.communityA } },
    { token: world.administrator.token },
  );
  return { id, person: person as Person };
}

describe('rule 23: four eyes', () => {
  it('nobody decides on his own record, officer though he is', async () => {
    const { id, person } = await officerWhoServes();
    const record = await desk.enter(desk.draft(id));
    await refused('OWN_RECORD', record.id, person);
    await refused('OWN_RECORD', record.id, person, 'reject');
    expect(await desk.refusedConfirmation(record.id)).toBeNull();
  });

  it('a backfilled record is not confirmed by who entered it; another may', async () => {
    const record = await desk.enter(desk.draft(await newVolunteer(), {}, BACKFILL));
    await refused('OWN_BACKFILL', record.id, world.officerA);
    expect(await desk.refusedConfirmation(record.id)).toBeNull();
  });

  it('and the others of the call are decided all the same', async () => {
    const backfilled = await desk.enter(desk.draft(await newVolunteer(), {}, BACKFILL));
    const attested = await desk.enter(desk.draft(await newVolunteer()));
    const decisions = await desk.confirm([backfilled.id, attested.id], world.officerA);
    expect(decisions.map(({ problem }) => problem?.code ?? null)).toEqual(['OWN_BACKFILL', null]);
    expect((await desk.read(attested.id)).status).toBe('CONFIRMED');
  });

  it('a squad leader confirms his members’ service, not his own and not another squad’s', async () => {
    const { id: leaderId, person } = await world.volunteer();
    const [squadId, memberId] = [await world.squad('POVERTY_RELIEF'), await newVolunteer()];
    for (const id of [leaderId, memberId]) await world.assign(id, squadId);
    await app.client.data(
      `mutation ($input: AppointLeaderInput!) { appointLeader(input: $input) { id } }`,
      { input: { squadId, volunteerId: leaderId } },
      { token: world.officerA.token },
    );
    const leader = person as Person;
    const morning = { day: '2026-06-15', from: '07:00' };
    const [own, members] = [
      await desk.enter(desk.draft(leaderId, morning, { squadId })),
      await desk.enter(desk.draft(memberId, morning, { squadId }), leader),
    ];
    const outside = await desk.enter(desk.draft(await newVolunteer()));
    await refused('OWN_RECORD', own.id, leader);
    await refused('NOT_FOUND', outside.id, leader);
    expect(await desk.refusedConfirmation(members.id, leader)).toBeNull();
  });
});

describe('rule 27: what is named more than once', () => {
  it('is decided once and answered each time', async () => {
    const { id } = await desk.enter(desk.draft(await newVolunteer()));
    const decisions = await desk.confirm([id, 'unknown', id, id]);
    expect(decisions.map(({ recordId, problem }) => [recordId, problem?.code ?? null])).toEqual([
      [id, null],
      ['unknown', 'NOT_FOUND'],
      [id, null],
      [id, null],
    ]);
    expect(decisions.map(({ record }) => record?.status)).toEqual([
      'CONFIRMED',
      undefined,
      'CONFIRMED',
      'CONFIRMED',
    ]);
    expect(await desk.entries([id])).toHaveLength(1);
  });
});

describe('rule 22: day totals', () => {
  it('nine hours are the street’s to confirm, not the community’s', async () => {
    const record = await desk.enter(desk.draft(await newVolunteer(), { minutes: 540 }));
    await refused('DAY_TOTAL_EXCEEDED', record.id, world.secondOfficerA);
    expect(await desk.refusedConfirmation(record.id, world.streetOfficer)).toBeNull();
  });

  it('thirteen hours are the district’s', async () => {
    const record = await desk.enter(desk.draft(await newVolunteer(), { from: '06:00', minutes: 780 }));
    await refused('DAY_TOTAL_EXCEEDED', record.id, world.streetOfficer);
    expect(await desk.refusedConfirmation(record.id, world.districtOfficer)).toBeNull();
  });

  it('the day counts, not the record: what is confirmed before it, also in the same call', async () => {
    const id = await newVolunteer();
    const records = [];
    for (const from of ['08:00', '13:00', '18:00'])
      records.push(await desk.enter(desk.draft(id, { from, minutes: 240 })));
    const decisions = await desk.confirm(records.map((record) => record.id));
    expect(decisions.map(({ problem }) => problem?.code ?? null)).toEqual([null, null, 'DAY_TOTAL_EXCEEDED']);
    const next = await desk.enter(desk.draft(id, { day: '2026-06-11', from: '20:00', minutes: 240 }));
    expect(await desk.refusedConfirmation(next.id)).toBeNull();
  });

  it('a night shift counts on both of its days', async () => {
    const record = await desk.enter(desk.draft(await newVolunteer(), { from: '18:00', minutes: 720 }));
    expect(await desk.refusedConfirmation(record.id)).toBeNull();
  });
});

describe('rule 24: what was entered late', () => {
  it('is confirmed by the street', async () => {
    const draft = desk.draft(await newVolunteer(), { day: '2026-05-29' }, { recordingReason: '材料补交' });
    const record = await desk.enter(draft, world.streetOfficer);
    await refused('LATE_RECORD', record.id, world.secondOfficerA);
    expect(await desk.refusedConfirmation(record.id, world.streetOfficer)).toBeNull();
  });
});

describe('rule 26: a decision is made once', () => {
  it('confirmed again or rejected afterwards, it credits nothing more', async () => {
    const id = await desk.confirmed(desk.draft(await newVolunteer()));
    await refused('RECORD_NOT_PENDING', id, world.secondOfficerA);
    await refused('RECORD_NOT_PENDING', id, world.officerA, 'reject');
    expect(await desk.entries([id])).toHaveLength(1);
  });

  it('rejected with a reason it frees its time', async () => {
    const volunteerId = await newVolunteer();
    const { id } = await desk.enter(desk.draft(volunteerId));
    expect((await desk.reject([id]))[0]?.record?.status).toBe('REJECTED');
    expect(await desk.read(id)).toMatchObject({
      status: 'REJECTED',
      decisionReason: '与签到表不符',
      ledgerEntryId: null,
    });
    await refused('RECORD_NOT_PENDING', id, world.secondOfficerA);
    await desk.enter(desk.draft(volunteerId));
  });

  it('the same key gives the same answer and one credit', async () => {
    const { id } = await desk.enter(desk.draft(await newVolunteer()));
    const query = `mutation ($input: ConfirmServiceRecordsInput!) { confirmServiceRecords(input: $input) { recordId record { ledgerEntryId } problem { code } } }`;
    const variables = { input: { recordIds: [id], idempotencyKey: newKey() } };
    const send = () => app.client.data(query, variables, { token: world.secondOfficerA.token });
    expect(await send()).toEqual(await send());
    expect(await desk.entries([id])).toHaveLength(1);
  });
});

describe('rule 27: many at once', () => {
  it('of 300 records three cannot be confirmed and say why, the others are credited', async () => {
    const volunteers = await Promise.all(Array.from({ length: 50 }, newVolunteer));
    const slots = ['08:00', '09:00', '10:00', '11:00', '12:00', '13:00'];
    const entered = await desk.enterMany(
      slots.flatMap((from) => volunteers.map((id) => desk.draft(id, { from }))),
    );
    const ids = entered.map(({ record }) => record?.id ?? '');
    await desk.reject([ids[3] ?? '']);
    const foreign = await world.volunteer({ withAccount: false, communityCode: world.communityB });
    const { id: foreignId } = await desk.enter(desk.draft(foreign.id), world.officerB);
    [ids[17], ids[200]] = [foreignId, newId()];
    const decisions = await desk.confirm(ids);
    expect(decisions.map(({ recordId }) => recordId)).toEqual(ids);
    const problems = decisions.flatMap(({ problem }, index) => (problem ? [[index, problem.code]] : []));
    expect(problems).toEqual([
      [3, 'RECORD_NOT_PENDING'],
      [17, 'NOT_FOUND'],
      [200, 'NOT_FOUND'],
    ]);
    expect(await desk.entries(ids)).toHaveLength(297);
    expect((await desk.read(foreignId, world.officerB)).status).toBe('PENDING');
  });
});

describe('§ 10: another community', () => {
  it('its officer can neither confirm nor reject, is told that it is missing, and the attempt is audited', async () => {
    const { id } = await desk.enter(desk.draft(await newVolunteer()));
    await refused('NOT_FOUND', id, world.officerB);
    await refused('NOT_FOUND', id, world.officerB, 'reject');
    const attempts = await app.uow.read((view) =>
      view.rows(
        'SELECT id FROM audit_entry WHERE subject_id = :id AND outcome = :refused AND actor_account_id = :by',
        {
          id,
          refused: 'REFUSED',
          by: world.officerB.accountId,
        },
      ),
    );
    expect(attempts).toHaveLength(4);
  });

  it('who holds no office has no say at all', async () => {
    const { id: volunteerId, person } = await world.volunteer();
    const { id } = await desk.enter(desk.draft(volunteerId));
    const query = `mutation ($input: ConfirmServiceRecordsInput!) { confirmServiceRecords(input: $input) { recordId } }`;
    for (const by of [person as Person, world.auditor, world.administrator]) {
      expect(await desk.refusal(query, { recordIds: [id] }, by)).toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});
