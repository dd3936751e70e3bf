import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { creditCodeCheck } from '../../src/kernel/credit-code.js';
import { newKey } from '../support/people.js';
import {
  CHECKLIST,
  MINE,
  OrganisationDesk,
  QUEUE,
  READ,
  REGISTER,
  ROSTER,
  type ShownOrganisation,
} from '../support/organisation-desk.js';
import type { Person, World } from '../support/world.js';

let desk: OrganisationDesk;
let world: World;

beforeAll(async () => {
  desk = await OrganisationDesk.open();
  ({ world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

const BAND = { name: '龙桥鼓乐队', tier: 'COMMUNITY_GUIDED' };
const of = ({ id: organisationId }: { id: string }, more: object = {}) => ({ organisationId, ...more });
const missing = async (organisation: { id: string }, by: Person): Promise<string[]> => {
  const { lines } = await desk.ask<{ lines: { item: string; done: boolean }[] }>(
    CHECKLIST,
    of(organisation),
    by,
  );
  return lines.filter(({ done }) => !done).map(({ item }) => item);
};
const listed = async (search: string, more: object = {}): Promise<string[]> => {
  const variables = { placeCode: world.communityA, search, ...more };
  const { nodes } = await desk.ask<{ nodes: { name: string }[] }>(REGISTER, variables, null);
  return nodes.map(({ name }) => name);
};

describe('rules 42 and 43: a drum band that the committee guides', () => {
  let founder: Person;
  let band: ShownOrganisation;

  it('is begun by anyone with an account, who is its officer and always sees what is missing', async () => {
    founder = await desk.person();
    band = await desk.draft(founder, BAND);
    expect(band).toMatchObject({ status: 'DRAFT', tier: 'COMMUNITY_GUIDED', filedOn: null });
    expect(await missing(band, founder)).toEqual(['PURPOSE', 'FOUNDERS']);
    expect(await desk.ask(MINE, {}, founder)).toMatchObject([{ id: band.id }]);
    expect(await desk.refused('submitFiling', of(band), founder)).toBe('FILING_INCOMPLETE');
    await desk.describe(band.id, founder);
    await desk.members(band.id, 2, 2, founder);
    expect(await missing(band, founder)).toEqual([]);
  });

  it('a draft and its roster are seen by it and its offices, and by nobody else', async () => {
    const stranger = await desk.person();
    for (const by of [null, stranger, world.officerB]) {
      expect((await desk.refusal(READ, { id: band.id }, by)).code).toBe('NOT_FOUND');
      if (by) expect((await desk.refusal(ROSTER, of(band), by)).code).toMatch(/^(NOT_FOUND|FORBIDDEN)$/);
    }
    const { nodes } = await desk.ask<{ nodes: { name: string; founder: boolean }[] }>(
      ROSTER,
      of(band),
      world.officerA,
    );
    expect(nodes).toMatchObject([
      { name: '成员甲', founder: true },
      { name: '成员乙', founder: true },
    ]);
    const raw = await desk.app.uow.read((view) =>
      view.rows<{ name_sealed: string }>('SELECT name_sealed FROM organisation_member'),
    );
    expect(raw.some(({ name_sealed }) => name_sealed.includes('成员'))).toBe(false);
    expect(await listed('')).toEqual([]);
  });

  it('is filed by the committee, not by who submitted it, and then in the register', async () => {
    const submitted = await desk.send('submitFiling', of(band), founder);
    // Seven days on; a Monday.
    expect(submitted).toMatchObject({ status: 'SUBMITTED', decideUntil: '2026-06-22' });
    expect(
      await desk.ask(QUEUE, { placeCode: world.communityA, status: 'SUBMITTED' }, world.officerA),
    ).toEqual({
      nodes: [{ id: band.id, name: '龙桥鼓乐队', status: 'SUBMITTED' }],
    });
    expect(await desk.refused('acceptFiling', of(band), founder)).toBe('FORBIDDEN');
    band = await desk.send('acceptFiling', of(band), world.officerA);
    expect(band).toMatchObject({
      status: 'FILED',
      filedOn: '2026-06-15',
      validUntil: null,
      decideUntil: null,
    });
    for (const search of ['鼓乐', '鼓樂', 'lqgyd', 'GYD'])
      expect(await listed(search)).toEqual(['龙桥鼓乐队']);
    for (const search of ['书画', 'xyz']) expect(await listed(search)).toEqual([]);
    expect(await listed('', { category: 'CHARITY' })).toEqual([]);
    const open = await desk.read(band.id, null);
    expect(open.history.map(({ step }) => step)).toEqual(['FILE']);
    expect((await desk.read(band.id, founder)).history.map(({ step }) => step)).toEqual([
      ...['DRAFT', 'SUBMIT', 'FILE'],
    ]);
  });

  it('its name is nobody else’s in the street, also in full-width or traditional forms, also at once', async () => {
    const other = await desk.person();
    for (const name of ['龙桥鼓乐队', '龍橋鼓樂隊', '龙桥 鼓乐队', '“龙桥”鼓乐队']) {
      const draft = await desk.draft(other, { ...BAND, name, communityCode: world.communityB });
      expect(await missing(draft, other)).toContain('NAME_FREE');
      expect(await desk.refused('submitFiling', of(draft), other)).toBe('ORGANISATION_NAME_TAKEN');
    }
    const people = [await desk.person(), await desk.person()];
    const drafts = [];
    for (const person of people) {
      const draft = await desk.draft(person, { ...BAND, name: '龙桥登山队' });
      await desk.describe(draft.id, person);
      await desk.members(draft.id, 2, 2, person);
      drafts.push({ draft, person });
    }
    const answers = await Promise.all(
      drafts.map(({ draft, person }) =>
        desk.send('submitFiling', of(draft), person).then(
          ({ status }) => status,
          (error: Error) => /ORGANISATION_NAME_TAKEN/.exec(error.message)?.[0],
        ),
      ),
    );
    expect([...answers].sort()).toEqual(['ORGANISATION_NAME_TAKEN', 'SUBMITTED']);
  });

  it('refused with reasons, it can be mended and submitted anew; taken back, too', async () => {
    const person = await desk.person();
    const choir = await desk.draft(person, { ...BAND, name: '龙桥合唱团' });
    await desk.describe(choir.id, person);
    await desk.members(choir.id, 2, 2, person);
    await desk.send('submitFiling', of(choir), person);
    expect(await desk.refused('describeOrganisation', of(choir, { name: '合唱团' }), person)).toBe(
      'ORGANISATION_STATUS_NOT_ALLOWED',
    );
    await desk.send('withdrawFiling', of(choir), person);
    await desk.send('submitFiling', of(choir), person);
    await desk.send('refuseFiling', of(choir, { reason: '宗旨过于笼统' }), world.officerA);
    const refused = await desk.read(choir.id, person);
    expect(refused.status).toBe('DRAFT');
    expect(refused.history.at(-1)).toEqual({ step: 'REFUSE', status: 'DRAFT', reason: '宗旨过于笼统' });
    await desk.send('submitFiling', of(choir), person);
  });

  it('an office that submitted it on somebody’s behalf does not decide on it', async () => {
    const group = await desk.draft(world.officerA, { ...BAND, name: '龙桥戏剧队' });
    await desk.describe(group.id, world.officerA);
    await desk.members(group.id, 2, 2, world.officerA);
    await desk.send('submitFiling', of(group), world.officerA);
    expect(await desk.refused('acceptFiling', of(group), world.officerA)).toBe('OWN_FILING');
    expect(await desk.send('acceptFiling', of(group), world.secondOfficerA)).toMatchObject({
      status: 'FILED',
    });
  });
});

describe('rule 43: what is refused', () => {
  it('property-owner committees, working bodies and profit-making ones', async () => {
    const person = await desk.person();
    const input = {
      ...{ communityCode: world.communityA, name: '业主委员会', category: 'SERVICE', tier: 'STREET_FILED' },
      idempotencyKey: newKey(),
    };
    for (const body of ['PROPERTY_OWNER_COMMITTEE', 'COMMITTEE_WORKING_BODY', 'PROFIT_MAKING'])
      expect(await desk.refused('draftOrganisation', { ...input, body }, person)).toBe(
        'ORGANISATION_BODY_REFUSED',
      );
    for (const name of ['ABC club', '书画协会💥', '协', '书'.repeat(61)])
      expect(await desk.refused('draftOrganisation', { ...input, name }, person)).toBe('INVALID_INPUT');
    expect(await desk.refused('draftOrganisation', { ...input, communityCode: '510502001' }, person)).toBe(
      'NOT_A_COMMUNITY',
    );
  });

  it('more than five drafts of one person', async () => {
    const person = await desk.person();
    for (let count = 0; count < 5; count += 1)
      await desk.draft(person, { ...BAND, name: `茶艺社${count + 1}` });
    const sixth = {
      ...{ communityCode: world.communityA, name: '茶艺社', category: 'SERVICE', tier: 'STREET_FILED' },
      idempotencyKey: newKey(),
    };
    expect(await desk.refused('draftOrganisation', sixth, person)).toBe('TOO_MANY_DRAFTS');
  });

  it('a roster with what is no name, somebody else’s number, a day to come, or twice the same person', async () => {
    const person = await desk.person();
    const draft = await desk.draft(person, { ...BAND, name: '龙桥棋社' });
    const { id: volunteerId } = await world.volunteer({ name: '李秀英' });
    const { volunteerNo } = await desk.ask<{ volunteerNo: string }>(
      'query ($id: ID!) { volunteer(id: $id) { volunteerNo } }',
      { id: volunteerId },
      world.officerA,
    );
    const add = async (...members: object[]) => {
      const input = { organisationId: draft.id, idempotencyKey: newKey() };
      const all = members.map((member) => ({ kind: 'INDIVIDUAL', ...member }));
      const mutation = `mutation ($input: AddOrganisationMembersInput!) { addOrganisationMembers(input: $input) }`;
      return (await desk.refusal(mutation, { input: { ...input, members: all } }, person)).fields?.map(
        ({ code }) => code,
      );
    };
    expect(await add({ name: '张三' }, { name: '123' })).toEqual(['MEMBER_NAME']);
    expect(await add({ name: '王五', volunteerNo })).toEqual(['MEMBER_NOT_FOUND']);
    expect(await add({ name: '张三', joinedOn: '2026-06-16' })).toEqual(['DAY_IN_FUTURE']);
    const herself = { name: '李秀英', volunteerNo };
    expect(await add(herself, herself)).toEqual(['MEMBER_TWICE']);
    expect(await desk.members(draft.id, 1, 0, person, herself)).toBe(1);
    expect(await add(herself)).toEqual(['MEMBER_TWICE']);
    const { nodes } = await desk.ask<{ nodes: { id: string; volunteerId: string }[] }>(
      ROSTER,
      of(draft),
      person,
    );
    expect(nodes).toMatchObject([{ volunteerId }]);
    const end = { organisationId: draft.id, memberId: nodes[0]?.id };
    await desk.send('endOrganisationMembership', end, person);
    expect(await desk.refused('endOrganisationMembership', end, person)).toBe('MEMBER_LEFT');
    expect(await desk.ask(ROSTER, of(draft), person)).toEqual({ nodes: [] });
    expect(await desk.ask(ROSTER, { ...of(draft), withFormer: true }, person)).toMatchObject({
      nodes: [{ leftOn: '2026-06-15' }],
    });
  });
});

describe('rules 42 and 44: one that becomes registered', () => {
  const CODE = `51510502MJ0000001${creditCodeCheck('51510502MJ0000001')}`;
  const registration = (change: object = {}) => ({
    ...{
      creditCode: CODE,
      registeredOn: '2026-06-10',
      authority: '江阳区民政局',
      fundsYuan: 30_000,
      ...change,
    },
  });

  it('with a credit code, fifty members and its funds, recorded by the street', async () => {
    const person = await desk.person();
    const aid = await desk.draft(person, { name: '江阳法律援助服务中心', category: 'RIGHTS' });
    const record = (change: object = {}) => of(aid, registration(change));
    const refused = (change: object, by: Person = world.streetOfficer) =>
      desk.refused('recordRegistration', record(change), by);
    expect(await refused({})).toBe('REGISTRATION_TOO_SMALL');
    await desk.members(aid.id, 49, 2, person);
    expect(await refused({})).toBe('REGISTRATION_TOO_SMALL');
    await desk.members(aid.id, 1, 0, person, { kind: 'UNIT', name: '某律师事务所' });
    expect(await refused({ fundsYuan: 29_999 })).toBe('REGISTRATION_FUNDS');
    const { fields } = await desk.refusal(
      'mutation ($input: RecordRegistrationInput!) { recordRegistration(input: $input) { id } }',
      { input: record({ creditCode: `${CODE.slice(0, 17)}${CODE.endsWith('0') ? '1' : '0'}` }) },
      world.streetOfficer,
    );
    expect(fields?.map(({ code }) => code)).toEqual(['CREDIT_CODE_CHECK']);
    expect(await refused({ registeredOn: '2026-06-16' })).toBe('INVALID_INPUT');
    expect(await refused({}, world.officerA)).toBe('FORBIDDEN');
    expect(await refused({}, person)).toBe('FORBIDDEN');
    const registered = await desk.send(
      'recordRegistration',
      record({ creditCode: CODE.toLowerCase() }),
      world.streetOfficer,
    );
    expect(registered).toMatchObject({
      ...{
        status: 'REGISTERED',
        tier: 'REGISTERED',
        creditCode: CODE,
        registeredOn: '2026-06-10',
        validUntil: null,
      },
    });
    const other = await desk.draft(person, { name: '江阳调解服务中心', category: 'RIGHTS' });
    await desk.members(other.id, 50, 2, person);
    expect(await desk.refused('recordRegistration', of(other, registration()), world.streetOfficer)).toBe(
      'CREDIT_CODE_TAKEN',
    );
  });
});
