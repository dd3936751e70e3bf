import { describe, expect, it } from '@jest/globals';
import { AwardPeriodKind, awardPeriodBefore, awardPeriodOf, daysOfAwardPeriod } from './award-period.js';

const { YEAR, MONTH } = AwardPeriodKind;

describe('rule 40: the period of an award', () => {
  it.each([
    [YEAR, '2026', '2026'],
    [MONTH, '2026-05', '2026-05'],
    [YEAR, '2026-05', null],
    [MONTH, '2026', null],
    [MONTH, '2026-13', null],
    [MONTH, '2026-00', null],
    [YEAR, '1899', null],
    [YEAR, '2200', null],
    [YEAR, ' 2026', null],
    [YEAR, '２０２６', null],
  ])('%s names by “%s” the period %s', (kind, text, period) => {
    expect(awardPeriodOf(kind, text)).toBe(period);
  });

  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
  ])('%s lasts from %s to %s', (period, fromDay, untilDay) => {
    expect(daysOfAwardPeriod(period)).toEqual({ fromDay, untilDay });
  });

  it.each([
    [YEAR, '2026-12-31', '2025'],
    [YEAR, '2027-01-01', '2026'],
    [MONTH, '2026-03-31', '2026-02'],
    [MONTH, '2027-01-01', '2026-12'],
  ])('on the last %s before %s is over %s', (kind, day, period) => {
    expect(awardPeriodBefore(kind, day)).toBe(period);
  });
});
