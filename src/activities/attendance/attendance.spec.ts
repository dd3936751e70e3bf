import { describe, expect, it } from '@jest/globals';
import { addedIntervals, type AttendanceMark, attendanceOf, minutesLate, outcomeOf } from './attendance.js';
import { AttendanceKind, AttendanceProof } from './attendance-event.entity.js';

/** A patrol from 22:00 to 02:00 in Shanghai. */
const PATROL = {
  startAt: new Date('2026-06-15T14:00:00Z'),
  endAt: new Date('2026-06-15T18:00:00Z'),
  checkOutClosesMinutes: 60,
};

let sequence = 0;
const mark = (kind: AttendanceKind, minutes: number, proof = AttendanceProof.CODE): AttendanceMark => ({
  clientEventId: `event-${String((sequence += 1)).padStart(4, '0')}`,
  ...{ kind, proof, happenedAt: new Date(PATROL.startAt.getTime() + minutes * 60_000) },
});
const came = (minutes: number, proof?: AttendanceProof) => mark(AttendanceKind.CHECK_IN, minutes, proof);
const left = (minutes: number, proof?: AttendanceProof) => mark(AttendanceKind.CHECK_OUT, minutes, proof);

const reckon = (...events: AttendanceMark[]) => attendanceOf(events, PATROL);
/** Intervals as minutes after the planned start. */
const minutesOf = (...events: AttendanceMark[]): [number, number][] =>
  reckon(...events).intervals.map(({ startAt, endAt }) => [
    (startAt.getTime() - PATROL.startAt.getTime()) / 60_000,
    (endAt.getTime() - PATROL.startAt.getTime()) / 60_000,
  ]);

describe('rule 16: from check-in to check-out', () => {
  it('counts what was served, not what was planned (ephios#66)', () => {
    expect(minutesOf(came(0), left(240))).toEqual([[0, 240]]);
    expect(minutesOf(came(25), left(200))).toEqual([[25, 200]]);
    expect(minutesOf(came(0), left(275))).toEqual([[0, 275]]);
  });

  it('counts nothing before the planned start nor after the check-out has closed', () => {
    expect(minutesOf(came(-20), left(240))).toEqual([[0, 240]]);
    expect(minutesOf(came(0), left(330))).toEqual([[0, 300]]);
    expect(minutesOf(came(-20), left(-5))).toEqual([]);
  });

  it('a break makes two intervals', () => {
    expect(minutesOf(came(0), left(60), came(90), left(240))).toEqual([
      [0, 60],
      [90, 240],
    ]);
  });

  it('a second check-in meanwhile, and a check-out of nobody who is there, count for nothing', () => {
    expect(minutesOf(came(0), came(30), left(240))).toEqual([[0, 240]]);
    expect(minutesOf(left(-10), came(0), left(120), left(240))).toEqual([[0, 120]]);
    expect(outcomeOf(reckon(left(200)))).toBe('NO_SHOW');
  });

  it('does not ask in which order the events came in', () => {
    const events = [came(0), left(60), came(90), left(240)];
    expect(minutesOf(...events.toReversed())).toEqual(minutesOf(...events));
  });
});

describe('rule 17: no end, no hours', () => {
  it('a check-in without a check-out credits nothing', () => {
    expect(reckon(came(0))).toMatchObject({ intervals: [], openSince: PATROL.startAt });
    expect(outcomeOf(reckon(came(0)))).toBe('END_MISSING');
  });

  it('until the leader attests the end; it then rests on his word', () => {
    const attended = reckon(came(0), left(240, AttendanceProof.LEADER));
    expect(attended.intervals).toMatchObject([{ provenance: 'LEADER_ATTESTED' }]);
    expect(outcomeOf(attended)).toBe('ATTENDED');
  });

  it('what was whole before counts, and the missing end is still missing', () => {
    const attended = reckon(came(0), left(60), came(90));
    expect(attended.intervals).toHaveLength(1);
    expect(outcomeOf(attended)).toBe('END_MISSING');
  });
});

describe('rule 19: provenance', () => {
  it.each([
    [AttendanceProof.CODE, AttendanceProof.CODE, 'CHECKED_IN'],
    [AttendanceProof.CODE, AttendanceProof.LEADER, 'LEADER_ATTESTED'],
    [AttendanceProof.LEADER, AttendanceProof.CODE, 'LEADER_ATTESTED'],
    [AttendanceProof.LEADER, AttendanceProof.LEADER, 'LEADER_ATTESTED'],
  ])('from %s to %s is %s', (start, end, provenance) => {
    expect(reckon(came(0, start), left(60, end)).intervals).toMatchObject([{ provenance }]);
  });
});

describe('late, early, missing', () => {
  it('who comes late is late by his minutes, and not missing (karrot-backend PR#1280)', () => {
    const late = reckon(came(40), left(240));
    expect(minutesLate(late, PATROL)).toBe(40);
    expect(outcomeOf(late)).toBe('ATTENDED');
  });

  it('who comes early, or not at all, is not late', () => {
    expect(minutesLate(reckon(came(-10), left(60)), PATROL)).toBe(0);
    expect(minutesLate(reckon(), PATROL)).toBe(0);
    expect(outcomeOf(reckon())).toBe('NO_SHOW');
  });
});

describe('events that come after the activity was settled', () => {
  const added = (before: AttendanceMark[], late: AttendanceMark[]) =>
    addedIntervals(reckon(...before), reckon(...before, ...late));

  it('settle who has nothing recorded yet', () => {
    expect(added([], [came(0), left(240)])).toHaveLength(1);
    expect(added([came(0)], [left(240, AttendanceProof.LEADER)])).toHaveLength(1);
    expect(added([], [came(0)])).toEqual([]);
  });

  it('change nothing of who is settled', () => {
    expect(added([came(0), left(240)], [left(245)])).toBeNull();
    expect(added([came(0), left(240)], [came(241), left(250)])).toBeNull();
  });

  it('complete a missing end, and leave alone what is recorded', () => {
    const before = [came(0), left(60), came(90)];
    expect(added(before, [left(240)])).toHaveLength(1);
    expect(added(before, [left(30)])).toBeNull();
  });
});
