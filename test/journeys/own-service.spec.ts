import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import { ENTER, ServiceDesk, VOID } from '../support/service-desk.js';
import { ACCEPT, MOVE, REGISTER, VolunteerDesk, WITHDRAW } from '../support/volunteer-desk.js';
import { type Officer, type Person, World } from '../support/world.js';

const UPDATE = `mutation ($input: UpdateVolunteerInput!) { updateVolunteer(input: $input) { id } }`;
const ASSIGN = `mutation ($input: AssignSquadInput!) { assignSquad(input: $input) { id } }`;
const END = `mutation ($input: EndMembershipInput!) { endMembership(input: $input) { id } }`;
const LEAD = `mutation ($input: AppointLeaderInput!) { appointLeader(input: $input) { id } }`;
const TRAIN = `mutation ($input: RecordTrainingInput!) { recordTraining(input: $input) { id } }`;
const BACKFILL = { provenance: 'BACKFILLED', recordingReason: '签到设备故障', evidence: '签到表 3 号' };

let people: VolunteerDesk;
let world: World;
let service: ServiceDesk;

beforeAll(async () => {
  people = await VolunteerDesk.open();
  ({ world } = people);
  service = new ServiceDesk(people.app, world);
}, 60_000);
afterAll(() => people.app.stop());

/** A volunteer whom an officer registered at the desk, without an account. */
async function assisted(officer: Officer, mobile?: string): Promise<string> {
  const input = { ...world.application(), ...(mobile ? { mobile } : {}), onBehalf: true };
  const { id } = await people.send(REGISTER, input, officer);
  await people.send(ACCEPT, { volunteerId: id }, world.secondOfficerA);
  return id;
}

/** A volunteer who became an officer of his community. */
async function officerWhoServes(): Promise<{ id: string; person: Person }> {
  const { id, person } = await people.resident();
  await people.app.client.data(
    `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`,
    { input: { login: person.phone, role: 'COMMUNITY_OFFICER', placeCode: world.communityA } },
    { token: world.administrator.token },
  );
  return { id, person };
}

describe('rules 1 and 23: no officer makes hours for himself under a registration without his account', () => {
  let officer: Officer;
  beforeAll(async () => {
    officer = await world.officer('COMMUNITY_OFFICER', world.communityA);
  });

  it('nobody gives a registration the number that he logs in with himself', async () => {
    const id = await assisted(officer);
    const own = { volunteerId: id, mobile: `+86 ${officer.phone}` };
    expect(await people.refused(UPDATE, own, officer)).toBe('OWN_REGISTRATION');
    await people.send(UPDATE, { volunteerId: id, mobile: '13800009876' }, officer);
  });

  it('what has his number by a colleague’s hand is his: he neither changes it nor enters or decides its service', async () => {
    const id = await assisted(world.officerA, officer.phone);
    expect(await people.refused(UPDATE, { volunteerId: id, mobile: '13800009877' }, officer)).toBe(
      'OWN_REGISTRATION',
    );
    expect(await people.refused(WITHDRAW, { volunteerId: id, reason: '换一个' }, officer)).toBe(
      'OWN_REGISTRATION',
    );
    const refusal = await service.refusal(ENTER, service.draft(id), officer);
    expect(refusal).toMatchObject({ code: 'OWN_RECORD' });
    expect([refusal.zh, refusal.en]).toEqual([
      expect.stringContaining('自己'),
      expect.stringContaining('own service'),
    ]);
    expect(await service.stored(id)).toEqual({});
    const record = await service.enter(service.draft(id));
    expect(await service.refusedConfirmation(record.id, officer)).toBe('OWN_RECORD');
    expect((await service.reject([record.id], officer))[0]?.problem?.code).toBe('OWN_RECORD');
    expect(await service.refusedConfirmation(record.id)).toBeNull();
    const voiding = { recordId: record.id, reason: '误记' };
    expect(await service.refusal(VOID, voiding, officer)).toMatchObject({ code: 'OWN_RECORD' });
  });

  it('of many records his own is refused and the others are stored', async () => {
    const { id, person } = await officerWhoServes();
    const other = await assisted(world.officerA);
    const answers = await service.enterMany([service.draft(id), service.draft(other)], person);
    expect(answers.map(({ problem }) => problem?.code ?? null)).toEqual(['OWN_RECORD', null]);
  });
});

describe('rule 1: an officer who serves is handled by other officers', () => {
  it('also his trainings, his squads and who leads them', async () => {
    const { id: volunteerId, person } = await officerWhoServes();
    const squadId = await world.squad('LEGAL_EDUCATION');
    const training = { volunteerId, kind: 'MEDIATION', completedOn: '2026-06-01' };
    const assignment = { volunteerId, squadId, primary: true };
    expect(await people.refused(TRAIN, training, person)).toBe('OWN_REGISTRATION');
    expect(await people.refused(ASSIGN, { ...assignment, idempotencyKey: newKey() }, person)).toBe(
      'OWN_REGISTRATION',
    );
    await people.send(TRAIN, training, world.officerA);
    const membershipId = await world.assign(volunteerId, squadId, { primary: true });
    expect(await people.refused(LEAD, { squadId, volunteerId }, person)).toBe('OWN_REGISTRATION');
    expect(await people.refused(END, { membershipId, reason: '另有安排' }, person)).toBe('OWN_REGISTRATION');
    await people.send(LEAD, { squadId, volunteerId }, world.officerA);
    await people.send(END, { membershipId, reason: '另有安排' }, world.officerA);
  });

  it('as a resident he moves at his own word, as an officer he moves nobody who is himself', async () => {
    const { id, person } = await officerWhoServes();
    expect(
      await people.send<boolean>(MOVE, { volunteerId: id, communityCode: world.communityB }, person),
    ).toBe(true);
    const officer = await world.officer('COMMUNITY_OFFICER', world.communityA);
    const byNumber = await assisted(world.officerA, officer.phone);
    const move = { volunteerId: byNumber, communityCode: world.communityB };
    expect(await people.refused(MOVE, move, officer)).toBe('OWN_REGISTRATION');
  });
});

describe('rule 23: what somebody backfilled himself', () => {
  const newVolunteer = async (): Promise<string> => (await world.volunteer({ withAccount: false })).id;

  it('he takes back when it was a mistake, which gives nobody hours; another confirms', async () => {
    const mistake = await service.enter(service.draft(await newVolunteer(), {}, BACKFILL));
    const right = await service.enter(service.draft(await newVolunteer(), {}, BACKFILL));
    expect(await service.refusedConfirmation(mistake.id, world.officerA)).toBe('OWN_BACKFILL');
    const [decision] = await service.reject([mistake.id], world.officerA);
    expect(decision).toMatchObject({ record: { status: 'REJECTED', ledgerEntryId: null }, problem: null });
    expect(await people.audited('record.reject', mistake.id)).toEqual([
      { actor_account_id: world.officerA.accountId, outcome: 'DONE' },
    ]);
    expect(await service.refusedConfirmation(mistake.id)).toBe('RECORD_NOT_PENDING');
    expect(await service.refusedConfirmation(right.id)).toBeNull();
  });

  it('not when it is his own service, and his quota is free again', async () => {
    const { id, person } = await officerWhoServes();
    const own = await service.enter(service.draft(id, {}, BACKFILL));
    expect((await service.reject([own.id], person))[0]?.problem?.code).toBe('OWN_RECORD');
    const clerk = await world.officer('COMMUNITY_OFFICER', world.communityA);
    const others: string[] = [];
    for (let count = 0; count < 10; count += 1) {
      const day = `2026-06-${String(2 + count).padStart(2, '0')}`;
      const draft = service.draft(await newVolunteer(), { day, minutes: 600 }, BACKFILL);
      others.push((await service.enter(draft, clerk)).id);
    }
    const more = service.draft(await newVolunteer(), {}, BACKFILL);
    expect(await service.refusal(ENTER, more, clerk)).toMatchObject({ code: 'BACKFILL_QUOTA' });
    await service.reject(others.slice(0, 1), clerk);
    await service.enter(more, clerk);
  });
});
