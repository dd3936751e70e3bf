import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CLOSE,
  DECIDE,
  LIST,
  MINE,
  NoticeDesk,
  OBJECT,
  OBJECTIONS,
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
