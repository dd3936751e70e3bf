import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AwardDesk,
  CANCEL,
  CANDIDATES,
  CHANGE,
  CLOSE_NOMINATIONS,
  CONFER,
  CREATE,
  NOMINATE,
  OPEN,
  PUBLISH_AWARD,
  RETIRE,
  REVIEW,
  type ShownCycle,
  type ShownScheme,
  WITHDRAW_AWARD,
  WITHDRAW_NOMINATION,
} from '../support/award-desk.js';
import { newKey } from '../support/people.js';
import { DECIDE, OBJECT, READ as READ_NOTICE, type ShownNotice, WITHDRAW } from '../support/notice-desk.js';
import type { Officer } from '../support/world.js';

const REASON = '情况有变';
const MY_OBJECTIONS = '{ myObjections { nodes { status decisionReason } } }';
const SAID = { content: '拟表彰下列志愿者', objectAt: '区志愿服务中心' };

let desk: AwardDesk;
let placeCode: string;
let officer: Officer;

beforeAll(async () => {
  desk = await AwardDesk.open();
  placeCode = await desk.service.newCommunity();
  officer = await desk.world.officer('COMMUNITY_OFFICER', placeCode);
  for (const minutes of [300, 200]) await desk.service.volunteer(placeCode, minutes);
}, 120_000);
afterAll(() => desk.app.stop());

/** Schemes are as of June again, when the world's tokens are good. */
const opened = async (change: object = {}): Promise<ShownCycle> => {
  const { id: schemeId } = await desk.scheme(placeCode, change);
  return desk.did(OPEN, { schemeId, period: '2026-05' });
};

describe('a scheme is validated as a whole', () => {
  it('each field of bad terms is named', async () => {
    const terms = { name: '优', places: 0, minimumMinutes: 0, provenances: [], description: ' ' };
    const input = { placeCode, terms: desk.terms(terms), idempotencyKey: newKey() };
    const { code, fields } = await desk.notices.refusal(CREATE, { input }, desk.district);
    expect(code).toBe('INVALID_INPUT');
    expect(fields?.map(({ path }) => path).sort()).toEqual(
      ['description', 'minimumMinutes', 'name', 'places', 'provenances'].map((name) => `input.terms.${name}`),
    );
  });

  it('is changed on the version that was read, and no more once it is retired', async () => {
    const scheme = await desk.scheme(placeCode, { squadKinds: ['PATROL', 'PATROL'] });
    expect(scheme).toMatchObject({ version: 1, squadKinds: ['PATROL'] });
    const change = { schemeId: scheme.id, version: 1, terms: desk.terms({ places: 3 }) };
    expect(await desk.did<ShownScheme>(CHANGE, change)).toMatchObject({
      version: 2,
      places: 3,
      squadKinds: [],
    });
    const again = await desk.notices.refusal(CHANGE, { input: change }, desk.district);
    expect(again.message).toBe('奖项方案已被他人修改（现为第 2 版），请重新载入后再改');
    expect(await desk.did<ShownScheme>(RETIRE, { schemeId: scheme.id })).toMatchObject({ places: 3 });
    const open = { schemeId: scheme.id, period: '2026-05' };
    for (const [mutated, input] of [
      [CHANGE, { ...change, version: 2 }],
      [RETIRE, { schemeId: scheme.id }],
      [OPEN, open],
    ] as const)
      expect(await desk.refused(mutated, input)).toBe('AWARD_SCHEME_RETIRED');
  });

  it('a change leaves the cycles under way as they began', async () => {
    const cycle = await opened({ places: 2 });
    const { schemeId } = cycle as ShownCycle & { schemeId: string };
    await desk.did(CHANGE, { schemeId, version: 1, terms: desk.terms({ name: '改名', places: 1 }) });
    const { steps: _, ...before } = cycle;
    expect(await desk.did(CLOSE_NOMINATIONS, { cycleId: cycle.id }).catch(() => null)).toBeNull();
    const first = (await desk.candidates(cycle.id))[0]?.id ?? '';
    expect(await desk.nominated(first, officer)).toMatchObject(before);
  });
});

describe('a cycle', () => {
  it('is of a period of its kind that is over, in which somebody qualifies, and one only', async () => {
    const { id: schemeId } = await desk.scheme(placeCode);
    for (const period of ['2026', '2026-13', '五月'])
      expect(await desk.refused(OPEN, { schemeId, period })).toBe('INVALID_INPUT');
    expect(await desk.refused(OPEN, { schemeId, period: '2026-06' })).toBe('AWARD_PERIOD_NOT_OVER');
    expect(await desk.refused(OPEN, { schemeId, period: '2026-04' })).toBe('AWARD_NOBODY_QUALIFIES');
    const opening = () => desk.did(OPEN, { schemeId, period: '2026-05' }).catch(() => null);
    const answers = await Promise.all(Array.from({ length: 6 }, opening));
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
    expect(await desk.refused(OPEN, { schemeId, period: '2026-05' })).toBe('AWARD_CYCLE_EXISTS');
  });

  it('skips no step, and cancelled says why; only then the period is begun again', async () => {
    const cycle = await opened();
    const { schemeId } = cycle as ShownCycle & { schemeId: string };
    const cycleId = cycle.id;
    const [candidate] = await desk.candidates(cycleId);
    const candidateId = candidate?.id ?? '';
    const review = { candidateId, approved: true, reason: REASON };
    expect(await desk.refused(CLOSE_NOMINATIONS, { cycleId })).toBe('NOBODY_NOMINATED');
    for (const [mutated, input] of [
      [REVIEW, review],
      [PUBLISH_AWARD, { cycleId, ...SAID }],
      [CONFER, desk.conferral(cycleId)],
    ] as const)
      expect(await desk.refused(mutated, input)).toBe('AWARD_CYCLE_STATUS_NOT_ALLOWED');
    await desk.nominated(candidateId, officer);
    await desk.did(CLOSE_NOMINATIONS, { cycleId });
    expect(await desk.refused(PUBLISH_AWARD, { cycleId, ...SAID })).toBe('NOMINATIONS_NOT_REVIEWED');
    await desk.reviewed(candidateId, false);
    expect(await desk.refused(PUBLISH_AWARD, { cycleId, ...SAID })).toBe('AWARD_NOBODY_LEFT');
    const cancelled = await desk.did(CANCEL, { cycleId, reason: REASON });
    expect(cancelled.status).toBe('CANCELLED');
    expect(cancelled.steps.at(-1)).toMatchObject({ kind: 'CANCELLED', reason: REASON });
    expect(await desk.refused(CANCEL, { cycleId, reason: REASON })).toBe('AWARD_CYCLE_STATUS_NOT_ALLOWED');
    expect(await desk.did(OPEN, { schemeId, period: '2026-05' })).toMatchObject({ status: 'NOMINATING' });
  });

  it('a cancelled one withdraws its notice; a withdrawn notice is published anew', async () => {
    const { id: cycleId } = await opened();
    desk.notices.moveTo('2026-06-16T02:00:00Z');
    const { noticeId } = await desk.broughtToNotice(cycleId, officer);
    const publish = { cycleId, ...SAID };
    expect(await desk.refused(PUBLISH_AWARD, publish)).toBe('AWARD_CYCLE_STATUS_NOT_ALLOWED');
    const own = { noticeId, reason: '内容有误' };
    for (const by of [desk.district, officer])
      expect(await desk.refused(WITHDRAW, own, by)).toBe('NOTICE_OF_PROCEDURE');
    expect(await desk.refused(WITHDRAW_AWARD, { cycleId, reason: '内容有误' }, officer)).toBe('FORBIDDEN');
    const withdrawn = await desk.did(WITHDRAW_AWARD, { cycleId, reason: '内容有误' });
    expect(withdrawn.steps.at(-1)).toMatchObject({ kind: 'NOTICE_WITHDRAWN', reason: '内容有误' });
    expect(await desk.refused(CONFER, desk.conferral(cycleId))).toBe('AWARD_NOTICE_WITHDRAWN');
    const again = await desk.did(PUBLISH_AWARD, publish);
    expect(again.noticeId).not.toBe(noticeId);
    await desk.did(CANCEL, { cycleId, reason: REASON });
    expect(await desk.ask(READ_NOTICE, { id: again.noticeId }, null)).toMatchObject({
      ...{ status: 'WITHDRAWN', endReason: REASON },
    });
  });

  it('rule 56: an objection is neither lost by a withdrawal nor decided by who nominated; given up with the cycle', async () => {
    const { id: cycleId } = await opened();
    desk.notices.moveTo('2026-06-16T02:00:00Z');
    const { noticeId } = await desk.broughtToNotice(cycleId, officer);
    const { entries } = await desk.ask<ShownNotice>(READ_NOTICE, { id: noticeId }, null);
    const author = await desk.world.person();
    const objection = desk.notices.objection(noticeId ?? '', entries[0]?.id);
    const { id: objectionId } = await desk.did<{ id: string }>(OBJECT, objection, author);
    expect(await desk.refused(WITHDRAW_AWARD, { cycleId, reason: '重新公示' })).toBe('OBJECTIONS_OPEN');
    const decision = { objectionId, upheld: false, reason: '核实过了' };
    expect(await desk.refused(DECIDE, decision, officer)).toBe('OBJECTION_CONCERNS_ONESELF');
    await desk.did(CANCEL, { cycleId, reason: REASON });
    const { nodes } = await desk.ask<{ nodes: object[] }>(MY_OBJECTIONS, {}, author);
    expect(nodes).toEqual([{ status: 'SETTLED', decisionReason: REASON }]);
  });

  it('is dated between the end of its notice and the day it is conferred', async () => {
    const { id: cycleId } = await opened();
    desk.notices.moveTo('2026-07-06T02:00:00Z');
    await desk.broughtToNotice(cycleId, officer);
    desk.notices.moveTo('2026-07-20T02:00:00Z');
    for (const conferredOn of ['2026-07-13', '2026-07-21'])
      expect(await desk.refused(CONFER, desk.conferral(cycleId, { conferredOn }))).toBe('INVALID_INPUT');
    const conferring = () => desk.did(CONFER, desk.conferral(cycleId, { conferredOn: '2026-07-15' }));
    const answers = await Promise.all(Array.from({ length: 6 }, () => conferring().catch(() => null)));
    expect(answers.filter((answer) => answer !== null)).toMatchObject([{ conferredOn: '2026-07-15' }]);
    expect(await desk.honours({ placeCode })).toHaveLength(2);
    expect(await desk.refused(CANCEL, { cycleId, reason: REASON })).toBe('AWARD_CYCLE_STATUS_NOT_ALLOWED');
  });
});

describe('who nominates and reviews', () => {
  it('an officer sees and nominates those of his own places only', async () => {
    desk.notices.moveTo('2026-06-15T02:00:00Z');
    const { id: cycleId } = await opened();
    expect(await desk.candidates(cycleId, desk.world.officerB)).toEqual([]);
    const candidateId = (await desk.candidates(cycleId))[0]?.id ?? '';
    const nomination = { candidateId, merit: '热心', reason: REASON };
    expect(await desk.refused(NOMINATE, nomination, desk.world.officerB)).toBe('NOT_FOUND');
    expect(await desk.refused(NOMINATE, nomination, desk.world.auditor)).toBe('FORBIDDEN');
    const asking = desk.notices.refusal(CANDIDATES, { cycleId }, await desk.world.person());
    expect((await asking).code).toBe('FORBIDDEN');
  });

  it('nobody nominates himself, twice, or reviews what he nominated', async () => {
    const { id, person } = await desk.world.volunteer({ communityCode: placeCode });
    if (!person) throw new Error('he has an account');
    await desk.service.served(id, 280);
    await desk.app.client.data(
      `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`,
      { input: { login: person.phone, role: 'COMMUNITY_OFFICER', placeCode } },
      { token: desk.world.administrator.token },
    );
    const { id: cycleId } = await opened();
    const candidates = await desk.candidates(cycleId);
    const [other, himself] = candidates.map((candidate) => candidate.id);
    const nomination = { merit: '热心', reason: REASON };
    expect(await desk.refused(NOMINATE, { ...nomination, candidateId: himself }, person)).toBe(
      'OWN_REGISTRATION',
    );
    await desk.nominated(other ?? '', desk.district);
    expect(await desk.refused(NOMINATE, { ...nomination, candidateId: other }, person)).toBe(
      'ALREADY_NOMINATED',
    );
    await desk.did(WITHDRAW_NOMINATION, { candidateId: other }, person);
    expect(await desk.refused(WITHDRAW_NOMINATION, { candidateId: other })).toBe('NOT_NOMINATED');
    await desk.nominated(other ?? '', desk.district);
    await desk.did(CLOSE_NOMINATIONS, { cycleId });
    const review = { approved: true, reason: REASON };
    expect(await desk.refused(REVIEW, { ...review, candidateId: other })).toBe('REVIEWED_BY_NOMINATOR');
    expect(await desk.refused(REVIEW, { ...review, candidateId: other }, officer)).toBe('FORBIDDEN');
    expect(await desk.refused(REVIEW, { ...review, candidateId: himself })).toBe('NOT_NOMINATED');
    const second = await desk.world.officer('DISTRICT_OFFICER', desk.district.placeCode);
    await desk.reviewed(other ?? '', true, second);
    expect(await desk.refused(REVIEW, { ...review, candidateId: other }, second)).toBe('NOMINATION_REVIEWED');
  });
});
