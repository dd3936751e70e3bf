import { describe, expect, it } from '@jest/globals';
import { Problem } from '../kernel/problem.js';
import { daysOf, periodKeyOf, periodsOfDay, type RankingPeriod, RankingPeriodKind } from './period.js';

const { ALL, YEAR, MONTH, RANGE } = RankingPeriodKind;

function faultsOf(period: RankingPeriod): string[] {
  try {
    periodKeyOf(period);
  } catch (error) {
    if (error instanceof Problem) return error.fields.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
  return [];
}

describe('the period of a ranking (rule 51)', () => {
  it('is all time, a year or a month', () => {
    expect(periodKeyOf({ kind: ALL })).toBe('ALL');
    expect(periodKeyOf({ kind: YEAR, year: 2026 })).toBe('2026');
    expect(periodKeyOf({ kind: MONTH, year: 2026, month: 5 })).toBe('2026-05');
    expect(periodKeyOf({ kind: MONTH, year: 2026, month: 12 })).toBe('2026-12');
    expect(periodKeyOf({ kind: ALL, year: null, month: null })).toBe('ALL');
  });

  it('names each part that is missing', () => {
    expect(faultsOf({ kind: YEAR })).toEqual(['period.year PERIOD_PART_REQUIRED']);
    expect(faultsOf({ kind: MONTH })).toEqual([
      'period.year PERIOD_PART_REQUIRED',
      'period.month PERIOD_PART_REQUIRED',
    ]);
  });

  it('names each part that does not belong there', () => {
    expect(faultsOf({ kind: ALL, year: 2026 })).toEqual(['period.year PERIOD_PART_NOT_ALLOWED']);
    expect(faultsOf({ kind: YEAR, year: 2026, month: 5 })).toEqual(['period.month PERIOD_PART_NOT_ALLOWED']);
  });

  it.each([
    [{ kind: MONTH, year: 2026, month: 0 }, 'period.month FIELD_RANGE'],
    [{ kind: MONTH, year: 2026, month: 13 }, 'period.month FIELD_RANGE'],
    [{ kind: MONTH, year: 2026, month: 1.5 }, 'period.month FIELD_RANGE'],
    [{ kind: YEAR, year: 1899 }, 'period.year FIELD_RANGE'],
    [{ kind: YEAR, year: 2200 }, 'period.year FIELD_RANGE'],
  ])('refuses what is no year or month: %j', (period, fault) => {
    expect(faultsOf(period)).toEqual([fault]);
  });

  it('is a range of days, both included', () => {
    const range = { kind: RANGE, fromDay: '2026-05-20', untilDay: '2026-06-15' };
    expect(daysOf(periodKeyOf(range))).toEqual({ fromDay: '2026-05-20', untilDay: '2026-06-15' });
    expect(daysOf(periodKeyOf({ ...range, untilDay: '2026-05-20' }))?.untilDay).toBe('2026-05-20');
    for (const key of ['ALL', '2026', '2026-05']) expect(daysOf(key)).toBeNull();
    expect(faultsOf({ kind: RANGE, fromDay: '2026-05-20' })).toEqual([
      'period.untilDay PERIOD_PART_REQUIRED',
    ]);
    expect(faultsOf({ ...range, untilDay: '2026-05-19' })).toEqual(['period.untilDay PERIOD_ORDER']);
    expect(faultsOf({ ...range, year: 2026 })).toEqual(['period.year PERIOD_PART_NOT_ALLOWED']);
    expect(faultsOf({ kind: ALL, fromDay: '2026-05-20' })).toEqual([
      'period.fromDay PERIOD_PART_NOT_ALLOWED',
    ]);
  });

  it('counts a service day for all time, its year and its month', () => {
    expect(periodsOfDay('2026-05-31')).toEqual(['ALL', '2026', '2026-05']);
  });
});
