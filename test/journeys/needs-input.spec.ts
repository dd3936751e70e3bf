import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACCEPT,
  ASK,
  DECLINE,
  DETAILS,
  FULFIL,
  type Kind,
  NeedDesk,
  PROGRESS,
  WITHDRAW,
} from '../support/need-desk.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

let desk: NeedDesk;
let world: World;
let resident: Person;

beforeAll(async () => {
  const app = await TestApp.start();
  world = await World.create(app);
  desk = new NeedDesk(app, world);
  resident = await world.person();
}, 60_000);
afterAll(() => desk.app.stop());

const KINDS = Object.keys(DETAILS) as Kind[];

describe('rule 13: what each kind carries', () => {
  it.each(KINDS)('%s takes its own fields, and no others', async (kind) => {
    const [own = ''] = Object.keys(DETAILS[kind]);
    expect(await desk.faults(kind, { [own]: null }, resident)).toEqual([`input.${own} FIELD_REQUIRED`]);
    const everything = Object.assign({}, ...Object.values(DETAILS)) as object;
    const faults = await desk.faults(kind, everything, resident);
    expect(faults).toHaveLength(4);
    expect(faults.every((fault) => fault.endsWith('NEED_DETAILS_OTHER_KIND'))).toBe(true);
    expect(faults.some((fault) => fault.startsWith(`input.${own} `))).toBe(false);
  });

  it('each fault is told by its path, all at once, in both languages', async () => {
    const input = desk.request('MEDIATION', {
      ...{ content: '  ', address: '楼'.repeat(201), serviceTargets: [], communityCode: '12' },
      mediation: { source: 'ASKED', parties: '', matter: '事'.repeat(2001) },
    });
    const faults = async (language: string) =>
      (await desk.refusal(ASK, input, resident, language)).fields ?? [];
    expect((await faults('zh-CN')).map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'input.address FIELD_TOO_LONG',
      'input.communityCode FIELD_FORMAT',
      'input.content FIELD_REQUIRED',
      'input.mediation.matter FIELD_TOO_LONG',
      'input.mediation.parties FIELD_REQUIRED',
      'input.serviceTargets FIELD_TOO_FEW',
    ]);
    expect((await faults('zh-CN')).every(({ message }) => /\p{Script=Han}/u.test(message))).toBe(true);
    expect((await faults('en')).some(({ message }) => /\p{Script=Han}|\{\w+\}/u.test(message))).toBe(false);
    const wrongKind = desk.request('PATROL', DETAILS.RIGHTS);
    for (const [language, pattern] of [
      ['zh-CN', /\p{Script=Han}/u],
      ['en', /^[^\p{Script=Han}{}]+$/u],
    ] as const) {
      const [fault] = (await desk.refusal(ASK, wrongKind, resident, language)).fields ?? [];
      expect(fault?.message).toMatch(pattern);
    }
  });

  it('what does not exist in the schema, or is missing, is no request', async () => {
    for (const change of [
      { kind: 'COOKING' },
      { urgency: null },
      { mediation: { parties: '甲' } },
      { mediation: { source: 'ASKED', parties: '甲', matter: '乙', outcome: 'AGREEMENT' } },
    ])
      expect(await desk.refused(ASK, desk.request('MEDIATION', change), resident)).toBe('BAD_REQUEST');
    const unknown = desk.request('PATROL', { communityCode: '510502001999' });
    expect(await desk.refused(ASK, unknown, resident)).toBe('PLACE_NOT_FOUND');
    const street = desk.request('PATROL', { communityCode: '510502001' });
    expect(await desk.refused(ASK, street, resident)).toBe('NOT_A_COMMUNITY');
    const keyless = desk.request('PATROL', { idempotencyKey: 'short' });
    expect(await desk.refused(ASK, keyless, resident)).toBe('INVALID_INPUT');
  });

  it('emoji and rare characters are kept, control characters are not, and no name has either', async () => {
    const content = '老人家🙏🏽𠮷家的灯坏了\n请带梯子';
    const id = await desk.ask('PATROL', resident, { content, address: '𪚥巷 😀 号' });
    expect((await desk.read(id, resident)).contents).toMatchObject({ content, address: '𪚥巷 😀 号' });
    expect(await desk.faults('PATROL', { content: 'a\u0000b' }, resident)).toEqual([
      'input.content FIELD_CONTROL_CHARACTERS',
    ]);
    const requester = { name: '王😀', phone: '12345', birthDate: '2026-06-16' };
    expect(await desk.faults('PATROL', { requester }, world.officerA)).toEqual([
      'input.requester.name NAME_CHARACTERS',
      'input.requester.phone MOBILE_FORMAT',
      'input.requester.birthDate BIRTH_DATE_FUTURE',
    ]);
  });

  it('as long as may be', async () => {
    const content = '字'.repeat(2000);
    const id = await desk.ask('PATROL', resident, { content });
    expect((await desk.read(id, resident)).contents).toMatchObject({ content });
    expect(await desk.faults('PATROL', { content: `${content}字` }, resident)).toEqual([
      'input.content FIELD_TOO_LONG',
    ]);
  });

  it('a wished time is to come, and runs forwards', async () => {
    const wishedStartAt = '2026-06-16T10:00:00+08:00';
    expect(await desk.faults('PATROL', { wishedStartAt, wishedEndAt: wishedStartAt }, resident)).toEqual([
      'input.wishedEndAt WISHED_SPAN',
    ]);
    expect(await desk.faults('PATROL', { wishedEndAt: '2026-06-15T02:00:00Z' }, resident)).toEqual([
      'input.wishedEndAt WISHED_TIME_PAST',
    ]);
    const id = await desk.ask('PATROL', resident, {
      wishedStartAt,
      wishedEndAt: '2026-06-16T12:00:00+08:00',
    });
    expect(await desk.read(id, resident)).toMatchObject({
      ...{ wishedStartAt: '2026-06-16T02:00:00.000Z', wishedEndAt: '2026-06-16T04:00:00.000Z' },
    });
  });
});

describe('rule 12: in the wrong order, twice, and by others', () => {
  it('a need is not fulfilled before it is planned, and nothing is told of it before it is accepted', async () => {
    const { officerA } = world;
    const squadId = await world.squad('PATROL');
    const id = await desk.ask('PATROL', resident);
    const fulfil = { needId: id, rating: 5 };
    const progress = { needId: id, patrol: { findings: '路灯不亮' } };
    const notAllowed = 'NEED_STATUS_NOT_ALLOWED';
    expect(await desk.refused(FULFIL, fulfil, resident)).toBe(notAllowed);
    expect(await desk.refused(PROGRESS, progress, officerA)).toBe(notAllowed);
    await expect(desk.schedule(id)).rejects.toThrow('waiting to be accepted');
    await desk.send(ACCEPT, { needId: id, squadId }, officerA);
    expect(await desk.refused(ACCEPT, { needId: id, squadId }, officerA)).toBe(notAllowed);
    expect(await desk.refused(FULFIL, fulfil, resident)).toBe(notAllowed);
    await desk.schedule(id);
    expect(await desk.refused(DECLINE, { needId: id, reason: '取消' }, officerA)).toBe(notAllowed);
    await desk.send(FULFIL, fulfil, resident);
    for (const text of [FULFIL, WITHDRAW]) {
      const input = text === FULFIL ? fulfil : { needId: id };
      expect(await desk.refused(text, input, resident)).toBe(notAllowed);
    }
    await desk.send(PROGRESS, progress, officerA);
  });

  it.each([0, 6, -1])('a rating of %i is none', async (rating) => {
    const squadId = await world.squad('PATROL');
    const needId = await desk.scheduled('PATROL', resident, squadId);
    const { fields } = await desk.refusal(FULFIL, { needId, rating }, resident);
    expect(fields).toMatchObject([{ path: 'input.rating', code: 'FIELD_RANGE' }]);
    expect(await desk.refused(FULFIL, { needId, rating: 4.5 }, resident)).toBe('BAD_REQUEST');
  });

  it('a squad of another kind or community does not take it, nor one that was closed', async () => {
    const { officerA, districtOfficer, communityB } = world;
    const id = await desk.ask('PATROL', resident);
    const wrong = [
      await world.squad('LEGAL_EDUCATION'),
      await world.squad('PATROL', { communityCode: communityB }),
      'no such squad',
      id,
    ];
    for (const squadId of wrong) {
      const { fields } = await desk.refusal(ACCEPT, { needId: id, squadId }, districtOfficer);
      expect(fields).toMatchObject([{ path: 'input.squadId', code: 'SQUAD_NOT_FOR_NEED' }]);
    }
    const closed = await world.squad('PATROL');
    const close = `mutation ($input: CloseSquadInput!) { closeSquad(input: $input) { id } }`;
    await desk.send(close, { squadId: closed, reason: '合并' }, officerA);
    expect(await desk.refused(ACCEPT, { needId: id, squadId: closed }, officerA)).toBe('SQUAD_CLOSED');
  });

  it('other people’s needs, ids of other things and of nothing are missing', async () => {
    const id = await desk.ask('PATROL', resident);
    const stranger = await world.person();
    for (const needId of [id, resident.accountId, 'nothing', '✓'.repeat(64)]) {
      expect(await desk.unreadable(needId, stranger)).toBe('NOT_FOUND');
      expect(await desk.refused(WITHDRAW, { needId }, stranger)).toBe('NOT_FOUND');
      expect(await desk.refused(FULFIL, { needId, rating: 5 }, stranger)).toBe('NOT_FOUND');
    }
    expect(await desk.refused(DECLINE, { needId: id, reason: ' 无 ' }, world.officerA)).toBe('INVALID_INPUT');
  });

  it('progress is of the need’s kind, something, and not of the future', async () => {
    const { officerA } = world;
    const squadId = await world.squad('POVERTY_RELIEF');
    const needId = await desk.accepted('POVERTY_RELIEF', resident, squadId);
    const faultsOf = async (input: object): Promise<string[]> =>
      ((await desk.refusal(PROGRESS, { needId, ...input }, officerA)).fields ?? []).map(
        ({ path, code }) => `${path} ${code}`,
      );
    expect(await faultsOf({ patrol: { findings: '无' } })).toEqual([
      'input.povertyRelief FIELD_REQUIRED',
      'input.patrol NEED_DETAILS_OTHER_KIND',
    ]);
    expect(await faultsOf({ povertyRelief: {} })).toEqual(['input.povertyRelief NOTHING_TO_RECORD']);
    expect(await faultsOf({ povertyRelief: { visitedOn: '2026-06-16' } })).toEqual([
      'input.povertyRelief.visitedOn DAY_IN_FUTURE',
    ]);
    expect(await faultsOf({ povertyRelief: { given: '物'.repeat(1001) } })).toEqual([
      'input.povertyRelief.given FIELD_TOO_LONG',
    ]);
  });
});
