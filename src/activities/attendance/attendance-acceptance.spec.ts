import { describe, expect, it } from '@jest/globals';
import { ActivityStatus } from '../activity.entity.js';
import { countedTime, refusalByActivity, timeByAttestation } from './attendance-acceptance.js';

const TERMS = {
  ...{ checkInOpensMinutes: 20, checkOutClosesMinutes: 40 },
  ...{ lateAttendanceDays: 2, deviceClockToleranceMinutes: 10 },
};
const START = Date.parse('2026-06-15T14:00:00Z');
const ACTIVITY = {
  status: ActivityStatus.RUNNING,
  startAt: new Date(START),
  endAt: new Date(START + 14_400_000),
};
const at = (minutes: number, seconds = 0): Date => new Date(START + minutes * 60_000 + seconds * 1000);

const counted = (happenedAt: Date, receivedAt = at(2000)) =>
  countedTime(happenedAt, receivedAt, ACTIVITY, TERMS);

describe('whether an activity takes attendance', () => {
  const refusal = (status: ActivityStatus, receivedAt = at(0)) =>
    refusalByActivity({ ...ACTIVITY, status }, receivedAt, TERMS)?.code;

  it('once it runs, and for the late when it is over', () => {
    expect(refusal(ActivityStatus.RUNNING)).toBeUndefined();
    expect(refusal(ActivityStatus.FINISHED)).toBeUndefined();
  });

  it('not before it was started, and never when it was cancelled', () => {
    expect(refusal(ActivityStatus.DRAFT)).toBe('ATTENDANCE_NOT_OPEN');
    expect(refusal(ActivityStatus.PUBLISHED)).toBe('ATTENDANCE_NOT_OPEN');
    expect(refusal(ActivityStatus.CANCELLED)).toBe('ATTENDANCE_CANCELLED');
  });

  it('for so many days after its end, to the second', () => {
    const days = 240 + 2 * 1440;
    expect(refusal(ActivityStatus.FINISHED, at(days))).toBeUndefined();
    expect(refusal(ActivityStatus.FINISHED, at(days, 1))).toBe('ATTENDANCE_TOO_LATE');
  });
});

describe('which times are taken (rule 16)', () => {
  it('from the opening before the start to the close after the end, both included', () => {
    expect(counted(at(-20))).toEqual(at(-20));
    expect(counted(at(280))).toEqual(at(280));
    expect(() => counted(at(-20, -1))).toThrow(
      expect.objectContaining({ code: 'OUTSIDE_ATTENDANCE_WINDOW' }),
    );
    expect(() => counted(at(280, 1))).toThrow(expect.objectContaining({ code: 'OUTSIDE_ATTENDANCE_WINDOW' }));
  });

  it('of what is still to come, what a clock within the tolerance may say, as of now', () => {
    expect(counted(at(70), at(60))).toEqual(at(60));
    expect(() => counted(at(70, 1), at(60))).toThrow(
      expect.objectContaining({ code: 'ATTENDANCE_IN_FUTURE' }),
    );
  });
});

describe('what a device knows its clock to be wrong by', () => {
  const told = (clockOffsetSeconds: number) => ({ statedAt: at(30), clockOffsetSeconds, receivedAt: at(60) });

  it('is set right, within the tolerance', () => {
    expect(timeByAttestation(told(0), TERMS)).toEqual(at(30));
    expect(timeByAttestation(told(-600), TERMS)).toEqual(at(20));
    expect(timeByAttestation(told(600), TERMS)).toEqual(at(40));
    for (const seconds of [601, -601])
      expect(() => timeByAttestation(told(seconds), TERMS)).toThrow(
        expect.objectContaining({ code: 'CLOCK_OFFSET_TOO_LARGE' }),
      );
  });
});
