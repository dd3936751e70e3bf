import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REVEAL, VolunteerDesk } from '../support/volunteer-desk.js';
import { type Person, World } from '../support/world.js';

const FIND = `query ($placeCode: String, $status: VolunteerStatus, $name: String, $mobile: String, $first: Int, $after: String) {
  volunteers(placeCode: $placeCode, status: $status, name: $name, mobile: $mobile, first: $first, after: $after) {
    nodes { id name maskedMobile maskedDocument } pageInfo { hasNextPage endCursor }
  }
}`;

interface Found {
  nodes: { id: string; name: string; maskedMobile: string | null; maskedDocument: string | null }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

let desk: VolunteerDesk;
let world: World;

beforeAll(async () => {
  desk = await VolunteerDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

const find = async (variables: object, by: Person): Promise<Found> =>
  (await desk.app.client.data<{ volunteers: Found }>(FIND, { ...variables }, { token: by.token })).volunteers;

describe('§ 10: who reads what', () => {
  it('the list shows each office its own places, and finds by name and mobile exactly', async () => {
    const { id, person } = await desk.resident({ name: '吴十全', communityCode: world.communityB });
    const [found] = (await find({ name: '吴十全' }, world.officerB)).nodes;
    expect(found).toMatchObject({
      id,
      name: '吴十全',
      maskedMobile: expect.stringMatching(/^139\*{4}\d{4}$/),
      maskedDocument: expect.stringMatching(/^510\*{13}/),
    });
    expect((await find({ name: '吴十全' }, world.officerA)).nodes).toEqual([]);
    expect((await find({ placeCode: world.communityB }, world.officerA)).nodes).toEqual([]);
    expect((await find({ name: '吴十' }, world.officerB)).nodes).toEqual([]);
    expect((await find({ name: '吴十全' }, world.auditor)).nodes).toEqual([
      { id, name: '吴十全', maskedMobile: null, maskedDocument: null },
    ]);
    for (const outsider of [person, world.administrator]) {
      expect(await desk.app.client.refusal(FIND, {}, { token: outsider.token })).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
  });

  it('the list is paged without gap or repetition', async () => {
    for (let count = 0; count < 4; count += 1) await world.volunteer({ withAccount: false });
    const all = (await find({ first: 100 }, world.officerA)).nodes.map((node) => node.id);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Found = await find({ first: 3, after }, world.officerA);
      paged.push(...page.nodes.map((node) => node.id));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(3);
  });

  it('an officer reads unmasked data with a reason only, and each reading is audited', async () => {
    const { id } = await desk.resident({ name: '郑十一' });
    expect(await desk.refused(REVEAL, { volunteerId: id, reason: ' ' }, world.officerA)).toBe(
      'INVALID_INPUT',
    );
    expect(await desk.refused(REVEAL, { volunteerId: id, reason: '看看' }, world.auditor)).toBe('FORBIDDEN');
    expect(await desk.refused(REVEAL, { volunteerId: id, reason: '看看' }, world.officerB)).toBe('NOT_FOUND');
    const before = await desk.audited('volunteer.reveal', id);
    const seen = await desk.send<{ name: string; mobile: string }>(
      REVEAL,
      { volunteerId: id, reason: '联系本人' },
      world.officerA,
    );
    expect(seen).toMatchObject({ name: '郑十一', mobile: expect.stringMatching(/^139\d{8}$/) });
    expect(await desk.audited('volunteer.reveal', id)).toHaveLength(before.length + 1);
  });

  it('a name is found in its normal form, however its dot was typed', async () => {
    const { id } = await desk.resident({ name: '阿依古丽·买买提' });
    for (const name of ['阿依古丽•买买提', ' 阿依古丽・买买提 ']) {
      expect((await find({ name }, world.officerA)).nodes.map((node) => node.id)).toEqual([id]);
    }
    expect((await find({ name: '?' }, world.officerA)).nodes).toEqual([]);
  });

  it('who may not read a number does not find by it either', async () => {
    const { id } = await world.volunteer({ withAccount: false });
    const { mobile } = await desk.send<{ mobile: string }>(
      REVEAL,
      { volunteerId: id, reason: '联系本人' },
      world.officerA,
    );
    expect((await find({ mobile }, world.officerA)).nodes.map((node) => node.id)).toEqual([id]);
    expect((await find({ mobile }, world.officerB)).nodes).toEqual([]);
    const refusal = await desk.app.client.refusal(FIND, { mobile }, { token: world.auditor.token });
    expect(refusal.code).toBe('FORBIDDEN');
  });
});
