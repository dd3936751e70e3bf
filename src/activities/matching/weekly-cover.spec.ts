import { describe, expect, it } from '@jest/globals';
import { coverOf } from './weekly-cover.js';

/** 12 June 2026 is a Friday. */
const at = (time: string, day = '2026-06-12'): Date => new Date(`${day}T${time}:00+08:00`);
const FRIDAY = { weekday: 5, fromMinute: 8 * 60, untilMinute: 12 * 60 };
const span = (startAt: Date, endAt: Date) => ({ startAt, endAt });

describe('how much of a span lies within the times of a week', () => {
  it('is all of it between the first and the last minute, in Beijing time', () => {
    expect(coverOf(span(at('08:00'), at('12:00')), [FRIDAY])).toBe(1);
    expect(coverOf(span(at('09:00'), at('10:00')), [FRIDAY])).toBe(1);
  });

  it('is a part where it begins before or ends after', () => {
    expect(coverOf(span(at('07:00'), at('09:00')), [FRIDAY])).toBe(0.5);
    expect(coverOf(span(at('11:00'), at('15:00')), [FRIDAY])).toBe(0.25);
    expect(coverOf(span(at('07:00'), at('13:00')), [FRIDAY])).toBeCloseTo(4 / 6);
  });

  it('is nothing at another time, on another day, or without any times', () => {
    expect(coverOf(span(at('12:00'), at('13:00')), [FRIDAY])).toBe(0);
    expect(coverOf(span(at('09:00', '2026-06-13'), at('10:00', '2026-06-13')), [FRIDAY])).toBe(0);
    expect(coverOf(span(at('09:00'), at('10:00')), [])).toBe(0);
  });

  it('adds up over midnight and from Sunday to Monday', () => {
    const night = [
      { weekday: 7, fromMinute: 22 * 60, untilMinute: 24 * 60 },
      { weekday: 1, fromMinute: 0, untilMinute: 60 },
    ];
    const sundayNight = span(at('22:00', '2026-06-14'), at('02:00', '2026-06-15'));
    expect(coverOf(sundayNight, night)).toBe(0.75);
    expect(coverOf(sundayNight, night.slice(1))).toBe(0.25);
  });
});
