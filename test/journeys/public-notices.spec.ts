import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InboxDesk } from '../support/inbox-desk.js';
import {
  CLOSE,
  DECIDE,
  LIST,
  MINE,
  NoticeDesk,
  OBJECT,
  OBJECTIONS,
  PUBLISH,
  READ,
  type ShownNotice,
  type ShownObjection,
  WITHDRAW,
} from '../support/notice-desk.js';
import type { Person, World } from '../support/world.js';

let desk: NoticeDesk;
let world: World;

beforeAll(async () => {
  desk = await NoticeDesk.open();
  ({ world } = desk);
  desk.moveTo('2026-07-06T02:00:00Z');
}, 120_000);
afterAll(() => desk.app.stop());

const someone = async (name: string, change: object = {}): Promise<string> =>
  (await world.volunteer({ name, withAccount: false, ...change })).id;

describe('rules 55 to 57: a notice from its publication to its end', () => {
  let notice: ShownNotice;
  let neighbour: Person;
  let objection: ShownObjection;

  it('names with a mask who consented, and of others and of minors tells nothing at all', async () => {
    // Volunteers are registered as of June, when the world's tokens were good.
    desk.moveTo('2026-06-15T02:00:00Z');
    const ids = [
      await someone('李秀英'),
      await someone('王建国', { publication: false }),
      await someone('小明', {
        birthDate: '2010-01-01',
        guardian: { name: '明父', relation: '父亲', phone: '13912345678', consentedOn: '2026-06-01' },
      }),
      await someone('陈大力'),
    ];
    desk.moveTo('2026-07-06T02:00:00Z');
    notice = await desk.published(ids);
    const read = await desk.ask(READ, { id: notice.id }, null);
    expect(read).toEqual(notice);
    expect(read.entries.map(({ name, anonymous, merit }) => [name, anonymous, merit])).toEqual([
      ['李**', false, '服务第 1 名'],
      ['匿名志愿者', true, null],
      ['匿名志愿者', true, null],
      ['陈**', false, '服务第 4 名'],
    ]);
    expect(read.entries.map(({ volunteerNo }) => volunteerNo === null)).toEqual([false, true, true, false]);
    expect((await desk.ask(READ, { id: notice.id }, null, 'en')).entries[1]?.name).toBe(
      'Anonymous volunteer',
    );
  });

  it('rule 55: says until when, seven whole days after the day of publication', () => {
    expect(notice.closableFrom).toBe('2026-07-13T16:00:00.000Z');
  });

  it('rule 56: an objection is named, and its author known only to himself and who handles it', async () => {
    neighbour = await world.person();
    objection = await desk.objected(neighbour, notice.id, notice.entries[0]?.id);
    expect(objection).toMatchObject({ status: 'OPEN', name: '赵大海', decideUntil: '2026-07-20' });
    expect(await desk.ask<{ nodes: unknown[] }>(MINE, {}, neighbour)).toEqual({ nodes: [objection] });
    const { objections } = await desk.ask<{ objections: unknown[] }>('{ myData }', {}, neighbour);
    expect(objections).toMatchObject([{ id: objection.id, name: '赵大海' }]);
    const asked = { placeCode: world.communityA, undecided: true };
    for (const by of [world.officerA, world.streetOfficer])
      expect(await desk.ask<{ nodes: unknown[] }>(OBJECTIONS, asked, by)).toEqual({ nodes: [objection] });
    for (const by of [world.officerB, world.auditor, neighbour])
      expect((await desk.refusal(OBJECTIONS, asked, by)).code).toBe('FORBIDDEN');
    expect(JSON.stringify(await desk.ask(READ, { id: notice.id }, null))).not.toContain('赵大海');
  });

  it('rule 55: is not closed a minute early, and rule 56: nor while an objection is open', async () => {
    const close = { noticeId: notice.id };
    desk.moveTo('2026-07-13T15:59:59.999Z');
    expect((await desk.refusal(CLOSE, { input: close }, world.officerA)).message).toBe(
      '公示期未满，2026-07-14 00:00 起方可结束',
    );
    const late = await desk.objected(neighbour, notice.id, notice.entries[3]?.id);
    desk.moveTo('2026-07-13T16:00:00Z');
    expect(await desk.refused(OBJECT, desk.objection(notice.id), neighbour)).toBe('NOTICE_OVER');
    expect((await desk.refusal(CLOSE, { input: close }, world.officerA, 'en')).message).toBe(
      'The notice cannot be closed before its open objections (2) are decided',
    );
    expect(await desk.decided(late.id, false)).toMatchObject({
      status: 'REFUSED',
      decisionReason: '已查签到表',
    });
    expect(await desk.refused(CLOSE, close, world.officerA)).toBe('OBJECTIONS_OPEN');
  });

  it('rule 56: an objection that is upheld puts the entry out, one that is refused leaves it', async () => {
    await desk.decided(objection.id, true);
    const { entries } = await desk.ask(READ, { id: notice.id }, null);
    expect(entries.map(({ removedAt }) => removedAt !== null)).toEqual([true, false, false, false]);
    expect(
      await desk.refused(DECIDE, { objectionId: objection.id, upheld: false, reason: '再议' }, world.headA),
    ).toBe('OBJECTION_DECIDED');
    expect((await desk.ask<{ nodes: ShownObjection[] }>(MINE, {}, neighbour)).nodes).toMatchObject([
      { status: 'REFUSED' },
      { id: objection.id, status: 'UPHELD', decisionReason: '已查签到表' },
    ]);
  });

  it('rule 55: is closed then, once, and stays readable', async () => {
    const close = { noticeId: notice.id };
    expect(await desk.ask(CLOSE, { input: close }, world.officerA)).toMatchObject({
      ...{ status: 'CLOSED', endedAt: '2026-07-13T16:00:00.000Z' },
    });
    for (const [query, input] of [
      [CLOSE, close],
      [WITHDRAW, { ...close, reason: '发布有误' }],
      [OBJECT, desk.objection(notice.id)],
    ] as const)
      expect(await desk.refused(query, input, world.officerA)).toBe('NOTICE_STATUS_NOT_ALLOWED');
    const closed = await desk.ask<{ nodes: ShownNotice[] }>(
      LIST,
      { placeCode: world.streetOfficer.placeCode, status: 'CLOSED' },
      null,
    );
    expect(closed.nodes.map(({ id }) => id)).toEqual([notice.id]);
  });
});

describe('who decides, and what is refused', () => {
  let notice: ShownNotice;
  let member: { id: string; person: Person };

  beforeAll(async () => {
    desk.moveTo('2026-06-15T02:00:00Z');
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

  it('a withdrawn one says why and takes neither objections nor decisions', async () => {
    const other = await desk.published([member.id]);
    const { id: objectionId } = await desk.objected(await world.person(), other.id);
    const input = { noticeId: other.id, reason: '名单有误，另行公示' };
    const undecided = async (): Promise<string[]> => {
      const asked = { placeCode: world.communityA, noticeId: other.id, undecided: true };
      const found = await desk.ask<{ nodes: ShownObjection[] }>(OBJECTIONS, asked, world.officerA);
      return found.nodes.map(({ id }) => id);
    };
    expect(await undecided()).toEqual([objectionId]);
    expect(await desk.ask(WITHDRAW, { input }, world.officerA)).toMatchObject({
      ...{ status: 'WITHDRAWN', endReason: '名单有误，另行公示' },
    });
    expect(await undecided()).toEqual([]);
    for (const [query, refused] of [
      [OBJECT, desk.objection(other.id)],
      [DECIDE, { objectionId, upheld: true, reason: '已查签到表' }],
      [CLOSE, { noticeId: other.id }],
    ] as const)
      expect(await desk.refused(query, refused, world.officerA)).toBe('NOTICE_STATUS_NOT_ALLOWED');
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
});
