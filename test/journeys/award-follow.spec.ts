import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AwardDesk,
  CANCEL,
  CONFER,
  CYCLES,
  HONOURS_OF,
  NOMINATE,
  OPEN,
  REVOKE_HONOUR,
  type ShownCycle,
  type ShownHonour,
} from '../support/award-desk.js';
import { MERGE, SUSPEND } from '../support/volunteer-desk.js';
import type { Officer } from '../support/world.js';

const DELETE = `mutation ($input: DeleteMyDataInput!) { deleteMyData(input: $input) }`;

let desk: AwardDesk;
let officer: Officer;

beforeAll(async () => {
  desk = await AwardDesk.open();
}, 120_000);
afterAll(() => desk.app.stop());

/** A community of its own with an officer. */
const community = async (): Promise<string> => {
  desk.notices.moveTo('2026-06-15T02:00:00Z');
  const placeCode = await desk.service.newCommunity();
  officer = await desk.world.officer('COMMUNITY_OFFICER', placeCode);
  return placeCode;
};
/** Somebody who served twice in May. */
const servedTwice = async (placeCode: string): Promise<{ id: string; records: string[] }> => {
  const id = await desk.service.volunteer(placeCode, 300);
  return { id, records: [await desk.service.served(id, 100, { day: '2026-05-21' })] };
};
const opened = async (placeCode: string, change: object = {}): Promise<ShownCycle> => {
  const { id: schemeId } = await desk.scheme(placeCode, change);
  return desk.did(OPEN, { schemeId, period: '2026-05' });
};
const conferred = async (cycleId: string): Promise<void> => {
  desk.notices.moveTo('2026-07-06T02:00:00Z');
  await desk.broughtToNotice(cycleId, officer);
  desk.notices.moveTo('2026-07-14T02:00:00Z');
  await desk.did(CONFER, desk.conferral(cycleId));
};
const honoursOf = async (volunteerId: string): Promise<readonly ShownHonour[]> =>
  (await desk.ask<{ nodes: ShownHonour[] }>(HONOURS_OF, { volunteerId })).nodes;

describe('rule 40: what counts', () => {
  it('is the scheme’s: its provenance, its squads, its period, its least minutes', async () => {
    const placeCode = await community();
    const id = await desk.service.volunteer(placeCode, 120);
    await desk.service.served(id, 1000, { day: '2026-05-22', provenance: 'BACKFILLED' as never });
    await desk.service.served(id, 60, { day: '2026-05-23', squadKind: 'MEDIATION' as never });
    await desk.service.served(id, 30, { day: '2026-05-24', squadKind: null });
    await desk.service.served(id, 500, { day: '2026-06-01' });
    await desk.service.volunteer(placeCode, 30);
    const minutesOf = async (change: object) =>
      (await desk.candidates((await opened(placeCode, change)).id)).map(({ minutes }) => minutes);
    expect(await minutesOf({})).toEqual([210]);
    expect(await minutesOf({ squadKinds: ['PATROL', 'RIGHTS'] })).toEqual([120]);
    expect(await minutesOf({ provenances: ['BACKFILLED'] })).toEqual([1000]);
    expect(await minutesOf({ minimumMinutes: 30 })).toEqual([210, 30]);
  });

  it('who is suspended is no candidate', async () => {
    const placeCode = await community();
    const [id] = [await desk.service.volunteer(placeCode, 200), await desk.service.volunteer(placeCode, 100)];
    await desk.did(SUSPEND, { volunteerId: id, reason: '违反服务纪律' }, officer);
    const candidates = await desk.candidates((await opened(placeCode)).id);
    expect(candidates.map(({ rank, minutes }) => [rank, minutes])).toEqual([[1, 100]]);
  });
});

describe('rule 26: awards follow what is voided', () => {
  it('before conferring: he is not nominated, or left out', async () => {
    const placeCode = await community();
    const [early, late] = [await servedTwice(placeCode), await servedTwice(placeCode)];
    const { id: cycleId } = await opened(placeCode);
    await desk.service.voided(early.records[0] ?? '', early.id);
    const candidates = await desk.candidates(cycleId);
    expect(candidates.map(({ minutes, currentMinutes }) => minutes - currentMinutes).sort()).toEqual([
      0, 100,
    ]);
    const gone = candidates.find(({ volunteerId }) => volunteerId === early.id)?.id ?? '';
    const nomination = { input: { candidateId: gone, merit: '热心', reason: '群众公认' } };
    expect((await desk.notices.refusal(NOMINATE, nomination, officer)).message).toBe(
      '候选人现有 300 分钟，低于候选线 400 分钟（有记录作废）',
    );
    const kept = candidates.find(({ volunteerId }) => volunteerId === late.id)?.id ?? '';
    await desk.nominated(kept, officer);
    // Voided while the notice is open.
    desk.notices.moveTo('2026-07-06T02:00:00Z');
    await desk.did('mutation ($input: AwardCycleInput!) { closeNominations(input: $input) { id } }', {
      cycleId,
    });
    await desk.reviewed(kept);
    await desk.noticed(cycleId);
    await desk.service.voided(late.records[0] ?? '', late.id);
    desk.notices.moveTo('2026-07-14T02:00:00Z');
    expect(await desk.refused(CONFER, desk.conferral(cycleId))).toBe('AWARD_NOBODY_LEFT');
    await desk.did(CANCEL, { cycleId, reason: '记录作废' });
  });

  it('after it: the honour is flagged, until the service is there again or the office revokes it, with a reason', async () => {
    const placeCode = await community();
    const { id, records } = await servedTwice(placeCode);
    const { id: cycleId } = await opened(placeCode);
    await conferred(cycleId);
    expect(await desk.flagged(placeCode)).toEqual([]);
    await desk.service.voided(records[0] ?? '', id);
    const [flagged] = await desk.flagged(placeCode);
    expect(flagged).toMatchObject({ minutes: 400, revokedAt: null, flaggedAt: '2026-07-14T02:00:00.000Z' });
    expect((await desk.honours({ placeCode }))[0]?.flaggedAt).toBeNull();
    await desk.service.served(id, 110, { day: '2026-05-21' });
    expect(await desk.flagged(placeCode)).toEqual([]);
    await desk.service.voided(await desk.service.served(id, 30, { day: '2026-05-25' }), id);
    expect(await desk.flagged(placeCode)).toEqual([]);
    const revoke = { commendationId: flagged?.id, reason: '材料失实' };
    expect(await desk.did<ShownHonour>(REVOKE_HONOUR, revoke)).toMatchObject({ revokeReason: '材料失实' });
    expect(await desk.refused(REVOKE_HONOUR, revoke)).toBe('COMMENDATION_REVOKED');
    const [shown] = await desk.honours({ placeCode });
    expect(shown).toMatchObject({ revokedAt: '2026-07-14T02:00:00.000Z', revokeReason: null });
    expect(await honoursOf(id)).toMatchObject([{ revokeReason: '材料失实' }]);
  });
});

describe('rule 4: a merge carries candidacies and honours', () => {
  it('to the registration that remains; what both have, it keeps', async () => {
    const placeCode = await community();
    const [into, from] = [await servedTwice(placeCode), await servedTwice(placeCode)];
    const both = await opened(placeCode);
    const [, first] = [await conferred(both.id), await opened(placeCode, { places: 1, minimumMinutes: 400 })];
    expect(await desk.candidates(first.id)).toHaveLength(2);
    await desk.did(MERGE, { duplicateId: from.id, intoId: into.id, reason: '同一人' });
    await desk.app.settled();
    expect(await honoursOf(into.id)).toMatchObject([{ revokedAt: null }]);
    const honours = await desk.honours({ placeCode });
    expect(honours.map(({ revokedAt }) => revokedAt !== null).sort()).toEqual([false, true]);
    desk.notices.moveTo('2026-06-15T02:00:00Z');
    const only = await servedTwice(placeCode);
    const lone = await opened(placeCode, { minimumMinutes: 350 });
    await desk.did(MERGE, { duplicateId: only.id, intoId: into.id, reason: '同一人' });
    await desk.app.settled();
    expect((await desk.candidates(lone.id)).map(({ volunteerId }) => volunteerId)).toContain(into.id);
  });
});

describe('§ 10: who deletes his data', () => {
  it('stays honoured, without a name and without what officers wrote about him', async () => {
    const placeCode = await community();
    const { id, person } = await desk.world.volunteer({ communityCode: placeCode, name: '周周周' });
    if (!person) throw new Error('he has an account');
    await desk.service.served(id, 240);
    const { id: cycleId } = await opened(placeCode);
    await conferred(cycleId);
    await desk.ask(DELETE, { input: { confirmation: '周周周' } }, person);
    await desk.app.settled();
    const [shown] = await desk.honours({ placeCode });
    expect(shown).toMatchObject({ anonymous: true, minutes: null, revokedAt: null });
    const written = await desk.app.uow.read((view) =>
      view.rows(
        `SELECT k.merit, k.nomination_reason, k.review_reason, c.merit AS honour FROM award_candidate k
           JOIN commendation c ON c.cycle_id = k.cycle_id AND c.volunteer_id = k.volunteer_id WHERE k.cycle_id = :cycleId`,
        { cycleId },
      ),
    );
    const erased = '本人已注销 · the person’s data was erased';
    expect(written).toEqual([
      { merit: erased, nomination_reason: erased, review_reason: erased, honour: erased },
    ]);
  });
});

describe('rule 40: cycles open by themselves', () => {
  const cyclesOf = async (schemeId: string, placeCode: string) =>
    (await desk.ask<{ nodes: ShownCycle[] }>(CYCLES, { placeCode, schemeId })).nodes;

  it('ten working days after the period, once however often it runs; a cancelled one is not begun again', async () => {
    const placeCode = await community();
    const id = await desk.service.volunteer(placeCode, 10);
    const { id: schemeId } = await desk.scheme(placeCode, { minimumMinutes: 30 });
    await desk.service.served(id, 90, { day: '2026-06-20' });
    desk.notices.moveTo('2026-07-14T15:59:59Z');
    await desk.runJob();
    expect(await cyclesOf(schemeId, placeCode)).toEqual([]);
    desk.notices.moveTo('2026-07-14T16:00:00Z');
    await Promise.all([desk.runJob(), desk.runJob()]);
    await desk.runJob();
    const cycles = await cyclesOf(schemeId, placeCode);
    expect(cycles).toMatchObject([
      { period: '2026-06', status: 'NOMINATING', steps: [{ kind: 'OPENED', byAccountId: null }] },
    ]);
    const candidates = await desk.candidates(cycles[0]?.id ?? '');
    await desk.runJob();
    expect(await desk.candidates(cycles[0]?.id ?? '')).toEqual(candidates);
    await desk.did(CANCEL, { cycleId: cycles[0]?.id, reason: '本月不评' });
    await desk.runJob();
    expect(await cyclesOf(schemeId, placeCode)).toHaveLength(1);
  });

  it('not while nobody qualifies, and not of what was over before there was a scheme', async () => {
    const placeCode = await community();
    await desk.service.volunteer(placeCode, 500);
    const { id: schemeId } = await desk.scheme(placeCode);
    await desk.runJob();
    desk.notices.moveTo('2026-07-20T02:00:00Z');
    await desk.runJob();
    expect(await cyclesOf(schemeId, placeCode)).toEqual([]);
  });
});
