import { describe, expect, it } from '@jest/globals';
import { closableFrom, decideUntil } from './notice-period.js';

const PERIOD = { noticeDays: 7, noticeWorkingDays: 5 };
const PLAIN = { holidays: [], makeUpDays: [] };
const at = (text: string): Date => new Date(text);

describe('rule 55: how long a notice is open', () => {
  it('is seven whole days after the day of publication, whatever the hour', () => {
    for (const hour of ['2026-06-14T16:00:00Z', '2026-06-15T02:00:00Z', '2026-06-15T15:59:59Z'])
      expect(closableFrom(at(hour), PERIOD, PLAIN)).toEqual(at('2026-06-22T16:00:00Z'));
  });

  it('is longer when fewer than five of them are worked', () => {
    const calendar = { holidays: ['2026-06-19', '2026-06-22'], makeUpDays: [] };
    expect(closableFrom(at('2026-06-15T02:00:00Z'), PERIOD, calendar)).toEqual(at('2026-06-24T16:00:00Z'));
    expect(
      closableFrom(at('2026-06-15T02:00:00Z'), PERIOD, { ...calendar, makeUpDays: ['2026-06-20'] }),
    ).toEqual(at('2026-06-23T16:00:00Z'));
  });
});

describe('rule 56: until when an objection is decided', () => {
  it('is ten working days after the day on which it came', () => {
    expect(decideUntil(at('2026-06-15T15:59:00Z'), 10, PLAIN)).toBe('2026-06-29');
    expect(decideUntil(at('2026-06-15T16:00:00Z'), 10, PLAIN)).toBe('2026-06-30');
  });
});
