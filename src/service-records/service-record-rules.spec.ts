import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STATE_COUNCIL_CALENDAR } from '../kernel/working-calendar-cn.js';
import {
  measureService,
  officeForDayTotal,
  officeForLateness,
  officeSuffices,
} from './service-record-rules.js';

const at = (text: string): Date => new Date(`${text}+08:00`);
const TERMS = { unitMinutes: 30, training: false };

describe('rule 20: credit', () => {
  it('is rounded down on the whole record', () => {
    expect(measureService(at('2026-06-10T09:00'), at('2026-06-10T10:29'), TERMS)).toEqual({
      rawMinutes: 89,
      creditedMinutes: 60,
      days: [{ day: '2026-06-10', rawMinutes: 89, creditedMinutes: 60 }],
    });
  });
  it('training is kept with none', () => {
    expect(
      measureService(at('2026-06-10T09:00'), at('2026-06-10T12:00'), { ...TERMS, training: true })
        .creditedMinutes,
    ).toBe(0);
  });
});

describe('rule 18: over midnight the minutes are split by day', () => {
  it('what rounding takes is missing from the last day', () => {
    const { creditedMinutes, days } = measureService(at('2026-06-10T23:45'), at('2026-06-11T00:50'), TERMS);
    expect(creditedMinutes).toBe(60);
    expect(days).toEqual([
      { day: '2026-06-10', rawMinutes: 15, creditedMinutes: 15 },
      { day: '2026-06-11', rawMinutes: 50, creditedMinutes: 45 },
    ]);
  });
  it('the days always add up to the record', () => {
    const start = fc.date({ min: at('2026-01-01T00:00'), max: at('2026-12-31T00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 1440 }),
        fc.integer({ min: 1, max: 120 }),
        (startAt, minutes, unitMinutes) => {
          const endAt = new Date(startAt.getTime() + minutes * 60_000);
          const { rawMinutes, creditedMinutes, days } = measureService(startAt, endAt, {
            unitMinutes,
            training: false,
          });
          expect(days.reduce((sum, part) => sum + part.rawMinutes, 0)).toBe(rawMinutes);
          expect(days.reduce((sum, part) => sum + part.creditedMinutes, 0)).toBe(creditedMinutes);
          for (const part of days) expect(part.creditedMinutes).toBeLessThanOrEqual(part.rawMinutes);
        },
      ),
    );
  });
});

describe('rule 24: lateness', () => {
  const terms = { enterWithinWorkingDays: 10, districtOnlyAfterDays: 90, calendar: STATE_COUNCIL_CALENDAR };
  it.each([
    ['2026-06-15', 'SQUAD_LEADER'],
    ['2026-06-26', 'SQUAD_LEADER'],
    ['2026-06-29', 'SQUAD_LEADER'],
    ['2026-06-30', 'STREET'],
    ['2026-09-10', 'STREET'],
    ['2026-09-11', 'DISTRICT'],
  ])('service of 12 June entered on %s: %s', (enteredOn, office) => {
    expect(officeForLateness(at('2026-06-12T10:00'), enteredOn, terms)).toBe(office);
  });
});

describe('rule 22: day totals', () => {
  const limits = { dayLimitCommunityMinutes: 480, dayLimitStreetMinutes: 720 };
  it.each([
    [480, 'SQUAD_LEADER'],
    [481, 'STREET'],
    [720, 'STREET'],
    [721, 'DISTRICT'],
  ])('%i minutes: %s', (total, office) => expect(officeForDayTotal(total, limits)).toBe(office));

  it('a higher office may what a lower one may, not the other way round', () => {
    expect(officeSuffices('DISTRICT', 'STREET')).toBe(true);
    expect(officeSuffices('COMMUNITY', 'SQUAD_LEADER')).toBe(true);
    expect(officeSuffices('COMMUNITY', 'STREET')).toBe(false);
  });
});
