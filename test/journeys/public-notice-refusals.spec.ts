import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InboxDesk } from '../support/inbox-desk.js';
import {
  CLOSE,
  DECIDE,
  LIST,
  NoticeDesk,
  OBJECT,
  OBJECTIONS,
  PUBLISH,
  READ,
  type ShownNotice,
  type ShownObjection,
  WITHDRAW,
} from '../support/notice-desk.js';
import { statementsOf } from '../support/statement-counter.js';
import type { Person, World } from '../support/world.js';

const DELETE = `mutation ($input: DeleteMyDataInput!) { deleteMyData(input: $input) }`;

let desk: NoticeDesk;
let world: World;

beforeAll(async () => {
  desk = await NoticeDesk.open();
  ({ world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

const someone = async (name: string, change: object = {}): Promise<string> =>
  (await world.volunteer({ name, withAccount: false, ...change })).id;

describe('who decides, and what is refused', () => {
  let notice: ShownNotice;
  let member: { id: string; person: Person };

  beforeAll(async () => {
    const { id, person } = await world.volunteer({ name: '周也' });
    member = { id, person: person as Person };
    notice = await desk.published([id]);
  }, 60_000);

  it('rule 55: five working days are among them, so a notice over the Dragon Boat Festival is open for longer', () => {
    expect(notice.closableFrom).toBe('2026-06-23T16:00:00.000Z');
  });

  it('neither the author of an objection nor whom it is about decides it', async () => {
    await world.client.data(
      `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`,
      { input: { login: member.person.phone, role: 'COMMUNITY_OFFICER', placeCode: world.communityA } },
      { token: await world.signIn(world.districtOfficer) },
    );
    const own = await desk.objected(world.headA, notice.id, notice.entries[0]?.id);
    const decision = { objectionId: own.id, upheld: true, reason: '已查签到表' };
    expect(await desk.refused(DECIDE, decision, world.headA)).toBe('OBJECTION_CONCERNS_ONESELF');
    expect(await desk.refused(DECIDE, decision, member.person)).toBe('OBJECTION_CONCERNS_ONESELF');
    expect(await desk.refused(DECIDE, decision, world.officerB)).toBe('NOT_FOUND');
    expect(await desk.refused(DECIDE, decision, world.auditor)).toBe('FORBIDDEN');
    await desk.decided(own.id, true);
    const inbox = new InboxDesk(desk.app);
    const told = async (person: Person) => {
      const { nodes } = await inbox.read({ ...person, token: await world.signIn(person) });
      return nodes.map(({ text }) => text);
    };
    expect(await told(member.person)).toEqual([
      '因异议成立，您已移出公示“2026 年度优秀志愿者公示”；如有疑问请联系社区',
      '您已列入公示“2026 年度优秀志愿者公示”，公示至 2026-06-24 00:00',
    ]);
    expect(await told(world.headA)).toEqual([
      '您对公示“2026 年度优秀志愿者公示”的异议已处理，请查看结果与理由',
    ]);
    expect(await desk.refused(OBJECT, desk.objection(notice.id, notice.entries[0]?.id), world.headA)).toBe(
      'NOTICE_ENTRY_REMOVED',
    );
  });

  it('decided by eight at once, an objection has one decision; the same key makes one', async () => {
    const input = desk.objection(notice.id);
    const token = await world.signIn(member.person);
    const made = await Promise.all(
      Array.from({ length: 8 }, () =>
        world.client.data<{ objectToNotice: ShownObjection }>(OBJECT, { input }, { token }),
      ),
    );
    expect(new Set(made.map(({ objectToNotice }) => objectToNotice.id)).size).toBe(1);
    const objectionId = made[0]?.objectToNotice.id;
    expect(await desk.refused(OBJECT, desk.objection(notice.id), member.person)).toBe('OBJECTION_PENDING');
    const officer = await world.signIn(world.officerA);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, turn) =>
        world.client.send(
          DECIDE,
          { input: { objectionId, upheld: turn % 2 === 0, reason: '已查签到表' } },
          { token: officer },
        ),
      ),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'decided');
    expect(codes.filter((code) => code === 'decided')).toHaveLength(1);
    expect(codes.filter((code) => code === 'OBJECTION_DECIDED')).toHaveLength(7);
  });

  it('one with an open objection is not withdrawn; a withdrawn one says why and takes neither objections nor decisions', async () => {
    const other = await desk.published([member.id]);
    const { id: objectionId } = await desk.objected(await world.person(), other.id);
    const input = { noticeId: other.id, reason: '名单有误，另行公示' };
    const undecided = async (): Promise<string[]> => {
      const asked = { placeCode: world.communityA, noticeId: other.id, undecided: true };
      const found = await desk.ask<{ nodes: ShownObjection[] }>(OBJECTIONS, asked, world.officerA);
      return found.nodes.map(({ id }) => id);
    };
    expect(await undecided()).toEqual([objectionId]);
    expect(await desk.refused(WITHDRAW, input, world.officerA)).toBe('OBJECTIONS_OPEN');
    await desk.decided(objectionId, false);
    expect(await undecided()).toEqual([]);
    expect(await desk.ask(WITHDRAW, { input }, world.officerA)).toMatchObject({
      ...{ status: 'WITHDRAWN', endReason: '名单有误，另行公示' },
    });
    for (const [query, refused] of [
      [OBJECT, desk.objection(other.id)],
      [CLOSE, { noticeId: other.id }],
    ] as const)
      expect(await desk.refused(query, refused, world.officerA)).toBe('NOTICE_STATUS_NOT_ALLOWED');
  });

  it('an objection to the whole is about everybody in it; upheld, the notice can only be withdrawn', async () => {
    const other = await desk.published([member.id]);
    const { id: objectionId } = await desk.objected(await world.person(), other.id);
    const decision = { objectionId, upheld: true, reason: '已查签到表' };
    expect(await desk.refused(DECIDE, decision, member.person)).toBe('OBJECTION_CONCERNS_ONESELF');
    await desk.decided(objectionId, true);
    desk.moveTo(other.closableFrom);
    expect(await desk.refused(CLOSE, { noticeId: other.id }, world.officerA)).toBe('NOTICE_OBJECTION_UPHELD');
    desk.moveTo('2026-06-15T02:00:00Z');
    const input = { noticeId: other.id, reason: '评议程序有误' };
    expect(await desk.ask(WITHDRAW, { input }, world.officerA)).toMatchObject({ status: 'WITHDRAWN' });
  });

  it('§ 10: who reads objections is audited, and their author’s name and contact end with his account', async () => {
    const other = await desk.published([member.id]);
    const author = await world.person();
    const { id } = await desk.objected(author, other.id);
    const read = () =>
      desk.ask<{ nodes: ShownObjection[] }>(
        OBJECTIONS,
        { placeCode: world.communityA, noticeId: other.id },
        world.officerA,
      );
    expect((await read()).nodes).toMatchObject([{ name: '赵大海', contact: '13800138000' }]);
    const [row] = await desk.app.uow.read((view) =>
      view.rows<{ readings: number }>(
        `SELECT count(*) AS readings FROM audit_entry WHERE action = 'objection.read' AND subject_id = :id`,
        { id },
      ),
    );
    expect(Number(row?.readings)).toBe(1);
    await world.client.data(
      DELETE,
      { input: { confirmation: author.phone } },
      { token: await world.signIn(author) },
    );
    await desk.app.settled();
    expect((await read()).nodes).toMatchObject([
      { name: '已注销 · erased', contact: '已注销 · erased', text: '所列时长与签到表不符' },
    ]);
  });

  it('refuses who is listed twice, not accepted, of another community, and a notice of nobody', async () => {
    const faults = async (ids: readonly string[]) => {
      const { code, fields } = await desk.refusal(PUBLISH, { input: desk.draft(ids) }, world.officerA);
      return [code, ...(fields ?? []).map(({ path, code: fault }) => `${path} ${fault}`)];
    };
    const pending = (await world.volunteer({ accept: false, withAccount: false })).id;
    const foreign = await someone('外人', { communityCode: world.communityB });
    expect(await faults([member.id, member.id, pending])).toEqual([
      'INVALID_INPUT',
      'input.entries.1.volunteerId NOTICE_ENTRY_TWICE',
      'input.entries.2.volunteerId NOTICE_ENTRY_NOT_ACCEPTED',
    ]);
    expect(await faults([foreign])).toEqual(['NOT_FOUND']);
    expect(await faults([])).toEqual(['INVALID_INPUT', 'input.entries FIELD_TOO_FEW']);
    expect(await desk.refused(PUBLISH, desk.draft([member.id]), world.officerB)).toBe('FORBIDDEN');
    for (const id of ['no-such', notice.entries[0]?.id]) {
      expect((await desk.refusal(READ, { id }, member.person)).code).toBe('NOT_FOUND');
      expect(await desk.refused(OBJECT, desk.objection(String(id)), member.person)).toBe('NOT_FOUND');
    }
  });

  it('architecture § 4: a page of notices costs as many statements as one of them', async () => {
    const costOf = (first: number) =>
      statementsOf(desk.app.uow, async () => {
        const asked = { placeCode: world.streetOfficer.placeCode, first };
        const { publicNotices } = await desk.app.client.data<{ publicNotices: { nodes: unknown[] } }>(
          LIST,
          asked,
        );
        expect(publicNotices.nodes).toHaveLength(first);
      });
    await desk.published([member.id, await someone('吴敏')]);
    // What is told of it runs beside, and would be counted.
    await desk.app.settled();
    const one = await costOf(1);
    expect(await costOf(3)).toBe(one);
    expect(one).toBeLessThanOrEqual(3);
  });
});
