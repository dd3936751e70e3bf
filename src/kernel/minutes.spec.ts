import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { creditedMinutes, wholeMinutesBetween } from './minutes.js';

describe('rule 20: credit in whole units, rounded down', () => {
  it.each([
    [89, 60],
    [60, 60],
    [59, 30],
    [30, 30],
    [29, 0],
    [0, 0],
  ])('%i minutes of service credit %i', (raw, credited) => {
    expect(creditedMinutes(raw, 30)).toBe(credited);
  });

  it('is the largest multiple of the unit that fits, whatever the unit', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 600 }), (raw, unit) => {
        const credited = creditedMinutes(raw, unit);
        expect(credited % unit).toBe(0);
        expect(credited).toBeLessThanOrEqual(raw);
        expect(credited + unit).toBeGreaterThan(raw);
      }),
    );
  });

  it('refuses what is not a number of minutes', () => {
    for (const raw of [-1, 1.5, NaN]) expect(() => creditedMinutes(raw, 30)).toThrow(RangeError);
    for (const unit of [0, -30, 0.5]) expect(() => creditedMinutes(60, unit)).toThrow(RangeError);
  });
});

describe('minutes between two instants', () => {
  it('counts whole minutes only', () => {
    const start = new Date('2026-06-01T00:00:00Z');
    expect(wholeMinutesBetween(start, new Date('2026-06-01T00:59:59Z'))).toBe(59);
    expect(wholeMinutesBetween(start, start)).toBe(0);
    expect(wholeMinutesBetween(start, new Date('2026-05-31T00:00:00Z'))).toBe(0);
  });
});
