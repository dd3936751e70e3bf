import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AttendanceOutcome, SignUpStatus } from '../../src/activities/sign-ups/sign-up.entity.js';
import { Outbox } from '../../src/platform/events/outbox.js';
import type { Slot } from '../support/service-desk.js';
import { VerificationDesk, YESTERDAY } from '../support/verification-desk.js';
import type { Person, World } from '../support/world.js';

let desk: VerificationDesk;
let world: World;

beforeAll(async () => {
  desk = await VerificationDesk.open();
  ({ world } = desk);
});
/** So that what the officers enter here is no burst of entries. */
beforeEach(() => desk.app.clock.advanceSeconds(11 * 60));
afterAll(() => desk.app.stop());

const enter = async (volunteerId: string, slot: Slot, change: object = {}, by?: Person): Promise<string> =>
  (await desk.service.enter(desk.service.draft(volunteerId, { day: YESTERDAY, ...slot }, change), by)).id;

/** The figures of a record's signals by their kind, as the database keeps them. */
async function signalsOn(recordId: string): Promise<Record<string, unknown>> {
  await desk.app.settled();
  const rows = await desk.app.uow.read((view) =>
    view.rows<{ kind: string; details: string }>(
      'SELECT kind, details FROM record_signal WHERE record_id = :recordId ORDER BY kind',
      { recordId },
    ),
  );
  return Object.fromEntries(rows.map(({ kind, details }) => [kind, JSON.parse(details) as unknown]));
}

describe('rule 28: overlap across units', () => {
  const { CONFIRMED, INVITED, OFFERED, WAITING, CANCELLED } = SignUpStatus;
  let squadId: string;
  beforeAll(async () => {
    ({ squadId } = await desk.ledSquad());
  });

  it.each([
    ['a place held a minute too long', '10:59', { status: CONFIRMED }, 1],
    ['a place that begins when the record ends', '11:00', { status: CONFIRMED }, null],
    ['a place offered', '10:00', { status: OFFERED }, 60],
    ['a place attended', '10:00', { status: CONFIRMED, attendance: AttendanceOutcome.ATTENDED }, 60],
    ['a place not used', '10:00', { status: CONFIRMED, attendance: AttendanceOutcome.NO_SHOW }, null],
    ['an invitation', '10:00', { status: INVITED }, null],
    ['the waiting list', '10:00', { status: WAITING }, null],
    ['a place given back', '10:00', { status: CANCELLED }, null],
  ])('with %s at another unit’s activity', async (_, from, state, overlapMinutes) => {
    const volunteerId = await desk.volunteerId();
    await desk.signUp(await desk.activity({ squadId, from }), volunteerId, state);
    const recordId = await enter(volunteerId, { from: '09:00', minutes: 120 });
    const expected = overlapMinutes ? { OVERLAP_ACROSS_UNITS: { overlaps: 1, overlapMinutes } } : {};
    expect(await signalsOn(recordId)).toEqual(expected);
  });

  it('with attendance at an organisation’s activity of which no record was made, and not with the unit’s own', async () => {
    const { id: organisationId } = await desk.organisation('合唱队');
    const volunteerId = await desk.member(squadId);
    for (const unit of [{ organisationId }, { squadId }])
      await desk.unrecorded(await desk.activity(unit), volunteerId, { code: 'OVERLAPPING_RECORD' });
    const signals = await signalsOn(await enter(volunteerId, { from: '10:00', minutes: 120 }, { squadId }));
    expect(signals).toEqual({ OVERLAP_ACROSS_UNITS: { overlaps: 1, overlapMinutes: 60 } });
  });

  it('with a record that another unit entered and somebody rejected', async () => {
    const [elsewhere, alike] = [await desk.member(squadId), await desk.volunteerId()];
    await desk.service.reject([await enter(elsewhere, {}, { squadId }), await enter(alike, {})]);
    const overlap = { overlaps: 1, overlapMinutes: 60 };
    expect(await signalsOn(await enter(elsewhere, {}))).toEqual({ OVERLAP_ACROSS_UNITS: overlap });
    expect(await signalsOn(await enter(alike, {}))).toEqual({});
  });

  it('with who was at work here: the record that was there first is signalled when attendance comes in', async () => {
    const [volunteerId, activityId] = [await desk.volunteerId(), await desk.activity({ squadId })];
    const recordId = await enter(volunteerId, { from: '10:00', minutes: 120 });
    expect(await signalsOn(recordId)).toEqual({});
    const signUpId = await desk.signUp(activityId, volunteerId);
    const intervals = [{ startAt: `${YESTERDAY}T01:00:00Z`, endAt: `${YESTERDAY}T03:00:00Z` }];
    await desk.app.uow.write((transaction) =>
      desk.app.get(Outbox).emit(transaction, 'AttendanceSettled', {
        ...{ activityId, volunteerId, signUpId, byAccountId: world.officerA.accountId },
        intervals: intervals.map((interval) => ({ ...interval, provenance: 'CHECKED_IN' })),
      }),
    );
    expect(await signalsOn(recordId)).toEqual({
      OVERLAP_ACROSS_UNITS: { overlaps: 1, overlapMinutes: 60 },
    });
  });
});

describe('rule 28: implausible span', () => {
  it('of more than eight hours', async () => {
    const eightHours = await enter(await desk.volunteerId(), { minutes: 480 });
    const aMinuteMore = await enter(await desk.volunteerId(), { minutes: 481 });
    expect(await signalsOn(eightHours)).toEqual({});
    expect(await signalsOn(aMinuteMore)).toEqual({
      IMPLAUSIBLE_SPAN: { spanMinutes: 481, minutesIn24Hours: 481 },
    });
  });

  it('of sixteen hours within 24 together with others, rejected ones apart', async () => {
    const last = async (minutes: number): Promise<string> => {
      const id = await desk.volunteerId();
      await enter(id, { from: '00:00', minutes: 450 });
      await enter(id, { from: '08:00', minutes: 450 });
      return enter(id, { from: '22:00', minutes });
    };
    expect(await signalsOn(await last(59))).toEqual({});
    expect(await signalsOn(await last(60))).toEqual({
      IMPLAUSIBLE_SPAN: { spanMinutes: 60, minutesIn24Hours: 960 },
    });
    const rested = await desk.volunteerId();
    await desk.service.reject([await enter(rested, { from: '00:00', minutes: 450 })]);
    await enter(rested, { from: '08:00', minutes: 450 });
    expect(await signalsOn(await enter(rested, { from: '22:00', minutes: 60 }))).toEqual({});
  });
});

describe('rule 28: many entries by one person in a short time', () => {
  const manyOf = async (clerk: Person, count: number): Promise<string[]> => {
    const volunteerId = await desk.volunteerId();
    const slots = Array.from({ length: count }, (_, index) => ({
      day: YESTERDAY,
      from: `${String(6 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`,
      minutes: 30,
    }));
    const drafts = slots.map((slot) => desk.service.draft(volunteerId, slot));
    return (await desk.service.enterMany(drafts, clerk)).map(({ record }) => record?.id ?? '');
  };
  const clerk = () => world.officer('COMMUNITY_OFFICER', world.communityA);

  it('twenty within ten minutes are signalled, the first with the last', async () => {
    const by = await clerk();
    const first = await manyOf(by, 19);
    expect(await signalsOn(first[0] ?? '')).toEqual({});
    desk.app.clock.advanceSeconds(600);
    const last = await enter(await desk.volunteerId(), {}, {}, by);
    const burst = { MANY_ENTRIES: { entries: 20, withinMinutes: 10 } };
    for (const id of [first[0], first[18], last]) expect(await signalsOn(id ?? '')).toEqual(burst);
  });

  it('twenty in more than ten minutes, or by two people, are not', async () => {
    const [by, other] = [await clerk(), await clerk()];
    const first = await manyOf(by, 19);
    await enter(await desk.volunteerId(), {}, {}, other);
    desk.app.clock.advanceSeconds(601);
    const last = await enter(await desk.volunteerId(), {}, {}, by);
    for (const id of [first[0], last]) expect(await signalsOn(id ?? '')).toEqual({});
  });

  it('what attendance made is no entry', async () => {
    const [{ squadId }, by] = [await desk.ledSquad(), await clerk()];
    const activityId = await desk.activity({ squadId });
    const ids: string[] = [];
    for (let person = 0; person < 20; person += 1)
      ids.push(await desk.attended(activityId, await desk.volunteerId(), by));
    for (const id of [ids[0], ids[19]]) expect(await signalsOn(id ?? '')).toEqual({});
  });
});

describe('rule 28: soon after registration', () => {
  it.each([
    [0, { daysAfterRegistration: 0 }],
    [3, { daysAfterRegistration: 3 }],
    [4, null],
  ])('service %i days after it', async (daysAgo, figures) => {
    const { id } = await desk.volunteer({}, daysAgo);
    const recordId = await enter(id, { day: '2026-06-25', from: '08:00' });
    expect(await signalsOn(recordId)).toEqual(figures ? { SOON_AFTER_REGISTRATION: figures } : {});
  });
});

describe('whatever is signalled', () => {
  it('is refused to nobody: the record is entered, confirmed and credited', async () => {
    const { id } = await desk.volunteer({}, 0);
    const recordId = await enter(id, { day: '2026-06-25', from: '00:00', minutes: 480 });
    expect(Object.keys(await signalsOn(recordId))).toEqual(['SOON_AFTER_REGISTRATION']);
    expect(await desk.service.refusedConfirmation(recordId)).toBeNull();
    expect(await desk.service.entries([recordId])).toHaveLength(1);
  });

  it('is raised once, however often it is told of', async () => {
    const { id } = await desk.volunteer({}, 0);
    const recordId = await enter(id, { day: '2026-06-25', from: '08:00' });
    const rows = async () => {
      await desk.app.settled();
      return desk.app.uow.read((view) =>
        view.rows('SELECT * FROM record_signal WHERE record_id = :recordId', { recordId }),
      );
    };
    const before = await rows();
    desk.app.clock.advanceSeconds(60);
    await desk.app.uow.write((transaction) =>
      desk.app.get(Outbox).emit(transaction, 'ServiceRecordEntered', { recordIds: [recordId, recordId] }),
    );
    expect(before).toHaveLength(1);
    expect(await rows()).toEqual(before);
  });

  it('is found on what stands in for a voided record, whose own time is no overlap', async () => {
    const { id } = await desk.volunteer({}, 0);
    const slot = { day: '2026-06-25', from: '08:00' };
    const recordId = await enter(id, slot);
    await desk.service.confirm([recordId]);
    const record = desk.service.draft(id, slot);
    const input = { recordId, reason: '误记', record, idempotencyKey: 'replace-soon-1' };
    const replacement = await desk.mutate<{ id: string }>(
      'replaceServiceRecord',
      '{ id }',
      input,
      world.officerA,
    );
    expect(await signalsOn(replacement.id)).toEqual({
      SOON_AFTER_REGISTRATION: { daysAfterRegistration: 0 },
    });
  });
});
