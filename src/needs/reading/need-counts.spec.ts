import { describe, expect, it } from '@jest/globals';
import { NeedStatus as S } from '../need.entity.js';
import { ConfidentialCounts, type NeedTally, wholePeriodOf } from './need-counts.js';

const STREET = '510502001';
const DISTRICT = '510502';
const [A, B, C] = ['510502001001', '510502001002', '510502001003'];
const JUNE = '2026-06';
const YEAR = '2026';
const SMALLEST = 5;

const tally = (communityCode: string, status: S, count: number, month = JUNE): NeedTally => ({
  communityCode,
  month,
  status,
  count,
});
/** What is shown of places, periods and states when the tallies are these. */
const shownOf =
  (...tallies: NeedTally[]) =>
  (placeCode: string, period: string, status: S | null = null): number | null =>
    new ConfidentialCounts(tallies, SMALLEST).shown({ placeCode, period, status });

describe('rule 13: no number below the smallest is shown', () => {
  it('as many as the smallest are shown, fewer or none are not', () => {
    const shown = shownOf(tally(A, S.OPEN, 5), tally(B, S.OPEN, 4));
    expect([A, B, C].map((place) => shown(place, JUNE, S.OPEN))).toEqual([5, null, null]);
  });

  it('the smallest is the policy’s', () => {
    const counts = new ConfidentialCounts([tally(A, S.OPEN, 4)], 3);
    expect(counts.shown({ placeCode: A, period: JUNE, status: null })).toBe(4);
  });
});

describe('rule 13: nor one from which it could be worked out', () => {
  it('a total with one small state beside shown ones', () => {
    const shown = shownOf(tally(A, S.OPEN, 9), tally(A, S.DECLINED, 1));
    expect([shown(A, YEAR, S.OPEN), shown(A, YEAR)]).toEqual([9, null]);
  });

  it('a total with two small states, unless they are enough together', () => {
    const few = shownOf(tally(A, S.OPEN, 9), tally(A, S.DECLINED, 1), tally(A, S.WITHDRAWN, 2));
    expect(few(A, YEAR)).toBeNull();
    const enough = shownOf(tally(A, S.OPEN, 9), tally(A, S.DECLINED, 2), tally(A, S.WITHDRAWN, 3));
    expect(enough(A, YEAR)).toBe(14);
    expect([S.OPEN, S.DECLINED, S.WITHDRAWN].map((status) => enough(A, YEAR, status))).toEqual([
      9,
      null,
      null,
    ]);
  });

  it('a street’s or district’s sum without its other communities', () => {
    const shown = shownOf(tally(A, S.OPEN, 6), tally(B, S.OPEN, 7), tally(C, S.OPEN, 2));
    expect([A, B, C].map((place) => shown(place, YEAR, S.OPEN))).toEqual([6, 7, null]);
    expect([shown(STREET, YEAR, S.OPEN), shown(DISTRICT, YEAR)]).toEqual([null, null]);
    expect(shownOf(tally(A, S.OPEN, 6), tally(B, S.OPEN, 7))(STREET, YEAR, S.OPEN)).toBe(13);
  });

  it('a year’s sum without its other months', () => {
    const shown = shownOf(tally(A, S.OPEN, 6), tally(A, S.OPEN, 2, '2026-05'));
    expect([shown(A, JUNE), shown(A, '2026-05'), shown(A, YEAR)]).toEqual([6, null, null]);
  });

  it('totals of two communities without the street’s number of one of their states', () => {
    const both = [A, B].flatMap((place) => [tally(place, S.OPEN, 3), tally(place, S.DECLINED, 2)]);
    const shown = shownOf(...both);
    expect([shown(A, YEAR), shown(B, YEAR), shown(STREET, YEAR)]).toEqual([5, 5, 10]);
    expect([shown(STREET, YEAR, S.OPEN), shown(STREET, YEAR, S.DECLINED)]).toEqual([null, null]);
  });
});

describe('rule 13: what is small by itself still counts', () => {
  it('for the year, where the months have too few', () => {
    const shown = shownOf(tally(A, S.OPEN, 3), tally(A, S.OPEN, 2, '2026-05'));
    expect([shown(A, JUNE), shown(A, '2026-05'), shown(A, YEAR), shown(A, YEAR, S.OPEN)]).toEqual([
      ...[null, null],
      ...[5, 5],
    ]);
  });

  it('for the street, where its communities have too few', () => {
    const shown = shownOf(tally(A, S.OPEN, 9), tally(A, S.DECLINED, 2), tally(B, S.OPEN, 4));
    expect([shown(A, YEAR), shown(B, YEAR), shown(STREET, YEAR), shown(DISTRICT, YEAR)]).toEqual([
      ...[null, null],
      ...[15, 15],
    ]);
  });
});

describe('periods in which what is confidential is counted', () => {
  it.each([
    ['2026-06-01', '2026-06-30', '2026-06'],
    ['2024-02-01', '2024-02-29', '2024-02'],
    ['2026-12-01', '2026-12-31', '2026-12'],
    ['2026-01-01', '2026-12-31', '2026'],
    ['2026-01-01', '2026-11-30', null],
    ['2026-06-01', '2026-06-29', null],
    ['2026-06-02', '2026-06-30', null],
    ['2026-07-01', '2027-06-30', null],
  ])('%s to %s', (from, until, period) => expect(wholePeriodOf(from, until)).toBe(period));
});
