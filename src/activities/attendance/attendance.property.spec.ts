import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Provenance } from '../../kernel/vocabulary.js';
import { type AttendanceMark, attendanceOf, outcomeOf } from './attendance.js';
import { AttendanceKind, AttendanceProof } from './attendance-event.entity.js';

const ACTIVITY = {
  startAt: new Date('2026-06-15T14:00:00Z'),
  endAt: new Date('2026-06-15T18:00:00Z'),
  checkOutClosesMinutes: 60,
};
const CLOSES_AT = ACTIVITY.endAt.getTime() + ACTIVITY.checkOutClosesMinutes * 60_000;

const mark: fc.Arbitrary<Omit<AttendanceMark, 'clientEventId'>> = fc.record({
  kind: fc.constantFrom(...Object.values(AttendanceKind)),
  proof: fc.constantFrom(...Object.values(AttendanceProof)),
  // Coarse, so that events of one instant are common.
  happenedAt: fc
    .integer({ min: -8, max: 20 })
    .map((quarters) => new Date(ACTIVITY.startAt.getTime() + quarters * 15 * 60_000)),
});
const events = fc
  .array(mark, { maxLength: 12 })
  .map((marks) => marks.map((one, index): AttendanceMark => ({ ...one, clientEventId: `event-${index}` })));
const shuffled = events.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
);

describe('attendance is a function of the set of events', () => {
  it('whatever their order', () => {
    fc.assert(
      fc.property(shuffled, ([list, other]) =>
        expect(attendanceOf(other, ACTIVITY)).toEqual(attendanceOf(list, ACTIVITY)),
      ),
    );
  });

  it('intervals follow one another, none empty, none outside the time that counts', () => {
    fc.assert(
      fc.property(events, (list) => {
        const { intervals } = attendanceOf(list, ACTIVITY);
        let from = ACTIVITY.startAt.getTime();
        for (const { startAt, endAt } of intervals) {
          expect(startAt.getTime()).toBeGreaterThanOrEqual(from);
          expect(endAt.getTime()).toBeGreaterThan(startAt.getTime());
          expect(endAt.getTime()).toBeLessThanOrEqual(CLOSES_AT);
          from = endAt.getTime();
        }
      }),
    );
  });

  it('each interval begins with a check-in and ends with a check-out of its own', () => {
    fc.assert(
      fc.property(events, (list) => {
        const count = (kind: AttendanceKind): number => list.filter((one) => one.kind === kind).length;
        const { intervals, openSince } = attendanceOf(list, ACTIVITY);
        expect(intervals.length).toBeLessThanOrEqual(count(AttendanceKind.CHECK_OUT));
        expect(intervals.length + (openSince ? 1 : 0)).toBeLessThanOrEqual(count(AttendanceKind.CHECK_IN));
      }),
    );
  });

  it('nothing rests on the code that a leader’s word is part of', () => {
    fc.assert(
      fc.property(events, (list) => {
        const attested = list.map((one) => ({ ...one, proof: AttendanceProof.LEADER }));
        const { intervals } = attendanceOf(attested, ACTIVITY);
        expect(intervals.every(({ provenance }) => provenance === Provenance.LEADER_ATTESTED)).toBe(true);
      }),
    );
  });

  it('an attested end at the close ends whatever was open, and only adds', () => {
    fc.assert(
      fc.property(events, (list) => {
        const before = attendanceOf(list, ACTIVITY);
        const end: AttendanceMark = {
          ...{ clientEventId: 'the-end', kind: AttendanceKind.CHECK_OUT, proof: AttendanceProof.LEADER },
          happenedAt: new Date(CLOSES_AT + 1),
        };
        const after = attendanceOf([...list, end], ACTIVITY);
        expect(outcomeOf(after)).not.toBe('END_MISSING');
        expect(after.intervals.slice(0, before.intervals.length)).toEqual(before.intervals);
      }),
    );
  });
});
