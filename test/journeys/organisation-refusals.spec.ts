import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { creditCodeCheck } from '../../src/kernel/credit-code.js';
import { newKey } from '../support/people.js';
import { OrganisationDesk, ROSTER } from '../support/organisation-desk.js';
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
