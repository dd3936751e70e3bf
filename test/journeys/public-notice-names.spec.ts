import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NoticeDesk, OBJECTIONS, PUBLISH, type ShownObjection, WITHDRAW } from '../support/notice-desk.js';
import type { Person, World } from '../support/world.js';

let desk: NoticeDesk;
let world: World;
let member: string;
let shy: string;

beforeAll(async () => {
  desk = await NoticeDesk.open();
  ({ world } = desk);
  member = (await world.volunteer({ name: '郭世安' })).id;
  shy = (await world.volunteer({ name: '怕生人', publication: false })).id;
}, 120_000);
afterAll(() => desk.app.stop());

describe('rule 57: what a notice does not tell', () => {
  it('full names, mobile and ID numbers are refused, wherever they stand', async () => {
    const refusal = (change: object, by: Person = world.officerA) =>
      desk.refusal(PUBLISH, { input: desk.draft([member], change) }, by);
    for (const [change, path] of [
      [{ title: '表彰郭世安的公示' }, 'input.title'],
      [{ content: '电话 13900008002' }, 'input.content'],
      [{ entries: [{ volunteerId: member, merit: '郭世安 51050219900307051X' }] }, 'input.entries.0.merit'],
    ] as const) {
      const { code, fields } = await refusal(change);
      expect({ code, fault: fields?.[0]?.code, path: fields?.[0]?.path }).toEqual({
        ...{ code: 'INVALID_INPUT', fault: 'NOTICE_PERSONAL_DATA', path },
      });
    }
  });

  it('the offices see whom an anonymous entry is about; nobody else does', async () => {
    const { id } = await desk.published([shy]);
    const read = `query ($id: ID!) { publicNotice(id: $id) { entries { name volunteerId } } }`;
    const seen = async (by: Person | null) =>
      (await desk.ask<{ entries: { volunteerId: string | null }[] }>(read, { id }, by)).entries[0]
        ?.volunteerId;
    expect(await seen(world.officerA)).toBe(shy);
    for (const by of [null, world.officerB, world.auditor]) expect(await seen(by)).toBeNull();
  });

  it('nobody publishes or withdraws what is about himself, or reads who objected to it', async () => {
    const { id, person } = await world.volunteer({ name: '于大海' });
    if (!person) throw new Error('he has an account');
    const { id: noticeId } = await desk.published([id]);
    const author = await world.person();
    const { id: objectionId } = await desk.objected(author, noticeId);
    await desk.app.client.data(
      `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`,
      { input: { login: person.phone, role: 'STREET_OFFICER', placeCode: '510502001' } },
      { token: world.administrator.token },
    );
    const own = await desk.refusal(PUBLISH, { input: desk.draft([id]) }, person);
    expect(own.fields?.[0]?.code).toBe('NOTICE_ENTRY_ONESELF');
    const asked = { placeCode: world.communityA, noticeId };
    const read = async (by: Person) =>
      (await desk.ask<{ nodes: ShownObjection[] }>(OBJECTIONS, asked, by)).nodes.map((node) => node.id);
    expect(await read(person)).toEqual([]);
    expect(await read(world.officerA)).toEqual([objectionId]);
    await desk.decided(objectionId, false);
    const withdrawal = { noticeId, reason: '不想公示' };
    expect(await desk.refused(WITHDRAW, withdrawal, person)).toBe('NOTICE_CONCERNS_ONESELF');
  });
});
